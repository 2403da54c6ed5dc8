/// Standard output or standard error, written to without a buffer.
struct StandardStream {
    private let descriptor: Descriptor

    static let output = StandardStream(descriptor: .standardOutput)
    static let error = StandardStream(descriptor: .standardError)

    /// Whether a person is likely to look at it.
    var isTerminal: Bool { descriptor.isTerminal }

    /// Writes all of `text`, and a line end unless it has one.
    ///
    /// - Throws: ``CommandFailure`` if the other end is full or gone, for a script must not believe
    ///   half an answer.
    func write(_ text: String) throws(CommandFailure) {
        if let failure = put(text) {
            throw CommandFailure(exitCode: .disk, sentence: "The answer cannot be written: \(failure).")
        }
    }

    /// The same, for last words: returns what went wrong, if anything did.
    func put(_ text: String) -> SystemFailure? {
        do {
            try descriptor.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
            return nil
        } catch {
            return error
        }
    }
}
