import Ledger
import Messaging

/// What a receipt says about the attempt that was found for it.
struct ReceiptVerdict {
    /// Two receipts with the same word about the same attempt are one.
    struct Word: Hashable, Sendable {
        let attempt: AttemptID
        let isDelivered: Bool
    }

    private let notice: ReceiptNotice
    private let matched: MatchedAttempt
    private let account: AccountID
    private let moment: Timestamp

    init(
        _ notice: ReceiptNotice, of matched: MatchedAttempt, through account: AccountID, at moment: Timestamp
    ) {
        self.notice = notice
        self.matched = matched
        self.account = account
        self.moment = moment
    }

    var word: Word { Word(attempt: matched.attempt, isDelivered: notice.isDelivered) }

    /// Whether the ledger does not know it already. What a second, different word about an attempt changes
    /// is the ledger's to decide: an end that a provider reported never goes back.
    var isNews: Bool {
        let end: DeliveryState = notice.isDelivered ? .delivered : .failed
        return !(matched.hasReceipt && matched.state == end)
    }

    /// The receipt with what follows from it, whom that tells, and that its recipient is not to be written to
    /// where the code says so.
    func events(answers: AnswerTable, judge: ReceiptJudge) -> [Event] {
        var receipt = ReceiptArrived(
            attempt: matched.attempt, at: moment, isDelivered: notice.isDelivered, code: notice.code,
            text: notice.text, reportedAt: notice.at)
        guard !notice.isDelivered else { return [.receiptArrived(receipt)] }
        let outcome = answers.rule(for: notice.code, words: notice.text).outcome
        let judged = judge.judge(notice, of: matched, through: account, outcome: outcome, at: moment)
        receipt.followUp = judged.followUp
        let events = [.receiptArrived(receipt)] + (judged.alert.map { [Event.alertRaised($0)] } ?? [])
        guard outcome == .rejected(.recipientBlocked) else { return events }
        let suppression = Suppression(
            medium: matched.medium, recipient: matched.recipient, reason: .blocked, account: account,
            at: moment, text: notice.text.isEmpty ? notice.code : "\(notice.code): \(notice.text)")
        return events + [.recipientSuppressed(suppression)]
    }
}
