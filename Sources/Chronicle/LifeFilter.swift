package import Ledger
package import Messaging

/// What somebody who watches wants to see; all that is set must hold.
package struct LifeFilter: Equatable, Sendable {
    /// Those of this delivery.
    package var delivery: DeliveryID?
    /// Those of this application.
    package var application: ApplicationID?
    /// Those over this channel.
    package var channel: ChannelID?
    /// Those through this account.
    package var account: AccountID?
    /// Those after which the delivery is in one of these states; empty for all.
    package var states: Set<DeliveryState> = []
    /// Those with such an outcome: a whole name, or what stands before its slash.
    package var outcome: String?
    /// Those to a receiver whose address ends so.
    package var receiverEnding: String?
    /// Those that are failures.
    package var failuresOnly = false
    /// Those that happened then or later.
    package var since: Timestamp?

    /// Everything.
    package init() {}

    /// Whether the event is wanted.
    package func matches(_ event: LifeEvent) -> Bool {
        if let delivery, event.delivery != delivery { return false }
        if let application, event.line.application != application { return false }
        if let channel, event.line.channel != channel { return false }
        if let account, event.account != account { return false }
        if !states.isEmpty, !states.contains(event.state) { return false }
        if let outcome, !Self.has(event, outcome) { return false }
        if let receiverEnding, event.recipient?.address.hasSuffix(receiverEnding) != true { return false }
        if let since, event.at < since { return false }
        return !failuresOnly || event.isFailure
    }

    private static func has(_ event: LifeEvent, _ outcome: String) -> Bool {
        guard let name = event.outcome else { return false }
        return name == outcome || name.hasPrefix(outcome + "/")
    }
}
