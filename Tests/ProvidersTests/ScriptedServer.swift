import Glibc
import Synchronization

/// A server on this machine that plays a script with each connection, on a thread of its own.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (ScriptedPeer) -> Void

    /// What scripts tell, in order.
    private final class Notes: Sendable {
        let all = Mutex<[String]>([])
    }

    let port: Int
    private let listener: Int32
    private let notes = Notes()

    /// Listens on a free port of 127.0.0.1.
    init(_ script: @escaping Script) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        port = bindAndListen(listener)
        let notes = notes
        startThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                let peer = ScriptedPeer(socket: connection) { note in notes.all.withLock { $0.append(note) }
                }
                startThread {
                    script(peer)
                    peer.hangUp()
                }
            }
            close(listener)
        }
    }

    deinit {
        // Ends the accept; the thread closes the socket.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// What scripts have told; they tell before they answer.
    var told: [String] { notes.all.withLock { $0 } }
}

/// A port of 127.0.0.1 on which nobody listens.
func unusedPort() -> Int {
    let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(taken) }
    return bindAndListen(taken)
}

private func bindAndListen(_ listener: Int32) -> Int {
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
    precondition(code == 0 && listen(listener, 64) == 0)
    return Int(UInt16(bigEndian: address.sin_port))
}
