import Glibc

/// A socket of this test, closed at its end.
final class TestSocket {
    let descriptor: CInt

    private init(_ descriptor: CInt) {
        precondition(descriptor >= 0, "no socket for the test")
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A TCP socket on a port of the kernel's choice; listening on an unbound one binds it.
    static func tcp(isListening: Bool = true) -> TestSocket {
        let made = TestSocket(socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0))
        if isListening { precondition(listen(made.descriptor, 1) == 0) }
        return made
    }

    static func udp() -> TestSocket {
        TestSocket(socket(AF_INET, CInt(SOCK_DGRAM.rawValue), 0))
    }

    /// A unix socket under a name in the abstract namespace: it leaves nothing in the file system.
    static func unix(_ name: String, type: CInt = CInt(SOCK_STREAM.rawValue)) -> TestSocket {
        let made = TestSocket(socket(AF_UNIX, type, 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // Safe: the path has 108 bytes, and the name with the zero before it is shorter.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { path in
            unsafe path[1...].copyBytes(from: name.utf8.prefix(107))
        }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + 1 + name.utf8.count)
        // Safe: a sockaddr_un is what the kernel expects behind a sockaddr of this family.
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(made.descriptor, $0, size)
            }
        }
        precondition(bound == 0, "cannot bind the test's socket")
        if type == CInt(SOCK_STREAM.rawValue) { precondition(listen(made.descriptor, 1) == 0) }
        return made
    }

    static func connectedPair() -> (TestSocket, TestSocket) {
        var pair: [CInt] = [-1, -1]
        // Safe: the kernel writes two descriptors into an array of two.
        precondition(unsafe socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair) == 0)
        return (TestSocket(pair[0]), TestSocket(pair[1]))
    }

    /// The next datagram, if one has arrived.
    func received() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        // Safe: the kernel writes at most `count` bytes into the array.
        let count = unsafe recv(descriptor, &bytes, bytes.count, CInt(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
