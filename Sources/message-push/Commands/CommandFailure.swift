/// Ends a command with a number and, where there is something to say, a sentence.
struct CommandFailure: Error {
    var exitCode: ExitCode
    /// For standard error; `nil` when all is said.
    var sentence: String?
}

extension CommandFailure: CustomStringConvertible {
    var description: String { sentence ?? "exit \(exitCode.rawValue)" }
}
