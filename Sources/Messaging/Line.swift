/// Deliveries that wait together: one application's, on one channel, in one lane.
///
/// Lines of a lane take turns, so that a campaign of one application delays no other application.
package struct Line: Hashable, Comparable, Sendable {
    /// The rank of the line.
    package let lane: Lane
    /// Whose deliveries they are.
    package let application: ApplicationID
    /// Where they go.
    package let channel: ChannelID

    /// The line of `application` on `channel` in `lane`.
    package init(lane: Lane, application: ApplicationID, channel: ChannelID) {
        self.lane = lane
        self.application = application
        self.channel = channel
    }

    /// Orders by lane, then application, then channel: the ledger's index order.
    package static func < (left: Line, right: Line) -> Bool {
        (left.lane, left.application, left.channel) < (right.lane, right.application, right.channel)
    }
}
