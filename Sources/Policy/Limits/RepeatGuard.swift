package import Messaging

/// Finds the same text to the same receiver that comes twice within a channel's ``Channel/repeatWindow``.
///
/// It remembers at most `capacity` texts, about 200 bytes each; beyond that those of longest ago are
/// forgotten first, and may come again.
package struct RepeatGuard: Sendable {
    /// What must be the same.
    package struct Sameness: Hashable, Sendable {
        /// Who asks.
        package var application: ApplicationID
        /// Over which channel.
        package var channel: ChannelID
        /// Who gets it.
        package var recipient: Recipient
        /// Eight bytes of a digest of the text; zero is never the same.
        package var contentDigest: UInt64

        /// A text on its way to a receiver.
        package init(
            application: ApplicationID, channel: ChannelID, recipient: Recipient, contentDigest: UInt64
        ) {
            self.application = application
            self.channel = channel
            self.recipient = recipient
            self.contentDigest = contentDigest
        }
    }

    private var moments: RecentMoments<Sameness>

    /// A guard that has seen nothing yet.
    package init(capacity: Int = 100_000) { moments = RecentMoments(capacity: capacity) }

    /// How long `text` counts as a repeat from now on; nil if it is none.
    package mutating func refusal(of text: Sameness, window: Duration, now: Timestamp) -> Duration? {
        guard text.contentDigest != 0 else { return nil }
        return moments.moments(of: text, within: window, now: now).last.map { window - (now - $0.at) }
    }

    /// Notes a text that goes out at `moment`; also what was recorded before a restart, in its order.
    package mutating func record(_ text: Sameness, window: Duration, at moment: Timestamp) {
        guard text.contentDigest != 0 else { return }
        moments.record(text, at: moment, window: window)
    }

    /// Takes back what was noted at `moment` and was not recorded after all.
    package mutating func takeBack(_ text: Sameness, at moment: Timestamp) {
        moments.takeBack(text, at: moment)
    }
}
