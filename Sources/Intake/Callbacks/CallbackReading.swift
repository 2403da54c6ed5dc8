import Ledger
import Messaging

/// What a callback says. A value: what follows from it is decided here, and kept by ``ReceiptDesk``.
struct CallbackReading: Sendable {
    let callback: CallbackReceived
    /// Its receipts that can have an attempt at all.
    let notices: [ReceiptNotice]
    private let optOuts: [(recipient: Recipient, words: String)]
    /// What is wrong with it; empty when all of it was read.
    let problem: String

    /// Reads `callback`; `format` is nil where its account or provider is gone.
    init(_ callback: CallbackReceived, format: CallbackFormat?) {
        self.callback = callback
        var findings: [CallbackFinding] = []
        var problem = ""
        if let format {
            do {
                findings = try format.read(callback)
            } catch {
                problem = error.sentence
            }
        } else {
            problem = "Its account is gone, or belongs to a provider that sends no receipts."
        }
        var notices: [ReceiptNotice] = []
        var optOuts: [(recipient: Recipient, words: String)] = []
        for finding in findings {
            switch finding {
            case .receipt(let notice): notices.append(notice)
            case .optOut(let recipient, let words): optOuts.append((recipient, words))
            }
        }
        // A receipt that names no message would otherwise be taken for any message without a name.
        let nameless = notices.count { $0.attempt == nil && $0.providerMessageID.isEmpty }
        if nameless > 0 {
            notices.removeAll { $0.attempt == nil && $0.providerMessageID.isEmpty }
            problem = "\(nameless) of its receipts name no message."
        }
        self.notices = notices
        self.optOuts = optOuts
        self.problem = problem
    }

    /// What follows, the last of it that the callback was read.
    ///
    /// - Parameters:
    ///   - matches: for each of ``notices`` the attempt that it speaks of, nil where none is known yet.
    ///   - told: the verdicts of what is recorded together with this; grows.
    func events(
        matches: [MatchedAttempt?], answers: AnswerTable, judge: ReceiptJudge,
        told: inout Set<ReceiptVerdict.Word>, at now: Timestamp
    ) -> [Event] {
        var events: [Event] = []
        var parked: [ReceiptNotice] = []
        for (notice, match) in zip(notices, matches) {
            guard let match else {
                parked.append(notice)
                continue
            }
            let verdict = ReceiptVerdict(notice, of: match, through: callback.account, at: callback.at)
            guard verdict.isNews, told.insert(verdict.word).inserted else { continue }
            events += verdict.events(answers: answers, judge: judge)
        }
        events += optOuts.map { recipient, words in
            // Only text messages can be answered at the vendors whose replies we know.
            .recipientSuppressed(
                Suppression(
                    medium: .sms, recipient: recipient, reason: .optedOut, account: callback.account,
                    at: callback.at, text: words))
        }
        let read = CallbackRead(
            id: callback.id, account: callback.account, at: now, matched: notices.count - parked.count,
            parked: parked, problem: problem)
        return events + [.callbackRead(read)]
    }
}
