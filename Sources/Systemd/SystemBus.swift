import CSystemd
import Glibc

/// A connection to systemd over D-Bus. Every call blocks; for one thread.
///
/// - SeeAlso: sd_bus_get_property(3), org.freedesktop.systemd1(5).
///
/// Safe: the pointer is made in `init`, used by one thread and given back in `deinit`.
@safe package final class SystemBus {
    fileprivate let bus: OpaquePointer

    fileprivate static let destination = "org.freedesktop.systemd1"
    /// Where root reaches systemd without D-Bus's own daemon, as systemctl does.
    private static let privateAddress = "unix:path=/run/systemd/private"

    /// Connects to the system's bus; root does without one.
    package init() throws(SystemBusError) {
        var opened: OpaquePointer?
        // Safe: `opened` is a place for one pointer, as the call wants; on success it is ours.
        let refusal = unsafe sd_bus_open_system(&opened)
        if let bus = unsafe opened, refusal >= 0 {
            unsafe self.bus = bus
            return
        }
        guard geteuid() == 0 else { throw SystemBusError(errno: -refusal) }
        unsafe bus = try Self.connectPrivately()
    }

    deinit {
        // Safe: the connection is ours, and nobody uses it after this.
        unsafe sd_bus_flush_close_unref(bus)
    }

    private static func connectPrivately() throws(SystemBusError) -> OpaquePointer {
        var made: OpaquePointer?
        // Safe: as above. What was made is given back where the rest does not succeed.
        var result = unsafe sd_bus_new(&made)
        guard let bus = unsafe made, result >= 0 else { throw SystemBusError(errno: -result) }
        result = unsafe sd_bus_set_address(bus, privateAddress)
        if result >= 0 { result = unsafe sd_bus_start(bus) }
        guard result >= 0 else {
            unsafe sd_bus_unref(bus)
            throw SystemBusError(errno: -result)
        }
        return unsafe bus
    }

    /// A unit's face on the bus; systemd loads its file where it has not.
    func unit(named name: String) throws(SystemBusError) -> Unit {
        var path: UnsafeMutablePointer<CChar>?
        // Safe: the path is malloc'ed text, ours after success, copied and freed once.
        let result = unsafe sd_bus_path_encode("/org/freedesktop/systemd1/unit", name, &path)
        guard let text = unsafe path, result >= 0 else { throw SystemBusError(errno: -result) }
        defer { unsafe free(text) }
        return Unit(bus: self, path: unsafe String(cString: text), isService: name.hasSuffix(".service"))
    }

    /// Asks for properties of one unit.
    struct Unit {
        let bus: SystemBus
        let path: String
        let isService: Bool

        private static let unitInterface = "org.freedesktop.systemd1.Unit"
        private static let serviceInterface = "org.freedesktop.systemd1.Service"

        func text(_ property: String) throws(SystemBusError) -> String {
            var value: UnsafeMutablePointer<CChar>?
            // Safe: strings live through the call; the answer is malloc'ed text, copied and freed once.
            let result = unsafe sd_bus_get_property_string(
                bus.bus, SystemBus.destination, path, Self.unitInterface, property, nil, &value)
            guard let text = unsafe value, result >= 0 else { throw SystemBusError(errno: -result) }
            defer { unsafe free(text) }
            return unsafe String(cString: text)
        }

        func flag(_ property: String) throws(SystemBusError) -> Bool {
            var value: CInt = 0
            // Safe: D-Bus's `b` is written as one int, which `value` is.
            let result = unsafe sd_bus_get_property_trivial(
                bus.bus, SystemBus.destination, path, Self.unitInterface, property, nil,
                CChar(bitPattern: UInt8(ascii: "b")), &value)
            guard result >= 0 else { throw SystemBusError(errno: -result) }
            return value != 0
        }

        func number(_ property: String) throws(SystemBusError) -> UInt32 {
            var value: UInt32 = 0
            // Safe: D-Bus's `u` is written as one 32-bit number, which `value` is.
            let result = unsafe sd_bus_get_property_trivial(
                bus.bus, SystemBus.destination, path, Self.serviceInterface, property, nil,
                CChar(bitPattern: UInt8(ascii: "u")), &value)
            guard result >= 0 else { throw SystemBusError(errno: -result) }
            return value
        }
    }
}
