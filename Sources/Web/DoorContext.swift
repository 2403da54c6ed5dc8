package import Hummingbird
package import NIOCore

/// What is known of one request besides its text: where it came from.
package struct DoorContext: RequestContext {
    /// What the router keeps.
    package var coreContext: CoreRequestContextStorage
    /// The connection's channel.
    package let channel: any Channel
    /// A new identifier for this request; it is told in the `trace-id` header and in the log.
    package var traceID = ""

    /// Made by the listener for each request.
    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
