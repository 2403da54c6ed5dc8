import Messaging
import Systemd

/// Whether systemd runs the daemon as it should: its units, seen from outside.
enum UnitExamination {
    private static let units = ["message-push.service", "message-push.socket", "message-push-control.socket"]

    /// Asks systemd. Blocks.
    static func findings() -> [Finding] {
        do throws(SystemBusError) {
            let bus = try SystemBus()
            return try units.map { unit throws(SystemBusError) in
                finding(unit, try UnitState(asking: bus, about: unit))
            }
        } catch {
            return [
                .skipped(
                    .systemd, "\(error)",
                    remedy: "Look with “systemctl status message-push”, as root where that is refused.")
            ]
        }
    }

    /// What the state of `unit` means.
    static func finding(_ unit: String, _ state: UnitState) -> Finding {
        let sight =
            "It is \(state.active) (\(state.sub)) and \(state.file.isEmpty ? state.load : state.file)."
        guard state.load == "loaded" else {
            return .skipped(
                .systemd, about: unit, "Its state is \(state.load).",
                remedy: "Install the package message-push, or run “systemctl unmask \(unit)”.")
        }
        guard ["active", "reloading"].contains(state.active) else {
            return .fault(
                .systemd, about: unit, sight,
                remedy: """
                    Start it with “systemctl start \(unit)”; “journalctl -u \(unit) -e” says why it does not \
                    stay.
                    """)
        }
        if state.restarts > 0 {
            return .warning(
                .systemd, about: unit,
                sight + " systemd restarted it \(state.restarts) times after failures.",
                remedy: "See “journalctl -u \(unit) -p warning” for the reason.")
        }
        if state.needsReload {
            return .warning(
                .systemd, about: unit, sight + " Its file changed since systemd read it.",
                remedy: "Run “systemctl daemon-reload && systemctl restart \(unit)”.")
        }
        guard state.file != "disabled" else {
            return .warning(
                .systemd, about: unit, sight + " It does not start with the machine.",
                remedy: "Enable it with “systemctl enable \(unit)”.")
        }
        return .good(.systemd, about: unit, sight)
    }
}
