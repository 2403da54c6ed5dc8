/// Why it cannot be told who a peer is.
package enum PeerCredentialsError: Error, Equatable, CustomStringConvertible {
    /// The kernel does not know the peer of this descriptor.
    case unreadable(errno: CInt)

    /// The system's list of users or groups could not be asked.
    case lookupFailed(errno: CInt)

    /// A sentence for the operator.
    package var description: String {
        switch self {
        case .unreadable(let errno):
            "cannot tell who is connected: \(SystemError.sentence(errno))"
        case .lookupFailed(let errno):
            "cannot look up users and groups: \(SystemError.sentence(errno))"
        }
    }
}
