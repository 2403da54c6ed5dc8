package import Ledger
package import Messaging

/// Makes what providers report durable, as it was written. Only then may a provider hear thanks: most
/// report once or twice more at the best, and some give each receipt only once.
package struct CallbackIntake: Sendable {
    private let bookkeeper: Bookkeeper
    private let desk: ReceiptDesk

    /// The most bytes of one callback. Vendors send at most some hundred receipts in one, of a few hundred
    /// bytes each.
    package static let bodyBytesMax = 1 << 20

    /// An intake that records in `bookkeeper`'s journal and tells `desk` that there is something to read.
    package init(bookkeeper: Bookkeeper, desk: ReceiptDesk) {
        self.bookkeeper = bookkeeper
        self.desk = desk
    }

    /// Keeps a callback. Costs one sync of the journal, shared with all who wait for one; nothing of the
    /// callback is read here, so a provider that wants its answer soon gets it soon.
    ///
    /// - Throws: ``LedgerError`` if it could not be kept; the provider must be told to repeat it.
    package func receive(_ callback: CallbackReceived) async throws(LedgerError) {
        // Strangers can knock here, so what is pushed gets nothing of the journal's reserve: its provider
        // repeats it. What was fetched is given only once.
        try await bookkeeper.record(
            [.callbackReceived(callback)], finishesAccepted: callback.origin == .pulled)
        desk.ring()
    }
}
