package import Catalog
package import Ledger
package import Messaging

/// An event in words, with the names that the catalog has today; what was removed keeps its number.
package struct ToldEvent {
    private let event: LifeEvent
    private let catalog: CatalogSnapshot
    private let showsReceivers: Bool

    /// - Parameter showsReceivers: whether receivers stand there as they are; otherwise they are masked,
    ///   in providers' words too.
    package init(_ event: LifeEvent, in catalog: CatalogSnapshot, showsReceivers: Bool = false) {
        self.event = event
        self.catalog = catalog
        self.showsReceivers = showsReceivers
    }

    /// What is known of it, each under the name that it has in the log and in JSON.
    package var members: [JSONObject.Member] {
        var members: [JSONObject.Member] = []
        func add(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { members.append((name, .string(text))) }
        }
        add("task", event.delivery?.description)
        add("batch", event.batch?.description)
        add("app", application)
        add("channel", channel)
        add("receiver", receiver)
        add("state", event.state.word)
        if let attempt = event.attempt { members.append(("attempt", .integer(attempt))) }
        add("account", event.account.map(account))
        add("outcome", event.outcome)
        add("code", said.code)
        add("reason", said.text)
        return members + more
    }

    /// What happened, for who sees nothing else.
    package var wholeSentence: String {
        guard case .accepted(let receivers, let due) = event.what else { return sentence }
        return "accepted from \(application) on \(channel) for \(receiver ?? "\(receivers) receivers")"
            + Self.waiting(until: due)
    }

    /// What happened, beside the names, without a full stop.
    package var sentence: String {
        switch event.what {
        case .accepted(let receivers, let due):
            (event.delivery == nil ? "accepted for \(receivers) receivers" : "accepted")
                + Self.waiting(until: due)
        case .attemptBegan(let insteadOf):
            "\(attempt) begins" + (insteadOf.map { ", instead of \(account($0))" } ?? "")
        case .attemptFinished(let finished, _):
            "\(attempt): \(finished.result.outcome.name)\(words); \(Self.consequence(finished.disposition))"
        case .attemptDeclaredUncertain(let declared):
            "\(attempt): uncertain, the daemon stopped while it was under way; "
                + Self.consequence(declared.disposition)
        case .attemptAnswered(let answered):
            "\(attempt): the provider was asked and says \(answered.answer.name)\(words); "
                + Self.consequence(answered.disposition)
        case .receiptArrived(let receipt):
            "receipt for \(attempt): \(receipt.isDelivered ? "delivered" : "failed")\(words)"
                + (receipt.followUp.map { "; \(Self.consequence($0.disposition))" } ?? "")
        case .controlled(let controlled, let effect):
            "\(controlled.control.name) wanted by \(controlled.by): \(effect.words)"
        case .ended: end
        }
    }

    // MARK: Names

    private var application: String {
        catalog.application(event.line.application)?.name ?? event.line.application.key
    }

    private var channel: String { catalog.channel(event.line.channel)?.name ?? "\(event.line.channel)" }

    private func account(_ id: AccountID) -> String { catalog.account(id)?.name ?? "account \(id)" }

    private var receiver: String? { event.recipient.map { showsReceivers ? $0.address : $0.description } }

    // MARK: Words

    private var attempt: String {
        "attempt \(event.attempt ?? 0)" + (event.account.map { " through \(account($0))" } ?? "")
    }

    /// The provider's code and words, or our own.
    private var said: (code: String, text: String) {
        let (code, text): (String, String) =
            switch event.what {
            case .attemptFinished(let finished, _): (finished.result.code, finished.result.text)
            case .receiptArrived(let receipt): (receipt.code, receipt.text)
            case .ended(let code, let text): (code, text)
            case .attemptAnswered(let answered):
                switch answered.answer {
                case .delivered(let code, let text), .failed(let code, let text): (code, text)
                case .silent(let text): ("", text)
                case .underWay, .absent, .unlisted: ("", "")
                }
            case .accepted, .attemptBegan, .attemptDeclaredUncertain, .controlled: ("", "")
            }
        guard !showsReceivers, let recipient = event.recipient else { return (code, text) }
        return (recipient.masking(code), recipient.masking(text))
    }

    private var words: String {
        let words = [said.code, said.text].filter { !$0.isEmpty }.joined(separator: " ")
        return words.isEmpty ? "" : " (\(words))"
    }

    private var end: String {
        switch event.state {
        case .delivered: "delivered"
        case .unconfirmed: "unconfirmed: no receipt came in time"
        case .failed: "failed for good\(words)"
        case .expired: "expired: it was too late to send it"
        case .uncertain: "uncertain for good: it may have arrived, and is not repeated\(words)"
        case .cancelled: "cancelled"
        case .waiting, .inFlight, .awaitingReceipt, .settling, .held: event.state.name
        }
    }

    private static func waiting(until due: Timestamp?) -> String { due.map { "; due at \($0)" } ?? "" }

    private static func consequence(_ disposition: Disposition) -> String {
        disposition.name + (disposition.moment.map { " at \($0)" } ?? "")
    }

    /// What only some kinds have.
    private var more: [JSONObject.Member] {
        switch event.what {
        case .accepted(let receivers, let due):
            (event.delivery == nil ? [("receivers", .integer(receivers))] : [])
                + (due.map { [("next_at", .string($0.precise))] } ?? [])
        case .attemptBegan(let insteadOf):
            insteadOf.map { [("instead_of", .string(account($0)))] } ?? []
        case .attemptFinished(let finished, let took):
            Self.members(of: finished.disposition, rule: finished.rule)
                + (took.map { [("took_ms", .integer($0.milliseconds))] } ?? [])
        case .attemptDeclaredUncertain(let declared): Self.members(of: declared.disposition, rule: "")
        case .attemptAnswered(let answered):
            Self.members(of: answered.disposition, rule: answered.rule)
        case .receiptArrived(let receipt):
            receipt.followUp.map { Self.members(of: $0.disposition, rule: $0.rule) } ?? []
        case .controlled(let controlled, let effect):
            [
                ("control", .string(controlled.control.name)), ("by", .string(controlled.by)),
                ("effect", .string(effect.word)),
            ]
        case .ended: []
        }
    }

    private static func members(of disposition: Disposition, rule: String) -> [JSONObject.Member] {
        [("disposition", .string(disposition.name))]
            + (disposition.moment.map { [("next_at", .string($0.precise))] } ?? [])
            + (rule.isEmpty ? [] : [("rule", .string(rule))])
    }
}

extension ControlEffect {
    /// What came of the wish, for programs.
    fileprivate var word: String {
        switch self {
        case .ignored: "ignored"
        case .done: "done"
        case .wished: "wished"
        }
    }

    /// What came of the wish, for people.
    fileprivate var words: String {
        switch self {
        case .ignored: "it changed nothing"
        case .done: "done"
        case .wished: "it holds once the attempt that is under way has failed"
        }
    }
}
