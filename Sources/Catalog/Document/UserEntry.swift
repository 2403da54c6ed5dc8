import Messaging

/// What a document says about one user.
struct UserEntry: CatalogEntry {
    let path: String
    let name: String
    let isDeleted: Bool
    let role: User.Role?
    /// In plain text; only its hash is kept. Nil where the document has none or the mask.
    let password: String?

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(value, path: path, keys: ["name", "delete", "role", "password"])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        role = try reader.choice("role", User.Role.self)
        let password = try reader.text("password")
        self.password = password == TextRule.mask ? nil : password
        // Eight is the least that NIST SP 800-63B §5.1.1.2 allows.
        if let password = self.password, !(8...256).contains(password.unicodeScalars.count) {
            throw .invalid(place("password"), "A password has 8 to 256 characters.")
        }
    }
}
