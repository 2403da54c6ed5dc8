import Glibc
import Synchronization

/// A server on this machine that plays a script with each connection, on a thread of its own.
///
/// What a script wants the test to know it `tells`; the test awaits that with ``heard()``.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (ScriptedPeer) -> Void

    let port: Int
    private let listener: Int32
    private let news: AsyncStream<String>

    /// Listens on a free port of 127.0.0.1, or on a Unix socket at `path`.
    init(path: String? = nil, _ script: @escaping Script) {
        let (news, teller) = AsyncStream.makeStream(of: String.self)
        self.news = news
        listener = socket(path == nil ? AF_INET : AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        port = bindAndListen(listener, path: path)
        let listener = listener
        let count = Mutex(0)
        let body: @Sendable () -> Void = {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                let peer = ScriptedPeer(socket: connection, number: number) { teller.yield($0) }
                startThread {
                    script(peer)
                    close(connection)
                }
            }
            close(listener)
        }
        startThread(body)
    }

    deinit {
        // Ends the accept; the thread closes the socket.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// The next thing that a script told, in order.
    func heard() async -> String {
        var iterator = news.makeAsyncIterator()
        return await iterator.next() ?? ""
    }

    func heard(_ count: Int) async -> [String] {
        var all: [String] = []
        for _ in 0..<count { all.append(await heard()) }
        return all
    }
}

/// A port of 127.0.0.1 on which nobody listens.
func unusedPort() -> Int {
    let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(taken) }
    return bindAndListen(taken, path: nil)
}

private func bindAndListen(_ listener: Int32, path: String?) -> Int {
    if let path {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // Safe: the path is cut to the size of the field, which keeps a final NUL.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8.prefix(107))
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        // Safe: bind reads `size` bytes of the structure.
        let code = unsafe withUnsafePointer(to: &address) {
            unsafe bind(listener, UnsafeRawPointer($0).assumingMemoryBound(to: sockaddr.self), size)
        }
        precondition(code == 0 && listen(listener, 64) == 0)
        return 0
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safe: bind and getsockname stay inside the structure of that size.
    let code = unsafe withUnsafeMutablePointer(to: &address) {
        let general = unsafe UnsafeMutableRawPointer($0).assumingMemoryBound(to: sockaddr.self)
        guard unsafe bind(listener, general, size) == 0 else { return Int32(-1) }
        return unsafe getsockname(listener, general, &size)
    }
    precondition(code == 0 && listen(listener, 1024) == 0)
    return Int(UInt16(bigEndian: address.sin_port))
}
