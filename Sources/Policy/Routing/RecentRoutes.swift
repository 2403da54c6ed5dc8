package import Messaging

/// Which account last carried something to a recipient, so that another one takes the next within five
/// minutes: a recipient whom one provider does not reach, and who asks again, may be reached by another.
///
/// In memory only. After a restart nobody is remembered, and nothing worse happens than a repeated choice.
package struct RecentRoutes: Sendable {
    /// So long an account is remembered.
    package static let memory = Duration.seconds(300)

    private struct Key: Hashable {
        let application: ApplicationID
        let channel: ChannelID
        let recipient: Recipient
    }

    private struct Route {
        let account: AccountID
        let at: Timestamp
    }

    private let most: Int
    /// The newer half of the memory and the older one, which is forgotten as a whole.
    private var newer: [Key: Route] = [:]
    private var older: [Key: Route] = [:]
    private var newerBegan = Timestamp(milliseconds: 0)

    /// A memory of at most `most` recipients; about 100 bytes each. The oldest half goes when it is full.
    package init(most: Int = 100_000) { self.most = max(2, most) }

    /// Recipients in memory.
    package var count: Int { newer.count + older.count }

    /// The account that carried the last attempt to `recipient` from the line's application over its channel,
    /// in whatever lane; nil where that is five minutes ago or not known.
    package func last(of recipient: Recipient, on line: Line, now: Timestamp) -> AccountID? {
        let key = Key(application: line.application, channel: line.channel, recipient: recipient)
        guard let route = newer[key] ?? older[key], route.at <= now, now < route.at + Self.memory else {
            return nil
        }
        return route.account
    }

    /// Notes that an attempt begins.
    package mutating func record(
        _ account: AccountID, for recipient: Recipient, on line: Line, now: Timestamp
    ) {
        if newer.count >= most / 2 || now < newerBegan || now >= newerBegan + Self.memory {
            older = newer
            newer = [:]
            newerBegan = now
        }
        let key = Key(application: line.application, channel: line.channel, recipient: recipient)
        newer[key] = Route(account: account, at: now)
    }
}
