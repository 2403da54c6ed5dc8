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
}
