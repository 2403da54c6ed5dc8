import Catalog
import Messaging
import Policy

/// Which account carries a delivery, and who comes along.
extension Dispatcher {
    /// Takes a permit for an attempt, or lets the delivery wait.
    func begin(_ waiting: WaitingDelivery, now: Timestamp) -> Work? {
        let catalog = catalog()
        guard let channel = catalog.channel(waiting.line.channel) else {
            return .fail(waiting.delivery.id, reason: "Its channel was removed.")
        }
        let candidates = windows.candidates(of: channel, in: catalog, senders: senders, now: now)
        let isExhausted = candidates.allSatisfy { waiting.excluded.contains($0.binding.account) }
        let excluded = isExhausted ? [] : waiting.excluded
        switch router.choose(on: channel.id, among: candidates, excluding: excluded) {
        case .account(let account, let why):
            if let moment = windows.pause(of: waiting.delivery.recipient, on: account, now: now) {
                schedule.postpone(waiting.delivery.id, until: moment)
                return nil
            }
            return .call(plan(waiting, through: account, on: channel, why: why, now: now))
        case .busy: wait(waiting, on: channel.id, excluded: excluded, until: now + Self.patience)
        case .shut(let moment):
            wait(waiting, on: channel.id, excluded: excluded, until: min(moment, now + Self.patience))
        case .none: wait(waiting, on: channel.id, excluded: [], until: now + Self.patience)
        }
        return nil
    }

    /// Takes a permit, and along whoever may leave in the same call.
    private func plan(
        _ first: WaitingDelivery, through account: AccountID, on channel: Channel, why: String, now: Timestamp
    ) -> PlannedCall {
        windows.take(account, now: now)
        inFlight += 1
        let sender = catalog().account(account).flatMap(senders)
        let boarding = Boarding(
            first: first, channel: channel, capacity: (sender as? any GroupSender)?.capacity,
            contents: contents)
        var deliveries = [first]
        for (rule, most) in boarding.rules where deliveries.count == 1 {
            var recipients: Set = [first.delivery.recipient]
            let (contents, windows) = (contents, windows)
            deliveries += schedule.companions(of: first, most: most - 1, now: now) { waiting in
                let recipient = waiting.delivery.recipient
                // One call to one recipient twice would be one message; what is merged names nobody twice.
                return boarding.mayJoin(waiting, by: rule, contents: contents)
                    && windows.pause(of: recipient, on: account, now: now) == nil
                    && (rule == .nothing || recipients.insert(recipient).inserted)
            }
        }
        windows.count(recipients: deliveries.count, on: account, now: now)
        if let pace = sender?.pacing.perRecipient {
            for waiting in deliveries {
                windows.count(waiting.delivery.recipient, on: account, pace: pace, now: now)
            }
        }
        return PlannedCall(deliveries: deliveries, account: account, why: why)
    }

    /// A blocked channel is looked at again after this, whatever happens; a delivery may have expired.
    private static let patience = Duration.seconds(60)
    /// A delivery with fewer accounts to choose from than its line is looked at again after this.
    static let shortPatience = Duration.seconds(1)

    private func wait(
        _ waiting: WaitingDelivery, on channel: ChannelID, excluded: [AccountID], until moment: Timestamp
    ) {
        if excluded.isEmpty {
            schedule.putBack(waiting.delivery.id)
            schedule.block(channel, until: moment)
            if !blocked.contains(channel) { blocked.append(channel) }
        } else {
            schedule.postpone(waiting.delivery.id, until: min(moment, time.now + Self.shortPatience))
        }
    }
}
