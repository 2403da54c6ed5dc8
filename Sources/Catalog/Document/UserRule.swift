import Cryptography

/// What a user may be called, and what passwords are set here.
enum UserRule {
    private static let nameCounts = 3...50
    /// How many characters a real name may have; the wire contract has no more (§2.2).
    static let realNameMax = 100
    /// More than the eight that NIST SP 800-63B §5.1.1.2 asks for. As it advises, no kinds of characters are
    /// prescribed.
    private static let passwordCountMin = 10

    /// Why nobody can be called so; nil where somebody can.
    static func objection(toName name: String) -> String? {
        guard nameCounts.contains(name.unicodeScalars.count), TextRule.isName(name) else {
            return """
                A user's name has \(nameCounts.lowerBound) to \(nameCounts.upperBound) characters, \
                no control characters, and no blank at its ends.
                """
        }
        return nil
    }

    /// Why somebody's real name cannot be that; nil where it can.
    static func objection(toRealName name: String) -> String? {
        guard name.unicodeScalars.count <= realNameMax, TextRule.isOneLine(name) else {
            return "At most \(realNameMax) characters on one line are allowed."
        }
        return nil
    }

    /// Why that user's password cannot be `password`; nil where it can. Never quotes it.
    static func objection(toPassword password: String, of name: String) -> String? {
        if password.unicodeScalars.count < passwordCountMin {
            return "A password has at least \(passwordCountMin) characters."
        }
        if password.utf8.count > PasswordHash.passwordBytesMax {
            return "A password has at most \(PasswordHash.passwordBytesMax) bytes."
        }
        if !TextRule.isOneLine(password) { return "A password has no control characters." }
        if password.lowercased() == name.lowercased() { return "The password must not be the user's name." }
        return nil
    }
}
