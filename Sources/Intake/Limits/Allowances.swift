package import Catalog
import Cryptography
package import Ledger
package import Messaging
package import Policy

/// All that limits how much is accepted: receivers' limits, then the application's quota, then its budget.
///
/// What is accepted is counted on all of them; what is refused, or not recorded after all, on none.
package struct Allowances: Sendable {
    /// Receivers a day.
    package let quotas: QuotaDesk
    /// How often each receiver is written to.
    package let receivers: ReceiverDesk
    /// What was spent a day.
    package let spending: SpendingBook

    /// Allowances that have counted nothing yet.
    ///
    /// - Parameter spending: the same that attempts are charged on.
    package init(quotas: QuotaDesk, receivers: ReceiverDesk, spending: SpendingBook) {
        self.quotas = quotas
        self.receivers = receivers
        self.spending = spending
    }

    /// Learns what was accepted before the daemon started. The spending is learnt by who charges it.
    package func remember(
        from bookkeeper: Bookkeeper, catalog: CatalogSnapshot, now: Timestamp
    ) async throws(LedgerError) {
        try await quotas.remember(from: bookkeeper, now: now)
        try await receivers.remember(from: bookkeeper, catalog: catalog)
    }

    /// Counts a message that is about to be recorded, and writes into it on what it counts.
    ///
    /// Receivers of a batch who get too many messages are left out.
    ///
    /// - Throws: a refusal if nobody is left, or the application's day has no room for them.
    func take(_ draft: Draft, in catalog: CatalogSnapshot) throws(Refusal) -> Grant {
        let message = draft.accepted.message
        let grant = try counted(draft)
        guard let application = catalog.application(message.application) else { return grant }
        var accepted = grant.accepted
        accepted.message.wantsNotices = application.endpoints.contains(where: \.isEnabled)
        let (zone, now) = (catalog.zone(of: application), message.acceptedAt)
        do {
            accepted.message.quotaDay = try quotas.take(
                accepted.deliveries.count, for: application, in: zone, now: now)
        } catch {
            giveBack(grant)
            throw error
        }
        let counted = Grant(accepted: accepted, failures: grant.failures, writings: grant.writings)
        if let budget = application.dailyBudget {
            let today = zone.day(of: now)
            let spent = spending.spent(by: .application(application.id), on: today)
            guard spent < budget, spent + catalog.leastPrice(on: draft.channel) <= budget else {
                giveBack(counted)
                throw Self.spent(budget, until: zone.startOfDay(today.next) - now)
            }
        }
        return counted
    }

    /// Counts a message back that was not recorded.
    func giveBack(_ grant: Grant) {
        let message = grant.accepted.message
        for writing in grant.writings { receivers.giveBack(writing, at: message.acceptedAt) }
        if let day = message.quotaDay {
            quotas.giveBack(grant.accepted.deliveries.count, of: message.application, on: day)
        }
    }

    /// Counts each delivery on its receiver's limits; who is over them is left out.
    private func counted(_ draft: Draft) throws(Refusal) -> Grant {
        var accepted = draft.accepted
        let (message, now) = (accepted.message, accepted.message.acceptedAt)
        guard let channel = draft.channel,
            let guarding = receivers.guarding(
                on: channel, digest: draft.isRepeat ? 0 : Self.digest(of: message),
                clientAddress: draft.clientAddress, now: now)
        else { return Grant(accepted: accepted, failures: [], writings: []) }
        accepted.deliveries = []
        var writings: [GuardedWriting] = []
        var failures: [Acceptance.Failure] = []
        for (delivery, receiver) in zip(draft.accepted.deliveries, draft.receivers) {
            let writing = GuardedWriting(
                to: delivery.recipient, on: channel, of: message.application, guarding: guarding)
            do {
                try receivers.take(writing, as: delivery.id, now: now)
                accepted.deliveries.append(delivery)
                writings.append(writing)
            } catch {
                guard failures.count < Acceptance.failuresMax else { continue }
                failures.append(Acceptance.Failure(receiver: receiver, refusal: error))
            }
        }
        if accepted.deliveries.isEmpty, let first = failures.first { throw first.refusal }
        accepted.message.guarding = guarding
        accepted.message.refusedCount = draft.accepted.deliveries.count - accepted.deliveries.count
        return Grant(accepted: accepted, failures: failures, writings: writings)
    }

    /// What the receivers read, in eight bytes; never zero, which means that repeats are allowed.
    private static func digest(of message: Message) -> UInt64 {
        let texts = [message.content.subject, message.content.body, message.signatureName]
        var bytes = Array(texts.joined(separator: "\u{0}").utf8)
        for attachment in message.attachments { bytes += Digest.sha256(attachment.bytes) }
        return max(1, Digest.sha256(bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func spent(_ budget: Money, until: Duration) -> Refusal {
        Refusal(
            .quotaExceeded,
            """
            The application's budget of \(budget) for today is spent; it begins anew at midnight, or its \
            operator can raise it.
            """,
            retryAfter: until.wholeSecondsUp)
    }
}

extension CatalogSnapshot {
    /// What a message over a channel costs at least; nothing where an account has no price.
    fileprivate func leastPrice(on channel: Channel?) -> Money {
        let accounts = (channel?.bindings ?? []).filter(\.isEnabled).compactMap { account($0.account) }
        return accounts.filter(\.isEnabled).map { $0.price ?? .zero }.min() ?? .zero
    }
}
