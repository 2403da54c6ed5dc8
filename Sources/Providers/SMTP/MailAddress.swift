/// An address of the form `local@domain`, checked so that it may stand in an envelope and a header.
///
/// Takes what RFC 5321 §4.1.2 calls a dot-string before the `@` and a host name after it. Quoted local
/// parts and address literals are refused: nobody who gets mail has one, and both carry surprises. Both parts
/// may be in any script: the one before the `@` stays as it is (RFC 6531), the domain gets its ASCII form.
struct MailAddress: Equatable, Sendable {
    /// RFC 5321 §4.5.3.1.1.
    static let localPartBytesMax = 64
    /// RFC 5321 §4.5.3.1.3, less the angle brackets.
    static let bytesMax = 254

    /// What comes before the `@`.
    let localPart: String
    /// What comes after it, in ASCII and lower case.
    let domain: String

    /// - Throws: ``MailAddressProblem`` if `text` is not an address that mail can be sent to.
    init(_ text: String) throws(MailAddressProblem) {
        guard !text.hasControlCharacters, text.utf8.count <= Self.bytesMax,
            let at = text.unicodeScalars.lastIndex(of: "@")
        else { throw .malformed }
        localPart = String(text.unicodeScalars[..<at])
        guard localPart.utf8.count <= Self.localPartBytesMax, Self.isDotString(localPart) else {
            throw .malformed
        }
        let given = String(text.unicodeScalars[at...].dropFirst())
        guard let domain = DomainName.ascii(given),
            localPart.utf8.count + 1 + domain.utf8.count <= Self.bytesMax
        else { throw given.utf8.allSatisfy { $0 < 0x80 } ? .malformed : .domainNotEncodable }
        self.domain = domain
    }

    /// Whether every server on the way must speak SMTPUTF8.
    var needsUTF8: Bool { localPart.utf8.contains { $0 >= 0x80 } }

    /// The address as it stands between angle brackets.
    var text: String { "\(localPart)@\(domain)" }

    private static func isDotString(_ text: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.unicodeScalars.allSatisfy { scalar in
                    scalar.isASCII ? isAtomCharacter(UInt8(ascii: scalar)) : isVisible(scalar)
                }
        }
    }

    /// Beyond ASCII: letters, marks and signs, but nothing that looks like nothing.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
            .privateUse,
            .unassigned:
            false
        default: true
        }
    }

    /// RFC 5322 §3.2.3 `atext`.
    static func isAtomCharacter(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
