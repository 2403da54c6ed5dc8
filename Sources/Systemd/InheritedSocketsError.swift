/// Why the sockets systemd passed cannot be used.
package enum InheritedSocketsError: Error, Equatable, CustomStringConvertible {
    /// The environment announces sockets in a way that cannot be read, or one could not be set
    /// to close on exec. `errno` is what libsystemd reported.
    case unreadable(errno: CInt)

    /// A descriptor was passed that is not a listening TCP or unix stream socket.
    case notAListeningStream(name: String, descriptor: CInt)

    /// A sentence for the operator, with what to do.
    package var description: String {
        switch self {
        case .unreadable(let errno):
            """
            cannot take over the sockets from systemd: \(SystemError.sentence(errno)). \
            Check LISTEN_FDS and LISTEN_FDNAMES, or start through message-push.socket.
            """
        case .notAListeningStream(let name, let descriptor):
            """
            the inherited socket "\(name.withVisibleControls)" (descriptor \(descriptor)) is not a \
            listening stream socket. Use ListenStream= with Accept=no in the socket unit.
            """
        }
    }
}
