extension Recipient {
    /// Shorter ones are found in words that mean something else.
    private static let maskableBytesMin = 6

    /// The text with each mention of the recipient masked: providers like to repeat whom they refuse.
    ///
    /// A telephone number is also found without its plus sign, and without the country where that is 86.
    package func masking(_ text: String) -> String {
        guard address.utf8.count >= Self.maskableBytesMin else { return text }
        var forms = [address]
        if address.hasPrefix("+") { forms.append(String(address.dropFirst())) }
        if address.hasPrefix("+86") { forms.append(String(address.dropFirst(3))) }
        return forms.reduce(text) { $0.replacing($1, with: Recipient($1).description) }
    }
}
