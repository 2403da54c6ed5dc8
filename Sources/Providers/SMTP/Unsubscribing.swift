/// Where a reader of a campaign leaves the list (RFC 2369 §3.2).
struct Unsubscribing: Equatable, Sendable {
    /// Stands for the recipient's address, so that one click says who clicked.
    static let placeholder = "{recipient}"
    /// The line cannot be folded inside the address and has at most 998 characters (RFC 5322 §2.1.1); a
    /// recipient takes at most 400 of them.
    static let bytesMax = 500

    private let address: String

    /// - Throws: ``SettingsProblem`` for what is neither a web address nor one that begins with `mailto:`.
    init(_ text: String) throws(SettingsProblem) {
        let plain = Self.filled(text, with: "x")
        // In the field the address stands between angle brackets, and commas part addresses.
        let fits = text.utf8.count <= Self.bytesMax && !text.utf8.contains { "<>,\"".utf8.contains($0) }
        guard fits, WebAddress.isValid(plain) || Self.isMailAddress(plain) else {
            throw SettingsProblem(
                field: "list_unsubscribe",
                sentence: "It must be a web address, or mailto: and a mail address.")
        }
        address = text
    }

    /// The fields of a mail to `recipient`.
    func headers(for recipient: MailAddress) -> [MailHeader] {
        let target = Self.filled(address, with: WebAddress.queryEscaped(recipient.text))
        let header = MailHeader("List-Unsubscribe", "<\(target)>")
        // RFC 8058 §3.1: one click works with HTTPS only.
        guard address.lowercased().hasPrefix("https:") else { return [header] }
        return [header, MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
    }

    private static func filled(_ text: String, with recipient: String) -> String {
        text.split(separator: placeholder, omittingEmptySubsequences: false).joined(separator: recipient)
    }

    /// `mailto:` with one address, and a query such as `?subject=leave` behind it (RFC 6068).
    private static func isMailAddress(_ text: String) -> Bool {
        guard text.lowercased().hasPrefix("mailto:"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return false }
        do {
            _ = try MailAddress(String(text.dropFirst(7).prefix { $0 != "?" }))
            return true
        } catch {
            return false
        }
    }
}
