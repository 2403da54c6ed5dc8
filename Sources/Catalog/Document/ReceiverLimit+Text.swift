import Messaging

/// The form `5/1h` that documents and tables share.
extension ReceiverLimit {
    private static let windowMax = Duration.seconds(31 * 86400)

    var text: String { "\(count)/\(DurationText.text(window))" }

    /// Reads ``text``; nil for anything else, and beyond the bounds of the noun.
    init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Int(parts[0]), (1...1000).contains(count),
            String(count) == parts[0], let window = DurationText.parse(String(parts[1])),
            window >= .seconds(1), window <= Self.windowMax
        else { return nil }
        self.init(count: count, window: window)
    }
}
