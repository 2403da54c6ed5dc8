import Glibc

/// Whether a user belongs to a group, by the system's list of users and groups.
///
/// The list may live on another machine (NSS: files, LDAP, sssd …), so every question here
/// **blocks**, possibly for seconds: never ask on Swift's cooperative pool.
package enum GroupMembership {
    /// The longest entry that is read. A group of ten thousand members needs about 100 KiB.
    private static let entryBytesMax = 1 << 20

    /// The most groups a user may be in; what Linux allows a process (`NGROUPS_MAX`).
    private static let groupsMax = 65_536

    /// Whether `group` is the user's own group or one of the supplementary groups.
    ///
    /// The answer follows the list as it is now, not the groups the user's process has: a member
    /// added a moment ago may knock without logging in again. An unknown user or group is a no.
    ///
    /// - Throws: ``PeerCredentialsError/lookupFailed(errno:)`` if the list cannot be read.
    package static func isMember(
        uid: UInt32, ofGroupNamed group: String
    ) throws(PeerCredentialsError) -> Bool {
        // C would read the name only up to a zero, and then it is another name.
        guard !group.utf8.contains(0) else { return false }
        guard let wanted = try identifier(ofGroupNamed: group) else { return false }
        guard let user = try user(uid) else { return false }
        return try groups(of: user).contains(wanted)
    }

    private struct User {
        let name: String
        let gid: gid_t
    }

    private static func user(_ uid: uid_t) throws(PeerCredentialsError) -> User? {
        // Safe: the C library writes into `entry`, `found` and `room`, whose true size it is told;
        // the name points into `room` and is copied while that is alive.
        try unsafe lookUp { room, size in
            var entry = unsafe passwd()
            var found: UnsafeMutablePointer<passwd>?
            let result = unsafe getpwuid_r(uid, &entry, room, size, &found)
            guard unsafe found != nil, let name = unsafe entry.pw_name else { return (result, nil) }
            return (result, User(name: unsafe String(cString: name), gid: unsafe entry.pw_gid))
        }
    }

    private static func identifier(ofGroupNamed name: String) throws(PeerCredentialsError) -> gid_t? {
        // Safe: as above; only a number is taken from the entry.
        try unsafe lookUp { room, size in
            var entry = unsafe group()
            var found: UnsafeMutablePointer<group>?
            let result = unsafe getgrnam_r(name, &entry, room, size, &found)
            return (result, unsafe found == nil ? nil : entry.gr_gid)
        }
    }

    /// Asks with ever more room until the entry fits.
    private static func lookUp<Answer>(
        _ ask: (_ room: UnsafeMutablePointer<CChar>, _ size: Int) -> (errno: CInt, answer: Answer?)
    ) throws(PeerCredentialsError) -> Answer? {
        var size = 4_096
        while true {
            // Safe: the room has `size` bytes, and `ask` does not keep it.
            let (errno, answer) = unsafe withUnsafeTemporaryAllocation(
                of: CChar.self, capacity: size
            ) { room in
                guard let start = room.baseAddress else { return (errno: ENOMEM, answer: Answer?.none) }
                return unsafe ask(start, size)
            }
            switch errno {
            case 0: return answer
            case EINTR: continue
            case ERANGE where size < entryBytesMax: size *= 2
            // getpwnam_r(3): what some systems answer for "no such entry".
            case ENOENT, ESRCH: return nil
            default: throw .lookupFailed(errno: errno)
            }
        }
    }

    private static func groups(of user: User) throws(PeerCredentialsError) -> [gid_t] {
        var room = 64
        while room <= groupsMax {
            var list = [gid_t](repeating: 0, count: room)
            var count = CInt(room)
            // Safe: the C library writes at most `count` ids into the array, which has that many.
            if unsafe getgrouplist(user.name, user.gid, &list, &count) >= 0 {
                return Array(list.prefix(Int(count)))
            }
            room *= 4
        }
        throw .lookupFailed(errno: ERANGE)
    }
}
