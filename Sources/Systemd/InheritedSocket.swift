/// A listening socket that systemd opened and handed over.
package struct InheritedSocket: Sendable, Equatable {
    /// What can be listened on. A socket of any other kind is refused when it is taken over.
    package enum Kind: Sendable, Equatable {
        /// TCP over IPv4 or IPv6.
        case tcp
        /// A stream socket in the file system or in the abstract namespace.
        case unix
    }

    /// The unit's `FileDescriptorName=`. Several sockets may share one name.
    package let name: String

    /// The open descriptor, closed on exec. Whoever listens on it owns it from then on.
    package let descriptor: CInt

    /// How the socket is reached.
    package let kind: Kind
}
