import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: AccountEntry) throws(CatalogError) {
        let before = contents.accounts[entry.name]
        let provider = try provider(of: entry, before: before)
        var after =
            before
            ?? Account(
                id: numbers.nextAccount(), name: entry.name, provider: provider.code,
                configuration: JSONObject(), isEnabled: true, concurrencyMax: Self.concurrencyDefault,
                version: 0)
        after.isEnabled = entry.isEnabled ?? after.isEnabled
        after.isPaused = entry.isPaused ?? after.isPaused
        after.concurrencyMax = entry.concurrencyMax ?? after.concurrencyMax
        after.price = entry.price.applied(to: after.price)
        after.dailyBudget = entry.dailyBudget.applied(to: after.dailyBudget)
        after.configuration = try ConfigurationCheck(provider: provider, path: entry.place("config"))
            .merged(after.configuration, with: entry.configuration ?? JSONObject())
        names.add(after)
        if note(before, became: after, name: entry.name) { after.version += 1 }
        contents.accounts[entry.name] = after
    }

    mutating func remove(_ entry: AccountEntry) throws(CatalogError) {
        guard let account = contents.accounts[entry.name] else {
            note(Account?.none, became: nil, name: entry.name)
            return
        }
        let channels = contents.channels.values.filter { channel in
            channel.bindings.contains { $0.account == account.id }
        }
        let targets = contents.alertTargets.values.filter { $0.account == account.id }
        try refuseRemoval(
            of: entry,
            usedBy: channels.map { "“\($0.name)”" } + targets.map { "the alert “\($0.name)”" })
        contents.accounts[entry.name] = nil
        note(account, became: nil, name: entry.name)
    }

    /// SMTP hosts allow few connections from one address, most API vendors more; eight suits both.
    private static var concurrencyDefault: Int { 8 }

    private func provider(
        of entry: AccountEntry, before: Account?
    ) throws(CatalogError) -> ProviderDescription {
        guard let code = entry.provider ?? before?.provider else {
            throw .invalid(entry.place("provider"), "This key is missing; a new account needs it.")
        }
        if let before, code != before.provider {
            throw .invalid(
                entry.place("provider"),
                "“\(entry.name)” is an account of \(before.provider), which cannot change.",
                hint: "Make another account.")
        }
        guard let provider = providers.first(where: { $0.code == code }) else {
            throw .invalid(
                entry.place("provider"), "There is no provider “\(code)”.",
                hint: NearestWord.suggestion(for: code, among: providers.map(\.code).sorted()))
        }
        return provider
    }
}
