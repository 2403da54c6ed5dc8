/// Why a dump cannot be read. Never quotes what is in it: that may be secret.
enum DumpError: Error, Equatable {
    /// The file itself failed.
    case unreadable(SystemFailure)
    /// What stands at `line` is not what mysqldump writes there, or is more than we take.
    case malformed(line: Int, sentence: String)
}

extension DumpError: CustomStringConvertible {
    /// The line and what is wrong with it.
    var description: String {
        switch self {
        case .unreadable(let failure): "it cannot be read: \(failure)"
        case .malformed(let line, let sentence): "line \(line): \(sentence)"
        }
    }

    /// What the command ends with.
    var exitCode: ExitCode {
        switch self {
        case .unreadable: .disk
        case .malformed: .damagedData
        }
    }
}
