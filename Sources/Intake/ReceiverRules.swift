import Messaging

/// What a receiver may look like on each medium, and the one form in which it is kept.
enum ReceiverRules {
    /// Checks and normalises a receiver; the reason is a sentence without the receiver itself.
    ///
    /// - Parameter callingCode: what the channel assumes of telephone numbers without a country; nil where
    ///   the country must be written.
    static func recipient(
        _ text: String, on medium: Medium, callingCode: String? = nil
    ) throws(Refusal) -> Recipient {
        let address =
            switch medium {
            case .sms: try telephoneNumber(text, callingCode: callingCode)
            case .email: try mailAddress(text)
            case .weCom, .dingTalk, .webhook, .push: try name(text)
            }
        return Recipient(address)
    }

    private static func refusal(_ reason: String) -> Refusal {
        Refusal(.invalidReceiver, reason, field: "receiver")
    }

    // MARK: Telephone numbers

    private static func telephoneNumber(
        _ text: String, callingCode: String?
    ) throws(Refusal) -> String {
        do {
            return try PhoneNumber(text, callingCode: callingCode).e164
        } catch {
            throw refusal(sentence(for: error))
        }
    }

    private static func sentence(for problem: PhoneNumber.Problem) -> String {
        switch problem {
        case .foreignCharacter: "A telephone number has digits only, with an optional + in front."
        case .countryMissing:
            "The number is neither a mainland mobile number nor begins with + and a country code."
        case .notMobile: "The number is not a mobile number of the mainland."
        case .malformed: "A telephone number has + and 7 to 15 digits, the first of which is not 0."
        }
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
