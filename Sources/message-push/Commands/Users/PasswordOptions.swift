import ArgumentParser
import Cryptography

/// Where a command gets a user's password: never from an argument, which everybody on the machine can see.
struct PasswordOptions: ParsableArguments {
    /// 96 bits.
    private static let generatedBytes = 12
    /// More than the daemon takes.
    private static let bytesMax = 4096

    @Flag(help: "Read the password from standard input; a line end after it does not count.")
    var passwordStdin = false

    @Flag(help: "Make a password and print it, once.")
    var generate = false

    func validate() throws {
        guard passwordStdin && generate else { return }
        throw ValidationError("--password-stdin and --generate exclude each other.")
    }

    /// The password for `user`, from where the options say; by default from the person at the terminal.
    func chosen(for user: String) throws -> ChosenPassword {
        if generate {
            return ChosenPassword(text: try Token.hex(bytes: Self.generatedBytes), isGenerated: true)
        }
        let text = passwordStdin ? try Self.piped() : try HiddenQuestion.password(for: user.withoutControls)
        return ChosenPassword(text: text, isGenerated: false)
    }

    private static func piped() throws -> String {
        var bytes = try FileContents.read("-", bytesMax: bytesMax)
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw HiddenQuestion.notText }
        return text
    }
}
