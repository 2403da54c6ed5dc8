import Glibc
import Testing

@testable import Systemd

@Suite struct `A peer's credentials` {
    @Test func `are those of the process that connected`() throws {
        let (ours, theirs) = TestSocket.connectedPair()
        let peer = try withExtendedLifetime(theirs) { try PeerCredentials(of: ours.descriptor) }
        #expect(peer.pid == getpid())
        #expect(peer.uid == geteuid())
        #expect(peer.gid == getegid())
    }

    @Test func `are not to be had of what is no socket`() {
        #expect(throws: PeerCredentialsError.unreadable(errno: EBADF)) { try PeerCredentials(of: 9_999) }
    }

    @Test func `are not to be had of a socket without a peer`() {
        let socket = TestSocket.tcp()
        #expect(throws: PeerCredentialsError.unreadable(errno: ENOTCONN)) {
            try PeerCredentials(of: socket.descriptor)
        }
    }
}

@Suite struct `Membership in a group` {
    @Test func `holds for the user's own group`() throws {
        #expect(try GroupMembership.isMember(uid: 0, ofGroupNamed: "root"))
    }

    @Test func `does not hold for another group`() throws {
        #expect(try !GroupMembership.isMember(uid: 1, ofGroupNamed: "root"))
    }

    @Test func `does not hold for users and groups nobody knows`() throws {
        #expect(try !GroupMembership.isMember(uid: 0, ofGroupNamed: "no-such-group-here"))
        #expect(try !GroupMembership.isMember(uid: 4_294_000_000, ofGroupNamed: "root"))
    }

    @Test func `is not fooled by a name with a zero in it`() throws {
        #expect(try !GroupMembership.isMember(uid: 0, ofGroupNamed: "root\0x"))
    }
}
