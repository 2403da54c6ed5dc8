/// An address with a name to show, as in `Shop <noreply@example.com>`.
struct Mailbox: Equatable, Sendable {
    /// What clients show; empty where there is none.
    let displayName: String
    let address: MailAddress

    /// Reads `address`, `<address>`, `name <address>` or `"name" <address>`; the name may be in any script.
    ///
    /// - Throws: ``MailAddressProblem`` for anything else, and for a name with control characters.
    init(_ text: String) throws(MailAddressProblem) {
        guard !text.hasControlCharacters else { throw .malformed }
        guard text.hasSuffix(">") else {
            displayName = ""
            address = try MailAddress(text)
            return
        }
        guard let opening = text.lastIndex(of: "<") else { throw .malformed }
        displayName = try Self.name(text[..<opening])
        address = try MailAddress(String(text[opening...].dropFirst().dropLast()))
    }

    /// The value of a `From` field. The name is written plainly, in quotes, or in encoded words, whatever it
    /// needs; encoded words never stand inside quotes.
    ///
    /// - Parameter column: how many characters of the line are taken already.
    func headerText(column: Int) -> String {
        guard !displayName.isEmpty else { return address.text }
        let bracketed = "<\(address.text)>"
        let name = headerName(column: column)
        let lastLine = name.split(separator: "\r\n", omittingEmptySubsequences: false).last ?? ""
        let width = lastLine.utf8.count + (lastLine.utf8.count == name.utf8.count ? column : 0)
        return name + (width + 1 + bracketed.utf8.count > 76 ? "\r\n " : " ") + bracketed
    }

    private func headerName(column: Int) -> String {
        let isPlain = displayName.utf8.allSatisfy { MailAddress.isAtomCharacter($0) || $0 == 0x20 }
        let isShort = displayName.utf8.count <= 60 - column
        if isPlain, isShort, !displayName.contains("=?") { return displayName }
        if isShort, displayName.utf8.allSatisfy({ $0 < 0x80 }), !displayName.contains("=?") {
            return ParameterValue.quoted(displayName)
        }
        return EncodedWord.encode(displayName, column: column)
    }

    private static func name(_ text: Substring) throws(MailAddressProblem) -> String {
        var name = text.drop { $0 == " " }
        while name.last == " " { name.removeLast() }
        guard name.first == "\"" else {
            guard !name.contains(where: { "\"<>@,;:\\()[]".contains($0) }) else { throw .malformed }
            return String(name)
        }
        guard name.count >= 2, name.last == "\"" else { throw .malformed }
        var result = ""
        var isEscaped = false
        for character in name.dropFirst().dropLast() {
            if !isEscaped, character == "\\" {
                isEscaped = true
                continue
            }
            guard isEscaped || character != "\"" else { throw .malformed }
            result.append(character)
            isEscaped = false
        }
        guard !isEscaped else { throw .malformed }
        return result
    }
}
