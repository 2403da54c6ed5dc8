package import Catalog
import Ledger
import Messaging
package import Policy

/// Decides what follows from receipts that say that a message did not arrive: by the operator's failure
/// rules, else the delivery ends as reported.
package struct ReceiptJudge: Sendable {
    /// What follows, and whom it tells.
    struct Judged: Sendable {
        var followUp: ReceiptFollowUp?
        var alert: Alert?
    }

    private let catalog: @Sendable () -> CatalogSnapshot
    private let rules: RuleBook
    private let dice: @Sendable () -> UInt64

    /// A judge by the catalog's rules; `dice` gives any number, a new one at each call.
    package init(
        catalog: @escaping @Sendable () -> CatalogSnapshot, rules: RuleBook = RuleBook(),
        dice: @escaping @Sendable () -> UInt64
    ) {
        self.catalog = catalog
        self.rules = rules
        self.dice = dice
    }

    /// - Parameter outcome: what the account's table makes of the receipt's code.
    func judge(
        _ notice: ReceiptNotice, of matched: MatchedAttempt, through account: AccountID, outcome: Outcome,
        at moment: Timestamp
    ) -> Judged {
        let catalog = catalog()
        guard let provider = catalog.account(account)?.provider else { return Judged() }
        let failure = Failure(
            scene: .callbackFailure, provider: provider, medium: matched.medium, code: notice.code,
            text: notice.text, outcome: nil, channel: matched.line.channel,
            application: matched.line.application, messageClass: matched.messageClass)
        let verdict = rules.set(of: catalog.version) { catalog.rules }.verdict(on: failure)
        guard let rule = verdict.rule else { return Judged() }
        let alert = verdict.alert.map { terms in
            Alert(
                rule: rule, terms: terms, failure: failure, account: catalog.account(account)?.name ?? "",
                delivery: matched.attempt.delivery, recipient: matched.recipient, at: moment)
        }
        // An earlier attempt's receipt says nothing of the one after it, and nobody is written to who is not
        // to be.
        guard matched.attempt.number >= matched.attempts, outcome != .rejected(.recipientBlocked) else {
            return Judged(alert: alert)
        }
        let followUp = judgement(on: matched, without: account, in: catalog).followUp(
            ofReceiptFor: matched.attempt.number, through: account, line: matched.line, now: moment,
            dice: dice(), verdict: verdict)
        return Judged(followUp: followUp, alert: alert)
    }

    private func judgement(
        on matched: MatchedAttempt, without account: AccountID, in catalog: CatalogSnapshot
    ) -> Judgement {
        let channel = catalog.channel(matched.line.channel)
        let others = (channel?.bindings ?? []).filter { binding in
            binding.isEnabled && binding.account != account && !matched.excluded.contains(binding.account)
                && catalog.account(binding.account)?.takesAttempts == true
        }
        return Judgement(
            messageClass: matched.messageClass, whenUncertain: channel?.whenUncertain ?? .stop,
            attemptsMax: channel?.attemptsMax ?? 1, recognisesRepeats: false,
            hasAnotherAccount: !others.isEmpty, expiresAt: matched.expiresAt,
            receiptTimeout: channel?.receiptTimeout ?? Channel.defaultReceiptTimeout)
    }
}
