/// The fact behind ``Event/callbackRead(_:)``.
package struct CallbackRead: Equatable, Sendable {
    /// Which callback.
    package var id: CallbackID
    /// The account it came through.
    package var account: AccountID
    /// When.
    package var at: Timestamp
    /// How many of its receipts found their attempt.
    package var matched: Int
    /// Those that did not; each is kept until its attempt is known, or for as long as a receipt may take.
    package var parked: [ReceiptNotice]
    /// What was wrong with it, in a sentence; empty when all of it was read.
    package var problem: String

    /// What reading a callback came to.
    package init(
        id: CallbackID, account: AccountID, at: Timestamp, matched: Int, parked: [ReceiptNotice],
        problem: String
    ) {
        self.id = id
        self.account = account
        self.at = at
        self.matched = matched
        self.parked = parked
        self.problem = problem
    }
}
