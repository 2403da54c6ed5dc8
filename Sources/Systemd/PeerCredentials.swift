import CSystemd

/// Who is at the other end of a unix socket, as the kernel knows it.
///
/// These are the ids the peer had when it connected; it cannot lie about them.
///
/// - SeeAlso: `SO_PEERCRED` in unix(7).
package struct PeerCredentials: Sendable, Equatable {
    /// The peer's process. It may have ended since: use it for the log, not for a decision.
    package let pid: Int32

    /// The peer's effective user.
    package let uid: UInt32

    /// The peer's effective group.
    package let gid: UInt32

    /// Asks the kernel who is connected to the unix stream socket `descriptor`.
    ///
    /// - Throws: ``PeerCredentialsError/unreadable(errno:)`` if it is not a socket, or not connected.
    package init(of descriptor: CInt) throws(PeerCredentialsError) {
        let peer = csystemd_peer_of(descriptor)
        guard peer.error == 0 else { throw .unreadable(errno: peer.error) }
        pid = peer.pid
        uid = peer.uid
        gid = peer.gid
    }
}
