package import Messaging

/// Which ends an application is to be told again.
package struct NoticeReplay: Equatable, Sendable {
    /// Whose.
    package var application: ApplicationID
    /// The name of the endpoint that hears them; nil for all of the application's that are switched on.
    package var endpoint: String?
    /// The first moment of happening.
    package var since: Timestamp
    /// The moment before which they happened.
    package var until: Timestamp

    /// A wish; an `endpoint` that is named hears only the events that it wants, like all.
    package init(application: ApplicationID, endpoint: String?, since: Timestamp, until: Timestamp) {
        self.application = application
        self.endpoint = endpoint
        self.since = since
        self.until = until
    }
}
