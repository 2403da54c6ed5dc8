import CSystemd
import Glibc

/// The listening sockets systemd passed to this process, in the order of the socket units.
///
/// Empty when the program was started by hand: then nobody opened a socket for it.
///
/// - SeeAlso: sd_listen_fds_with_names(3), systemd.socket(5).
package struct InheritedSockets: Sendable, Equatable {
    /// Every socket passed.
    package let all: [InheritedSocket]

    /// The sockets that carry `name`; none if no socket unit says so.
    package func named(_ name: String) -> [InheritedSocket] {
        all.filter { $0.name == name }
    }

    /// Takes over what `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES` announce.
    ///
    /// The descriptors are set to close on exec and the three variables are removed, so no child
    /// inherits either, and a second call returns nothing. Changing the environment is not safe
    /// beside other threads that read it: call this once, first thing in `main`.
    ///
    /// - Throws: ``InheritedSocketsError/unreadable(errno:)`` if the announcement makes no sense;
    ///   ``InheritedSocketsError/notAListeningStream(name:descriptor:)`` if something else than a
    ///   listening TCP or unix stream socket was passed.
    package static func take() throws(InheritedSocketsError) -> InheritedSockets {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        // Safe: `list` is a place for one pointer, as the call wants, and outlives it.
        let count = unsafe sd_listen_fds_with_names(1, &list)
        guard count >= 0 else { throw .unreadable(errno: -count) }

        var names: [String] = []
        for index in 0..<Int(count) {
            // Safe: after success the list holds `count` strings that end in zero, allocated with
            // malloc and now ours; each is copied before it is freed, and freed once.
            guard let name = unsafe list?[index] else { throw .unreadable(errno: EINVAL) }
            names.append(unsafe String(cString: name))
            unsafe free(name)
        }
        // Safe: the list itself came from malloc too (or is nil), and is not used after this line.
        unsafe free(list)
        return try InheritedSockets(names: names, firstDescriptor: SD_LISTEN_FDS_START)
    }

    /// Looks at consecutive descriptors, one for each name, and accepts them all or none.
    init(names: [String], firstDescriptor: CInt) throws(InheritedSocketsError) {
        var sockets: [InheritedSocket] = []
        for (descriptor, name) in zip(firstDescriptor..., names) {
            guard let kind = Self.kind(of: descriptor) else {
                throw .notAListeningStream(name: name, descriptor: descriptor)
            }
            sockets.append(InheritedSocket(name: name, descriptor: descriptor, kind: kind))
        }
        all = sockets
    }

    private static func kind(of descriptor: CInt) -> InheritedSocket.Kind? {
        let stream = CInt(SOCK_STREAM.rawValue)
        let mustListen: CInt = 1
        if sd_is_socket_inet(descriptor, AF_UNSPEC, stream, mustListen, 0) > 0 { return .tcp }
        if sd_is_socket(descriptor, AF_UNIX, stream, mustListen) > 0 { return .unix }
        return nil
    }
}
