import Messaging

extension Recipient {
    /// Whether it is one user's id, for lists with commas or bars: such a sign would make it several people,
    /// and nothing at all nobody, or everybody.
    var isUserID: Bool {
        (1...64).contains(address.utf8.count) && !address.hasControlCharacters
            && !address.contains { $0 == "," || $0 == "|" || $0.isWhitespace }
    }
}
