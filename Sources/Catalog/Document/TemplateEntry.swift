import Messaging

/// What a document says about one template.
struct TemplateEntry: CatalogEntry {
    /// In bytes: a long newsletter, and well below what one journal record holds.
    static let bodyBytesMax = 262_144

    let path: String
    let name: String
    let isDeleted: Bool
    let code: String?
    let medium: Medium?
    let subject: String?
    let body: String?
    let format: Content.Format?
    let variables: [String]?
    let summary: String?
    let isEnabled: Bool?

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: [
                "name", "delete", "code", "type", "subject", "content", "format", "variables", "description",
                "enabled",
            ])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        code = try reader.name("code")
        medium = try reader.choice("type", Medium.self)
        subject = try reader.line("subject", max: 500)
        body = try reader.prose("content", bytesMax: Self.bodyBytesMax)
        format = try reader.choice("format", Content.Format.self)
        variables = try Self.variables(reader)
        summary = try reader.prose("description", bytesMax: 2000)
        isEnabled = try reader.flag("enabled")
    }

    private static func variables(_ reader: EntryReader) throws(CatalogError) -> [String]? {
        guard let list = try reader.list("variables", max: 100) else { return nil }
        var names: [String] = []
        for (index, value) in list.enumerated() {
            let place = reader.place("variables") + "[\(index)]"
            guard let name = value.stringValue, TextRule.isVariable(name) else {
                throw .invalid(place, "A variable has 1 to 64 letters of a–z, A–Z, 0–9 and _.")
            }
            guard !names.contains(name) else { throw .invalid(place, "“\(name)” is declared twice.") }
            names.append(name)
        }
        return names
    }
}
