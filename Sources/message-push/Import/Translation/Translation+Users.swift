import Catalog
import Cryptography
import Messaging

extension Translation {
    /// The original's users may do everything, and so they may here. They keep their passwords, which are
    /// hashed anew when they sign in.
    mutating func addUsers() {
        for row in tables.live(.users) {
            var element: JSONObject = [
                "name": name(.user, row, row.text("username")), "role": "administrator",
                "real_name": .string(row.text("real_name") ?? ""), "enabled": .bool(row.isEnabled),
            ]
            let hash = row.text("password").flatMap { PasswordHash.canRead($0) ? $0 : nil }
            element["password_hash"] = hash.map { .string($0) }
            if take(row, as: .user, element), hash == nil {
                remark(row, "The user cannot sign in before a password is set: the old one cannot be read.")
            }
        }
    }
}
