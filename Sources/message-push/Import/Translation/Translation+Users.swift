import Catalog
import Messaging

extension Translation {
    /// The original's users may do everything, and so they may here. Passwords cannot be taken: bcrypt is not
    /// what hashes are kept as here, and from a hash no password can be had.
    mutating func addUsers() {
        for row in tables.live(.users) {
            guard row.isEnabled else {
                leaveOut(row, "The user is switched off.")
                continue
            }
            let element: JSONObject = [
                "name": name(.user, row, row.text("username")), "role": "administrator",
            ]
            if take(row, as: .user, element) {
                remark(row, "The user cannot sign in before a password is set: the old one is not known.")
            }
        }
    }
}
