package import Ledger
package import Messaging

/// The receipts window: makes a provider's later word about an attempt durable.
package struct ReceiptIntake: Sendable {
    private let bookkeeper: Bookkeeper
    private let time: any TimeSource

    /// A window that records in `bookkeeper`'s journal.
    package init(bookkeeper: Bookkeeper, time: any TimeSource) {
        self.bookkeeper = bookkeeper
        self.time = time
    }

    /// Takes in a report on an attempt that is known by our own echo field.
    ///
    /// - Throws: ``LedgerError`` if it could not be kept; the provider must be told to report again.
    package func receive(_ report: ReceiptReport) async throws(LedgerError) {
        let receipt = ReceiptArrived(
            attempt: report.attempt, at: time.now, isDelivered: report.isDelivered, code: report.code,
            text: report.text)
        try await bookkeeper.record([.receiptArrived(receipt)], finishesAccepted: true)
    }
}
