package import Ledger
package import Messaging

/// The receipts window: makes a provider's later word about an attempt durable.
package struct ReceiptIntake: Sendable {
    private let bookkeeper: Bookkeeper
    private let judge: ReceiptJudge
    private let answers: @Sendable (AccountID) -> AnswerTable
    private let time: any TimeSource

    /// A window that records in `bookkeeper`'s journal.
    ///
    /// - Parameter answers: what the codes of an account mean.
    package init(
        bookkeeper: Bookkeeper, judge: ReceiptJudge,
        answers: @escaping @Sendable (AccountID) -> AnswerTable, time: any TimeSource
    ) {
        self.bookkeeper = bookkeeper
        self.judge = judge
        self.answers = answers
        self.time = time
    }

    /// Takes in a report on an attempt that is known by our own echo field.
    ///
    /// - Throws: ``LedgerError`` if it could not be kept; the provider must be told to report again.
    package func receive(_ report: ReceiptReport) async throws(LedgerError) {
        let now = time.now
        if let account = report.account, let matched = try await attempt(of: report, account, now) {
            let verdict = ReceiptVerdict(notice(report), of: matched, through: account, at: now)
            guard verdict.isNews else { return }
            try await bookkeeper.record(
                verdict.events(answers: answers(account), judge: judge), finishesAccepted: true)
        } else {
            // The tables are behind, or the way it came does not say through whom: there is nothing to judge.
            let receipt = ReceiptArrived(
                attempt: report.attempt, at: now, isDelivered: report.isDelivered, code: report.code,
                text: report.text)
            try await bookkeeper.record([.receiptArrived(receipt)], finishesAccepted: true)
        }
    }

    private func attempt(
        of report: ReceiptReport, _ account: AccountID, _ now: Timestamp
    ) async throws(LedgerError) -> MatchedAttempt? {
        let notice = notice(report)
        return try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.attempt(matching: notice, account: account, at: now)
        }.value
    }

    private func notice(_ report: ReceiptReport) -> ReceiptNotice {
        ReceiptNotice(
            attempt: report.attempt, providerMessageID: report.providerMessageID, recipient: nil,
            isDelivered: report.isDelivered, code: report.code, text: report.text, at: nil)
    }
}
