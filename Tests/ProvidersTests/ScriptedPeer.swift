import Glibc

/// The server's end of one connection, in a script's hands. Used by one thread.
struct ScriptedPeer: Sendable {
    let socket: Int32
    /// Tells the test something.
    let tell: @Sendable (String) -> Void

    /// One HTTP request, head and body; empty when the client has hung up.
    func readRequest() -> String {
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            guard let byte = readByte() else { return "" }
            bytes.append(byte)
        }
        let length = String(decoding: bytes, as: UTF8.self).lowercased().split(separator: "\r\n")
            .first { $0.hasPrefix("content-length:") }?.drop { !$0.isNumber }
        for _ in 0..<(length.flatMap { Int($0) } ?? 0) {
            guard let byte = readByte() else { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One line without its CR LF; `nil` when the client has hung up.
    func readLine() -> String? {
        var bytes: [UInt8] = []
        while let byte = readByte() {
            if byte == 0x0A { return String(decoding: bytes.dropLast(), as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            // Safe: reads the slice's bytes only.
            let count = unsafe bytes[offset...].withUnsafeBytes {
                unsafe send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            offset += count
        }
    }

    /// An answer after which the connection is closed.
    func answer(_ body: String, status: Int = 200, headers: String = "") {
        write(
            "HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n"
                + "\(headers)\r\n\(body)")
    }

    /// Waits until the client hangs up.
    func waitForEnd() {
        while readByte() != nil {}
    }

    func hangUp() { close(socket) }

    /// Hangs up with RST instead of FIN.
    func reset() {
        var hard = linger(l_onoff: 1, l_linger: 0)
        // Safe: reads the structure of that size.
        _ = unsafe setsockopt(
            socket, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
        // The number stays taken until the script ends: another connection must not get it.
        let nowhere = unsafe open("/dev/null", O_RDONLY)
        dup2(nowhere, socket)
        close(nowhere)
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        // Safe: writes one byte.
        return unsafe recv(socket, &byte, 1, 0) == 1 ? byte : nil
    }
}
