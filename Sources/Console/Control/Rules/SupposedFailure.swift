import Catalog
import Messaging
import Policy
import Web

/// A failure that nobody had, for a dry run of the rules.
struct SupposedFailure {
    /// One attempt, and what follows from its failure.
    struct Follow {
        let attempt: Int
        let disposition: Disposition
        let pause: Duration

        var json: JSONValue {
            [
                "attempt": .integer(attempt), "disposition": .string(disposition.name),
                "after_seconds": .number(JSONNumber(Double(pause.milliseconds) / 1000)),
            ]
        }
    }

    let failure: Failure
    private let judgement: Judgement

    /// How far a course is told: rules allow twenty retries at most.
    private static let attemptsMax = 21

    /// Reads `scene`, `provider`, `type`, `error_code`, `error_message`, `outcome`, `channel` and `app`. What
    /// the outcome is not told is taken from what the provider's code means.
    init(_ body: JSONReading, catalog: CatalogSnapshot) throws(Refusal) {
        let channel = try Self.channel(body, catalog)
        let code = try body.text("error_code") ?? ""
        let text = try body.text("error_message") ?? ""
        let named = try body.text("provider")
        let provider = if let named { named } else { try Self.provider(of: channel, catalog) }
        guard let description = catalog.provider(provider) else {
            throw Refusal(
                .invalidParameter, "There is no provider “\(provider)”; see message-push providers.",
                field: "provider")
        }
        let scene = try Self.scene(body)
        let medium = try Self.medium(body) ?? channel?.medium ?? description.media.first ?? .sms
        let known = try Self.outcome(body)
        let outcome = known ?? description.answers.rule(for: code, words: text).outcome
        failure = Failure(
            scene: scene, provider: provider, medium: medium, code: code, text: text,
            outcome: scene == .sendFailure ? outcome : nil, channel: channel?.id ?? ChannelID(0),
            application: try Self.application(body, catalog), messageClass: channel?.messageClass ?? .notice)
        judgement = Judgement(
            messageClass: channel?.messageClass ?? .notice, whenUncertain: channel?.whenUncertain ?? .stop,
            attemptsMax: channel?.attemptsMax ?? 5, recognisesRepeats: false,
            hasAnotherAccount: (channel?.bindings.count { $0.isEnabled } ?? 0) > 1,
            expiresAt: .distantFuture, receiptTimeout: Channel.defaultReceiptTimeout)
    }

    /// What follows if each attempt fails in the same way, until the delivery is over. Waits are told as
    /// they are written, before chance moves them.
    func course(_ verdict: RuleVerdict) -> [Follow] {
        let start = Timestamp(seconds: 0)
        var course: [Follow] = []
        for number in 1...Self.attemptsMax {
            let disposition = disposition(number, verdict, now: start)
            let pause = disposition.moment.map { $0 - start } ?? .zero
            course.append(Follow(attempt: number, disposition: disposition, pause: pause))
            switch disposition {
            case .retry, .tryAnotherAccount: continue
            case .done, .awaitReceipt, .ask, .fail, .leaveUncertain: return course
            }
        }
        return course
    }

    private func disposition(_ number: Int, _ verdict: RuleVerdict, now: Timestamp) -> Disposition {
        if let outcome = failure.outcome {
            return judgement.disposition(
                of: AttemptResult(outcome, code: failure.code, text: failure.text), number: number, now: now,
                dice: nil, verdict: verdict)
        }
        let line = Line(
            lane: failure.messageClass.lane, application: failure.application, channel: failure.channel)
        return judgement.followUp(
            ofReceiptFor: number, through: AccountID(0), line: line, now: now, dice: nil, verdict: verdict)?
            .disposition ?? .fail
    }

    // MARK: Reading

    private static func scene(_ body: JSONReading) throws(Refusal) -> FailureRule.Scene {
        guard let word = try body.text("scene") else { return .sendFailure }
        guard let scene = FailureRule.Scene(rawValue: word) else {
            throw Refusal(
                .invalidParameter, "The scene is send_failure or callback_failure.", field: "scene")
        }
        return scene
    }

    private static func medium(_ body: JSONReading) throws(Refusal) -> Medium? {
        guard let word = try body.text("type") else { return nil }
        guard let medium = Medium(rawValue: word) else {
            let words = Medium.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.invalidParameter, "The type must be one of: \(words).", field: "type")
        }
        return medium
    }

    private static func outcome(_ body: JSONReading) throws(Refusal) -> Outcome? {
        guard let word = try body.text("outcome") else { return nil }
        guard let outcome = Outcome(name: word), outcome != .delivered, outcome != .accepted else {
            let words = Outcome.all.filter { $0 != .delivered && $0 != .accepted }.map(\.name)
            throw Refusal(
                .invalidParameter, "The outcome must be one of: \(words.joined(separator: ", ")).",
                field: "outcome")
        }
        return outcome
    }

    private static func channel(_ body: JSONReading, _ catalog: CatalogSnapshot) throws(Refusal) -> Channel? {
        guard let name = try body.text("channel") else { return nil }
        guard let channel = catalog.channel(named: name) else {
            throw Refusal(.channelNotFound, "There is no channel “\(name)”.", field: "channel")
        }
        return channel
    }

    private static func application(
        _ body: JSONReading, _ catalog: CatalogSnapshot
    ) throws(Refusal) -> ApplicationID {
        guard let name = try body.text("app") else { return ApplicationID("") }
        guard let application = catalog.application(named: name) else {
            throw Refusal(.invalidParameter, "There is no app “\(name)”.", field: "app")
        }
        return application.id
    }

    /// The provider of the channel's first account.
    private static func provider(of channel: Channel?, _ catalog: CatalogSnapshot) throws(Refusal) -> String {
        let account = channel?.bindings.first.flatMap { catalog.account($0.account) }
        guard let account else { throw JSONReading.missing("provider") }
        return account.provider
    }
}
