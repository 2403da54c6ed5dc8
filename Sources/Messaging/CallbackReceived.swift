/// The fact behind ``Event/callbackReceived(_:)``.
package struct CallbackReceived: Equatable, Sendable {
    /// How it came.
    package enum Origin: Int, CaseIterable, Sendable {
        /// The provider called us.
        case pushed = 0
        /// We asked the provider.
        case pulled = 1
    }

    /// The callback's identifier.
    package var id: CallbackID
    /// The account it came through.
    package var account: AccountID
    /// When it reached us.
    package var at: Timestamp
    /// How it came.
    package var origin: Origin
    /// The request's `Content-Type`; empty where there was none.
    package var contentType: String
    /// The request's query, as it was written, without the question mark.
    package var query: String
    /// The body, as it was written.
    package var body: [UInt8]
    /// The address that it came from; empty where we asked.
    package var peer: String

    /// A callback with all its parts.
    package init(
        id: CallbackID, account: AccountID, at: Timestamp, origin: Origin, contentType: String, query: String,
        body: [UInt8], peer: String
    ) {
        self.id = id
        self.account = account
        self.at = at
        self.origin = origin
        self.contentType = contentType
        self.query = query
        self.body = body
        self.peer = peer
    }
}
