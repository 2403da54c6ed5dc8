import Messaging

/// The catalog as it will be once a document is applied. Decides everything and touches no file.
struct CatalogDraft {
    /// What was there before; never changes.
    let original: CatalogContents
    let providers: [ProviderDescription]
    let zones: TimeZoneFiles
    /// When it is made; what it changes is dated so.
    let moment: Timestamp
    var contents: CatalogContents
    var numbers: CatalogNumbers
    var names: CatalogNames
    var changes: [CatalogChange] = []
    var created: [CreatedApplication] = []
    var createdEndpoints: [CreatedEndpoint] = []

    init(
        of original: CatalogContents, numbers: CatalogNumbers, providers: [ProviderDescription],
        zones: TimeZoneFiles, at moment: Timestamp
    ) {
        self.original = original
        self.providers = providers
        self.numbers = numbers
        self.zones = zones
        self.moment = moment
        contents = original
        names = CatalogNames(original, providers: providers)
    }

    /// Makes the catalog what `document` says, or throws at the first thing that cannot be.
    ///
    /// Removals come last, so that the order of a document does not matter. May take a tenth of a second
    /// for each password.
    mutating func apply(_ document: CatalogDocument) throws(CatalogError) {
        numbers.keepClear(of: document.channels.compactMap(\.number))
        for entry in document.applications where !entry.isDeleted { try apply(entry) }
        for entry in document.accounts where !entry.isDeleted { try apply(entry) }
        for entry in document.templates where !entry.isDeleted { try apply(entry) }
        for entry in document.channels where !entry.isDeleted { try apply(entry) }
        for entry in document.rules { try apply(entry) }
        for entry in document.alertTargets { try apply(entry) }
        for entry in document.applications where entry.isDeleted { try remove(entry) }
        for entry in document.channels where entry.isDeleted { try remove(entry) }
        for entry in document.accounts where entry.isDeleted { try remove(entry) }
        for entry in document.templates where entry.isDeleted { try remove(entry) }
        for entry in document.users { try apply(entry) }
        try requireAdministrator(place: CatalogKind.user.listKey)
        try CatalogConsistency(contents: contents, document: document).verify()
    }

    /// Whether there is anything to keep.
    var changesAnything: Bool { changes.contains { $0.action != .unchanged } }

    /// Refuses a zone that this machine does not have; an empty name is the house's.
    func checkZone(_ name: String?, place: String) throws(CatalogError) {
        guard let name, !name.isEmpty else { return }
        do {
            _ = try zones.rules(named: name)
        } catch {
            let near = NearestWord.find(name, among: ZoneTable.countryZoneNames.sorted())
            throw .invalid(place, error.description, hint: near.map { "Did you mean “\($0)”?" } ?? "")
        }
    }

    /// Refuses to take out what others rely on; `users` are phrases such as `the rule “x”`.
    func refuseRemoval(of entry: some CatalogEntry, usedBy users: [String]) throws(CatalogError) {
        guard !users.isEmpty else { return }
        throw .invalid(
            entry.place("delete"),
            "“\(entry.name)” is used by \(users.sorted().joined(separator: ", ")) and stays.",
            hint: "Change what uses it, or delete that in the same document.")
    }

    /// Notes what became of a thing; returns whether anything differs.
    @discardableResult
    mutating func note<Item: CatalogItem>(_ before: Item?, became after: Item?, name: String) -> Bool {
        let old = before?.fields(names) ?? []
        let new = after?.fields(names) ?? []
        let differences = Self.differences(old, new)
        let action: CatalogChange.Action =
            switch (before != nil, after != nil) {
            case (false, true): .created
            case (true, false): .deleted
            case (true, true): differences.isEmpty ? .unchanged : .updated
            case (false, false): .unchanged
            }
        changes.append(
            CatalogChange(
                kind: Item.kind, name: name, id: (after ?? before)?.shownID, action: action,
                fields: differences))
        return action != .unchanged
    }

    private static func differences(_ old: [CatalogField], _ new: [CatalogField]) -> [CatalogChange.Field] {
        let oldByPath = Dictionary(uniqueKeysWithValues: old.map { ($0.path, $0) })
        let newPaths = Set(new.map(\.path))
        let changed = new.filter { oldByPath[$0.path]?.value != $0.value }.map { field in
            CatalogChange.Field(
                name: field.path, before: oldByPath[field.path]?.shownValue, after: field.shownValue)
        }
        let gone = old.filter { !newPaths.contains($0.path) }.map { field in
            CatalogChange.Field(name: field.path, before: field.shownValue, after: nil)
        }
        return changed + gone
    }
}
