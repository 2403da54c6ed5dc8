/// A place where the daemon listens.
package enum ListenAddress: Hashable, Sendable {
    /// A name or address, IPv6 without brackets, and a port. Port 0 lets the kernel choose one.
    case tcp(host: String, port: UInt16)
    /// The path of a Unix socket.
    case unix(path: String)

    /// Whether the kernel chooses the port, which then is another one each time.
    var hasPortToChoose: Bool {
        if case .tcp(_, port: 0) = self { true } else { false }
    }
}

extension ListenAddress {
    /// Reads `host:port`, `[IPv6]:port` or `unix:/path`.
    init(reading text: String) throws(SettingRefusal) {
        if text.hasPrefix("unix:") {
            self = .unix(path: try Self.path(text))
        } else {
            self = try Self.network(text)
        }
    }

    private static func path(_ text: String) throws(SettingRefusal) -> String {
        let path = String(text.dropFirst("unix:".count))
        guard path.hasPrefix("/"), path.utf8.count <= UnixSocketPath.bytesMax, !path.utf8.contains(0) else {
            throw refusal(
                text, "after unix: stands an absolute path of at most \(UnixSocketPath.bytesMax) bytes")
        }
        return path
    }

    private static func network(_ text: String) throws(SettingRefusal) -> ListenAddress {
        guard let colon = text.lastIndex(of: ":") else {
            throw refusal(text, "it needs a port, as in \"\(text.withoutControls):8080\"")
        }
        guard let port = port(text[text.index(after: colon)...]) else {
            throw refusal(text, "the port is a number from 0 to 65535")
        }
        let host = text[..<colon]
        guard !host.isEmpty else {
            throw refusal(text, "it needs a host, as in \"0.0.0.0:\(port)\"")
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            return .tcp(host: String(try bracketed(host.dropFirst().dropLast(), text)), port: port)
        }
        guard host.utf8.allSatisfy(isHostByte) else {
            throw refusal(text, "the host is a name or an address; an IPv6 address stands in brackets")
        }
        return .tcp(host: String(host), port: port)
    }

    /// Looks at the letters only; whether it is an address of this machine the kernel says.
    private static func bracketed(_ host: Substring, _ text: String) throws(SettingRefusal) -> Substring {
        let address = host.prefix { $0 != "%" }
        let zone = host.dropFirst(address.count + 1)
        guard address.contains(":"),
            address.utf8.allSatisfy({ "0123456789abcdefABCDEF:.".utf8.contains($0) }),
            zone.utf8.allSatisfy(isHostByte)
        else { throw refusal(text, "in brackets stands an IPv6 address") }
        return host
    }

    private static func port(_ digits: Substring) -> UInt16? {
        digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt16(digits) : nil
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func refusal(_ text: String, _ reason: String) -> SettingRefusal {
        SettingRefusal(reason: "holds the address \"\(text.withoutControls)\": \(reason)")
    }
}

extension ListenAddress: CustomStringConvertible {
    /// As it is written in the file.
    package var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
