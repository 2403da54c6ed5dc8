/// Why the sandbox's file did not take a line.
enum SandboxFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The system refused to open or write it, with its words for why.
    case system(String)
    /// It has reached this many bytes. Remove or empty it, and it is written again.
    case full(bytesMax: Int64)

    /// What happened, for the operator.
    var description: String {
        switch self {
        case .system(let words): "The sandbox's file cannot be written: \(words)."
        case .full(let bytesMax): "The sandbox's file has reached \(bytesMax) bytes; remove it."
        }
    }
}
