/// A question to the person at the terminal.
struct Question {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Asks, and waits for a line; anything but `y` or `yes` means no.
    ///
    /// - Throws: ``CommandFailure`` where no person is there to be asked.
    func isAnsweredYes() throws(CommandFailure) -> Bool {
        guard Descriptor.standardInput.isTerminal, Descriptor.standardError.isTerminal else {
            throw CommandFailure(
                exitCode: .usage, sentence: "Nobody can be asked here; say --yes or --dry-run.")
        }
        do throws(SystemFailure) {
            try Descriptor.standardError.write(Array("\(text) [y/N] ".utf8))
            var line = [UInt8](repeating: 0, count: 256)
            let count = try Descriptor.standardInput.read(into: &line)
            let word = String(decoding: line.prefix(count), as: UTF8.self)
                .lowercased().filter { !$0.isWhitespace }
            return word == "y" || word == "yes"
        } catch {
            throw CommandFailure(exitCode: .disk, sentence: "The terminal does not answer: \(error).")
        }
    }
}
