import FoundationEssentials

/// A line on the terminal that is written over and over; nothing where no person looks.
struct ProgressLine {
    private let isShown: Bool

    /// Erases the line to its end (ECMA-48 §8.3.41).
    private static let erasing = "\r\u{1B}[K"

    /// A line on standard error.
    init() {
        isShown =
            Descriptor.standardError.isTerminal
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Writes `text` in place of what was there.
    func show(_ text: String) {
        write(Self.erasing + text.withoutControls)
    }

    /// Takes the line away.
    func clear() {
        write(Self.erasing)
    }

    private func write(_ text: String) {
        guard isShown else { return }
        do throws(SystemFailure) {
            try Descriptor.standardError.write(Array(text.utf8))
        } catch {
            // Whoever closed the terminal does not miss the progress; the work goes on.
            return
        }
    }
}
