import Catalog
import Messaging
import Policy

/// What attempts cost, and whether there is money for them.
///
/// Amounts are reserved before an attempt begins and settled when it ends, so that attempts under way
/// together never cost more than is allowed.
struct Budgets: Sendable {
    let book: SpendingBook

    /// Until when an account has nothing left to spend; nil while it has.
    func spentUntil(_ account: Account, in catalog: CatalogSnapshot, now: Timestamp) -> Timestamp? {
        guard let budget = account.dailyBudget, let price = account.price else { return nil }
        let zone = catalog.houseZone
        let today = zone.day(of: now)
        guard book.spent(by: .account(account.id), on: today) + price > budget else { return nil }
        return zone.startOfDay(today.next)
    }

    /// What a message costs through an account; nil where nobody entered a price.
    func charge(
        for message: Message, wording: ProviderWording, to recipient: Recipient, through account: Account,
        in catalog: CatalogSnapshot, now: Timestamp
    ) -> Charge? {
        guard let price = account.price, message.origin.isAsked else { return nil }
        let parts =
            message.medium == .sms
            ? MessageParts.count(
                message.content.body, signature: wording.signature,
                isDomestic: PhoneNumber(e164: recipient.address)?.isDomestic ?? true) : 1
        let application = catalog.application(message.application)
        return Charge(
            amount: price * parts, parts: parts,
            applicationDay: (application.map(catalog.zone(of:)) ?? catalog.houseZone).day(of: now),
            accountDay: catalog.houseZone.day(of: now))
    }

    /// Reserves what an attempt costs, or says who has no money left.
    func reserve(
        _ charge: Charge, for application: ApplicationID, through account: Account,
        in catalog: CatalogSnapshot
    ) -> SpendingBook.Verdict {
        book.reserve(
            charge, application: application, account: account.id,
            applicationLimit: catalog.application(application)?.dailyBudget,
            accountLimit: account.dailyBudget)
    }
}

extension AttemptResult {
    /// Whether the provider takes money for it. One whose end is unknown may have been sent.
    var isCharged: Bool {
        switch outcome {
        case .delivered, .accepted, .uncertain: true
        case .rejected, .deferred: false
        }
    }
}
