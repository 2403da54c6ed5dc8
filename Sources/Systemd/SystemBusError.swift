/// Why systemd could not be asked.
package struct SystemBusError: Error, Equatable, CustomStringConvertible {
    /// As in errno(3).
    package let errno: CInt

    /// A sentence for the operator.
    package var description: String { "systemd cannot be asked: \(SystemError.sentence(errno))." }
}
