import Execution
import Glibc
import HTTPTypes
import Messaging
import NIOCore
import Systemd
import Web

/// Decides who may speak on the control socket: root, the daemon's own user, and members of its group.
///
/// The socket's permissions say the same; this holds where somebody changed those. Looking a group up may
/// block, so it happens on an executor of the actor's own.
actor Gatekeeper {
    /// What `SO_PEERCRED` tells (unix(7)): the layout of `struct ucred`.
    private struct Peer {
        var process: Int32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
    }

    private static let group = "message-push"
    private let executor = QueueExecutor(label: "gatekeeper")

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Says in the log's words who speaks, or refuses.
    nonisolated func admit(_ channel: any NIOCore.Channel) async throws -> String {
        guard let options = channel as? any SocketOptionProvider else { throw Self.refusal }
        let peer: Peer = try await options.unsafeGetSocketOption(
            level: .socket, name: .init(rawValue: SO_PEERCRED)
        ).get()
        if peer.user == 0 || peer.user == geteuid() { return "uid \(peer.user)" }
        guard try await isMember(peer.user) else { throw Self.refusal }
        return "uid \(peer.user)"
    }

    private func isMember(_ user: UInt32) throws -> Bool {
        try GroupMembership.isMember(uid: user, ofGroupNamed: Self.group)
    }

    private static let refusal = Refusal(
        .httpForbidden, "Only root, the user message-push and members of the group message-push may do this.")
}
