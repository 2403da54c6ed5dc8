import CSystemd

/// What systemd says of a unit.
package struct UnitState: Sendable, Equatable {
    /// `loaded`, `not-found`, `masked`, …
    package let load: String
    /// `active`, `inactive`, `failed`, `activating`, …
    package let active: String
    /// What `active` means for this kind of unit: `running`, `listening`, `auto-restart`, …
    package let sub: String
    /// Whether it starts with the machine: `enabled`, `disabled`, `static`, …; empty where there is no file.
    package let file: String
    /// Whether its file changed since systemd read it.
    package let needsReload: Bool
    /// How often systemd restarted it by itself since it was last started; zero for what is no service.
    package let restarts: UInt32

    /// A state made by hand.
    package init(
        load: String = "loaded", active: String, sub: String, file: String = "enabled",
        needsReload: Bool = false, restarts: UInt32 = 0
    ) {
        self.load = load
        self.active = active
        self.sub = sub
        self.file = file
        self.needsReload = needsReload
        self.restarts = restarts
    }

    /// Asks systemd over D-Bus. **Blocks**, for 25 s where it hangs.
    ///
    /// - Parameter unit: its full name, `message-push.service`.
    package init(asking bus: SystemBus, about unit: String) throws(SystemBusError) {
        let unit = try bus.unit(named: unit)
        load = try unit.text("LoadState")
        active = try unit.text("ActiveState")
        sub = try unit.text("SubState")
        file = try unit.text("UnitFileState")
        needsReload = try unit.flag("NeedDaemonReload")
        restarts = unit.isService ? try unit.number("NRestarts") : 0
    }
}
