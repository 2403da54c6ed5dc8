/// A question to the person at the terminal whose answer is not shown.
enum HiddenQuestion {
    /// Nothing that a password could be.
    static let notText = CommandFailure(
        exitCode: .failed, sentence: "The password is not a text in UTF-8; nothing was changed.")

    private static let lineBytesMax = 4096

    /// Asks for a password and once more for the same.
    ///
    /// - Throws: ``CommandFailure`` where no person is there to be asked, or they change their mind or
    ///   mistype.
    static func password(for user: String) throws(CommandFailure) -> String {
        guard Descriptor.standardInput.isTerminal, Descriptor.standardError.isTerminal else {
            throw CommandFailure(
                exitCode: .usage,
                sentence: "Nobody can be asked for a password here; say --password-stdin or --generate.")
        }
        let first = try answer(to: "Password for \(user): ")
        guard try answer(to: "The same once more: ") == first else {
            throw CommandFailure(
                exitCode: .failed, sentence: "That was not the same password; nothing was changed.")
        }
        guard let text = String(validating: first, as: UTF8.self) else { throw notText }
        return text
    }

    private static func answer(to question: String) throws(CommandFailure) -> [UInt8] {
        var line = [UInt8](repeating: 0, count: lineBytesMax)
        do throws(SystemFailure) {
            let count = try Descriptor.standardInput.hidingInput { () throws(SystemFailure) in
                try Descriptor.standardError.write(Array(question.utf8))
                return try Descriptor.standardInput.read(into: &line)
            }
            line.removeSubrange(count...)
            try Descriptor.standardError.write([UInt8(ascii: "\n")])
        } catch {
            throw CommandFailure(exitCode: .disk, sentence: "The terminal does not answer: \(error).")
        }
        guard line.popLast() == UInt8(ascii: "\n") else {
            throw CommandFailure(exitCode: .failed, sentence: "Nothing was changed.")
        }
        return line
    }
}
