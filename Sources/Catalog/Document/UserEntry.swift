import Cryptography
import Messaging

/// What a document says about one user.
struct UserEntry: CatalogEntry {
    let path: String
    let name: String
    let isDeleted: Bool
    let role: User.Role?
    let realName: String?
    let isEnabled: Bool?
    /// In plain text; only its hash is kept. Nil where the document has none or the mask.
    let password: String?
    /// Of a password that was set elsewhere; for users who have none here.
    let passwordHash: String?

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: ["name", "delete", "role", "real_name", "enabled", "password", "password_hash"])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        role = try reader.choice("role", User.Role.self)
        realName = try reader.line("real_name", max: UserRule.realNameMax)
        isEnabled = try reader.flag("enabled")
        let password = try reader.text("password")
        self.password = password == TextRule.mask ? nil : password
        passwordHash = try reader.text("password_hash")
        if let password = self.password,
            let objection = UserRule.objection(toPassword: password, of: name)
        {
            throw .invalid(place("password"), objection)
        }
        guard passwordHash.map(PasswordHash.canRead) ?? true else {
            throw .invalid(
                place("password_hash"), "This must be a hash of bcrypt or yescrypt as crypt(5) has it.")
        }
    }
}
