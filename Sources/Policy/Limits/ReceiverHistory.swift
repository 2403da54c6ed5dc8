package import Messaging

/// What each receiver of a channel got of late, so that nobody gets too many.
///
/// Exact sliding windows. It remembers at most `capacity` messages, about 150 bytes each; beyond that the
/// receivers of longest ago are forgotten first, and may get more than the limit.
package struct ReceiverHistory: Sendable {
    /// A limit that is reached.
    package struct Refusal: Equatable, Sendable {
        /// Which; of several the one that holds longest.
        package var limit: ReceiverLimit
        /// When the receiver may get another message, counted from now.
        package var retryAfter: Duration
    }

    private struct Key: Hashable, Sendable {
        let channel: ChannelID
        let recipient: Recipient
    }

    private var moments: RecentMoments<Key>

    /// A history with nobody in it.
    package init(capacity: Int = 200_000) { moments = RecentMoments(capacity: capacity) }

    /// Which of `limits` forbids `recipient` another message of `channel` at `now`; nil for none.
    package mutating func refusal(
        for recipient: Recipient, on channel: ChannelID, limits: [ReceiverLimit], now: Timestamp
    ) -> Refusal? {
        guard let longest = limits.map(\.window).max() else { return nil }
        let key = Key(channel: channel, recipient: recipient)
        let recent = moments.moments(of: key, within: longest, now: now).map { now - $0.at }
        let refusals = limits.compactMap { limit -> Refusal? in
            let ages = recent.filter { $0 < limit.window }
            let most = max(limit.count, 1)
            guard ages.count >= most else { return nil }
            return Refusal(limit: limit, retryAfter: limit.window - ages[ages.count - most])
        }
        return refusals.max { $0.retryAfter < $1.retryAfter }
    }

    /// Counts a message; also for what was recorded before a restart, in its order.
    package mutating func record(
        _ recipient: Recipient, on channel: ChannelID, limits: [ReceiverLimit], at moment: Timestamp
    ) {
        guard let longest = limits.map(\.window).max() else { return }
        moments.record(Key(channel: channel, recipient: recipient), at: moment, window: longest)
    }

    /// Takes back the message counted at `moment`, which was not recorded after all.
    package mutating func takeBack(_ recipient: Recipient, on channel: ChannelID, at moment: Timestamp) {
        moments.takeBack(Key(channel: channel, recipient: recipient), at: moment)
    }
}
