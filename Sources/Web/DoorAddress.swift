import NIOCore

/// A place where a listener waits for connections.
package enum DoorAddress: Equatable, Sendable, CustomStringConvertible {
    /// A TCP port of a local address; port 0 takes any free one.
    case tcp(host: String, port: Int)
    /// A socket in the file system, with the permissions it gets.
    case unix(path: String, permissions: UInt32)
    /// A socket that systemd opened.
    case inherited(descriptor: Int32, name: String)

    /// The address as an operator writes it.
    package var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path, _): "unix:\(path)"
        case .inherited(_, let name): "systemd:\(name)"
        }
    }

    /// The same with what the system chose: the port for port 0, and what systemd bound.
    func description(bound: SocketAddress?) -> String {
        switch (self, bound?.ipAddress, bound?.port) {
        case (.tcp, let host?, let port?), (.inherited, let host?, let port?):
            DoorAddress.tcp(host: host, port: port).description
        case (.inherited, _, _): bound?.pathname.map { "unix:\($0)" } ?? description
        default: description
        }
    }
}
