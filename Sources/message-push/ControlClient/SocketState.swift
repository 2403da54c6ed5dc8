import Glibc

/// What stands at a socket's path that could not be connected to.
enum SocketState {
    /// Nothing.
    case absent
    /// Something that this user may not write to, or that lies in a folder closed to them.
    case closedToUs
    /// A socket that nobody listens at, or no socket at all.
    case notListening

    init(path: String) {
        self =
            switch Descriptor.refusal(of: W_OK, at: path)?.errno {
            case nil: .notListening
            case EACCES, EPERM, EROFS: .closedToUs
            default: .absent
            }
    }
}
