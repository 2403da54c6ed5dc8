/// Why a file could not be read. The sentences name the path and never the contents.
enum FileContentsError: Error, Equatable, CustomStringConvertible {
    /// There is no such file, or a folder on the way is missing.
    case missing(path: String)
    /// This user may not read it.
    case notPermitted(path: String)
    /// The system failed otherwise.
    case unreadable(path: String, SystemFailure)
    /// It holds more than `bytesMax` bytes.
    case tooLarge(path: String, bytesMax: Int)

    /// What happened, without the path: for callers that name the file themselves.
    var reason: String {
        switch self {
        case .missing: "there is no such file"
        case .notPermitted: "this user may not read it"
        case .unreadable(_, let failure): "it cannot be read: \(failure)"
        case .tooLarge(_, let bytesMax): "it is larger than \(bytesMax) bytes"
        }
    }

    private var path: String {
        switch self {
        case .missing(let path), .notPermitted(let path), .unreadable(let path, _), .tooLarge(let path, _):
            path
        }
    }

    var description: String { "\(path): \(reason)" }
}
