/// The name under which a server queued a mail, from its answer to the final dot. There is no standard for
/// it; these are the forms of Postfix, Exim, Sendmail, Exchange, Gmail and Amazon.
enum SMTPQueueID {
    private static let lengthMin = 6
    private static let lengthMax = 120

    /// The queue id; nil where the answer has none that is known.
    static func find(in text: String) -> String? {
        let words = text.split(separator: " ").map { $0.drop { $0 == "<" } }
        if let index = words.firstIndex(of: "queued"), index + 2 < words.count, words[index + 1] == "as" {
            return checked(words[index + 2])
        }
        if let word = words.first(where: { $0.lowercased().hasPrefix("id=") }) {
            return checked(word.dropFirst(3))
        }
        if words.last == "gsmtp", words.count >= 3 {
            return checked(words[words.count - 3])
        }
        if let first = words.first, ["ok", "ok:"].contains(first.lowercased()), words.count > 1 {
            return checked(words[1])
        }
        let lowered = text.lowercased()
        guard lowered.contains("accepted for delivery") || lowered.contains("queued mail for delivery")
        else {
            return nil
        }
        return words.first.flatMap(checked)
    }

    private static func checked(_ word: Substring) -> String? {
        let name = word.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-._@+=/".contains($0)) }
        guard (lengthMin...lengthMax).contains(name.utf8.count), name.contains(where: \.isNumber) else {
            return nil
        }
        return String(name)
    }
}
