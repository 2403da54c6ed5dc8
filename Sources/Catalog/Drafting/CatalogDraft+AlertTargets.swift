import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: AlertTargetEntry) throws(CatalogError) {
        let before = contents.alertTargets[entry.name]
        if entry.isDeleted {
            contents.alertTargets[entry.name] = nil
            note(before, became: nil, name: entry.name)
            return
        }
        let account = try account(of: entry, before: before)
        let medium = try medium(of: entry, account, before: before)
        guard let receivers = entry.receivers ?? before?.receivers else {
            throw .invalid(entry.place("receivers"), "This key is missing; a new alert needs it.")
        }
        let after = AlertTarget(
            id: before?.id ?? numbers.nextAlertTarget(), name: entry.name, account: account.id,
            medium: medium, receivers: receivers,
            lowestLevel: entry.lowestLevel ?? before?.lowestLevel ?? .warning,
            kinds: entry.kinds ?? before?.kinds ?? [],
            isEnabled: entry.isEnabled ?? before?.isEnabled ?? true)
        contents.alertTargets[entry.name] = after
        note(before, became: after, name: entry.name)
    }

    private func account(of entry: AlertTargetEntry, before: AlertTarget?) throws(CatalogError) -> Account {
        guard let name = entry.account ?? before.map({ names.name(of: $0.account) }) else {
            throw .invalid(entry.place("account"), "This key is missing; a new alert needs it.")
        }
        guard let account = contents.accounts[name] else {
            throw .invalid(
                entry.place("account"), "There is no account “\(name)”.",
                hint: NearestWord.suggestion(for: name, among: contents.accounts.keys.sorted()))
        }
        return account
    }

    /// The medium that is named, else the one it had, else the only one that the account carries.
    private func medium(
        of entry: AlertTargetEntry, _ account: Account, before: AlertTarget?
    ) throws(CatalogError) -> Medium {
        guard let provider = providers.first(where: { $0.code == account.provider }) else {
            throw .invalid(
                entry.place("account"),
                "“\(account.name)” is an account of \(account.provider), which this release does not know.")
        }
        guard !provider.capabilities.needsTemplate else {
            throw .invalid(
                entry.place("account"),
                "“\(account.name)” is of \(provider.code), which sends nothing without its own template.",
                hint: "Alerts need an account that sends any text: a robot, a mailbox, a webhook.")
        }
        let media = provider.media.map(\.rawValue).sorted().joined(separator: ", ")
        if let medium = entry.medium {
            guard provider.media.contains(medium) else {
                throw .invalid(
                    entry.place("type"), "“\(account.name)” is of \(provider.code), which carries \(media).")
            }
            return medium
        }
        if let medium = before?.medium, provider.media.contains(medium) { return medium }
        guard provider.media.count == 1, let medium = provider.media.first else {
            throw .invalid(
                entry.place("type"), "This key is missing: \(provider.code) carries \(media).")
        }
        return medium
    }
}
