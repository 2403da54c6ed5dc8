import Glibc

/// The server's end of one connection, in a script's hands. Used by one thread.
struct ScriptedPeer: Sendable {
    let socket: Int32
    /// 1 for the server's first connection.
    let number: Int
    /// Tells the test something.
    let tell: @Sendable (String) -> Void

    /// One HTTP request, head and body; empty when the client has hung up.
    func readRequest() -> String {
        var text = ""
        while !text.hasSuffix("\r\n\r\n") {
            guard let byte = readByte() else { return "" }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        let length = text.lowercased().split(separator: "\r\n")
            .first { $0.hasPrefix("content-length:") }?.drop { !$0.isNumber }
        for _ in 0..<(length.flatMap { Int($0) } ?? 0) {
            guard let byte = readByte() else { return text }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return text
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

    /// A 200 with `body`; the connection stays open.
    func answer(_ body: String, headers: String = "") {
        write("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
    }

    /// Waits until the client hangs up.
    func waitForEnd() {
        while readByte() != nil {}
    }

    /// The number stays taken until the script ends: another connection must not get it.
    func hangUp() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// Hangs up with RST instead of FIN.
    func reset() {
        var hard = linger(l_onoff: 1, l_linger: 0)
        // Safe: reads the structure of that size.
        _ = unsafe setsockopt(
            socket, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
        // As with hanging up, the number stays taken.
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
