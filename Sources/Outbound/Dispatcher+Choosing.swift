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
        if isQuiet(for: waiting, on: channel, in: catalog, now: now) { return nil }
        let candidates = windows.candidates(
            of: channel, in: catalog, senders: senders,
            spentUntil: { [budgets] in budgets.spentUntil($0, in: catalog, now: now) }, now: now)
        // Nobody waits for a paused account where another one may try again.
        let isExhausted = candidates.allSatisfy {
            $0.availability == .paused || waiting.excluded.contains($0.binding.account)
        }
        let excluded = isExhausted ? [] : waiting.excluded
        let last = routes.last(of: waiting.delivery.recipient, on: waiting.line, now: now)
        switch router.choose(on: channel.id, among: candidates, excluding: excluded, avoiding: last) {
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

    /// Lets a delivery wait whose recipient is not to be disturbed now; false for one that may go.
    ///
    /// Its due time was chosen so when it was accepted. This is for those that waited in line until it was
    /// night.
    private func isQuiet(
        for waiting: WaitingDelivery, on channel: Channel, in catalog: CatalogSnapshot, now: Timestamp
    ) -> Bool {
        guard let end = catalog.quietEnd(for: waiting, on: channel, at: now) else { return false }
        let zone = catalog.zone(of: waiting.delivery.recipient, on: channel)
        if zone.name == catalog.zone(of: channel).name {
            // All others of the channel would only be looked at in vain.
            schedule.putBack(waiting.delivery.id)
            schedule.block(channel.id, until: min(end, now + Self.patience))
            quiet.insert(channel.id)
        } else {
            schedule.postpone(waiting.delivery.id, until: min(end, waiting.expiresAt))
        }
        return true
    }

    /// Takes a permit, and along whoever may leave in the same call.
    private func plan(
        _ first: WaitingDelivery, through account: AccountID, on channel: Channel, why: String, now: Timestamp
    ) -> PlannedCall {
        windows.take(account, now: now)
        inFlight += 1
        let sender = catalog().account(account).flatMap(senders)
        let deliveries = [first] + companions(of: first, through: account, sender, on: channel, now: now)
        windows.count(recipients: deliveries.count, on: account, now: now)
        for waiting in deliveries {
            if channel.bindings.count > 1 {
                routes.record(account, for: waiting.delivery.recipient, on: waiting.line, now: now)
            }
            guard let pace = sender?.pacing.perRecipient else { continue }
            windows.count(waiting.delivery.recipient, on: account, pace: pace, now: now)
        }
        return PlannedCall(deliveries: deliveries, account: account, why: why)
    }

    private func companions(
        of first: WaitingDelivery, through account: AccountID, _ sender: (any Sender)?, on channel: Channel,
        now: Timestamp
    ) -> [WaitingDelivery] {
        let boarding = Boarding(
            first: first, channel: channel, capacity: (sender as? any GroupSender)?.capacity,
            contents: contents)
        for (rule, most) in boarding.rules {
            var recipients: Set = [first.delivery.recipient]
            let (contents, windows, catalog) = (contents, windows, catalog())
            let companions = schedule.companions(of: first, most: most - 1, now: now) { waiting in
                let recipient = waiting.delivery.recipient
                // One call to one recipient twice would be one message; what is merged names nobody twice.
                return boarding.mayJoin(waiting, by: rule, contents: contents)
                    && catalog.quietEnd(for: waiting, on: channel, at: now) == nil
                    && windows.pause(of: recipient, on: account, now: now) == nil
                    && (rule == .nothing || recipients.insert(recipient).inserted)
            }
            if !companions.isEmpty { return companions }
        }
        return []
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

extension CatalogSnapshot {
    /// When the quiet hours end in which a delivery's recipient is at `now`; nil for one who may be
    /// written to.
    fileprivate func quietEnd(
        for waiting: WaitingDelivery, on channel: Channel, at now: Timestamp
    ) -> Timestamp? {
        // What was accepted for a class that is never quiet stays so, whatever the channel is for now.
        guard let hours = channel.quietHours, waiting.line.lane == channel.messageClass.lane,
            waiting.line.lane > .urgent
        else { return nil }
        let end = hours.end(after: now, in: zone(of: waiting.delivery.recipient, on: channel))
        return end > now ? end : nil
    }
}
