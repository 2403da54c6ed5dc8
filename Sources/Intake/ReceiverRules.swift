import Messaging

/// What a receiver may look like on each medium, and the one form in which it is kept.
enum ReceiverRules {
    /// Checks and normalises a receiver; the reason is a sentence without the receiver itself.
    static func recipient(_ text: String, on medium: Medium) throws(Refusal) -> Recipient {
        let address =
            switch medium {
            case .sms: try telephoneNumber(text)
            case .email: try mailAddress(text)
            case .weCom, .dingTalk, .webhook, .push: try name(text)
            }
        return Recipient(address)
    }

    private static func refusal(_ reason: String) -> Refusal {
        Refusal(.invalidReceiver, reason, field: "receiver")
    }

    // MARK: Telephone numbers

    /// A mainland mobile number becomes its eleven digits, any other becomes `+` and E.164 digits
    /// (ITU-T E.164 §6: at most fifteen).
    private static func telephoneNumber(_ text: String) throws(Refusal) -> String {
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", "+": digits.unicodeScalars.append(scalar)
            case "\u{FF10}"..."\u{FF19}": digits.append(String(scalar.value - 0xFF10))
            case "\u{FF0B}": digits.append("+")
            case " ", "\u{A0}", "\u{200B}"..."\u{200F}", "\u{FEFF}", "-", "(", ")", ".": continue
            default: throw refusal("A telephone number has digits only, with an optional + in front.")
            }
        }
        if digits.hasPrefix("00") { digits = "+" + digits.dropFirst(2) }
        if isMainlandMobile(digits) { return digits }
        if digits.hasPrefix("86"), isMainlandMobile(String(digits.dropFirst(2))) {
            return String(digits.dropFirst(2))
        }
        guard digits.hasPrefix("+") else {
            throw refusal(
                "The number is neither a mainland mobile number nor begins with + and a country code.")
        }
        let rest = digits.dropFirst()
        if rest.hasPrefix("86") {
            let national = String(rest.dropFirst(2))
            guard isMainlandMobile(national) else {
                throw refusal("The number is not a mobile number of the mainland.")
            }
            return national
        }
        guard (7...15).contains(rest.count), !rest.contains("+"), !rest.hasPrefix("0") else {
            throw refusal("An international number has + and 7 to 15 digits.")
        }
        return digits
    }

    private static func isMainlandMobile(_ digits: String) -> Bool {
        let bytes = Array(digits.utf8)
        return bytes.count == 11 && bytes[0] == UInt8(ascii: "1")
            && (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(bytes[1])
            && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    // MARK: Mail addresses

    /// An address `local@domain` without comments or quotes; lengths by RFC 5321 §4.5.3.1.
    private static func mailAddress(_ text: String) throws(Refusal) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64, text.utf8.count <= 254,
            !parts[0].hasPrefix("."), !parts[0].hasSuffix("."), !parts[0].contains(".."),
            parts[0].unicodeScalars.allSatisfy(isAtomText)
        else { throw refusal("The receiver is not a mail address such as name@example.com.") }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel) else {
            throw refusal("The part of the mail address after the @ is not a domain name.")
        }
        return text
    }

    /// RFC 5322 §3.2.3 `atext`, the dot, and every scalar beyond ASCII (RFC 6532).
    private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?": true
        case "^", "_", "`", "{", "|", "}", "~", ".": true
        default: scalar.value >= 0xA1 && !scalar.properties.isWhitespace
        }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-": true
                default: scalar.value >= 0xA1 && !scalar.properties.isWhitespace
                }
            }
    }

    // MARK: Names

    private static func name(_ text: String) throws(Refusal) -> String {
        guard text.utf8.count <= 320, text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
        else {
            throw refusal("The receiver is blank or longer than 320 bytes.")
        }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw refusal("The receiver has control characters in it.")
        }
        return text
    }
}
