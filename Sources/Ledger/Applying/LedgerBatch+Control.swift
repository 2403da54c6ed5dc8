import GRDB
import Messaging

extension LedgerBatch {
    mutating func control(_ controlled: DeliveryControlled) throws {
        var effect = ControlEffect.ignored
        let changed = try change(controlled.delivery, at: controlled.at) { row in
            effect = row.take(controlled)
            return .controlled(controlled, effect)
        }
        guard let row = changed else { return }
        let (due, expiresAt) = controlled.control.moments
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO controls (delivery, place, at, control, due, expires_at, effect, by)
                SELECT ?1, ifnull(max(place) + 1, 0), ?, ?, ?, ?, ?, ? FROM controls WHERE delivery = ?1
                """)
        try statement.execute(arguments: [
            row.number, controlled.at.milliseconds, controlled.control.code, due?.milliseconds,
            expiresAt?.milliseconds, effect.rawValue, controlled.by,
        ])
    }
}

extension DeliveryRow {
    /// Does what is wanted, keeps it as a wish, or leaves it.
    fileprivate mutating func take(_ controlled: DeliveryControlled) -> ControlEffect {
        switch (controlled.control, state) {
        case (.cancel, .waiting), (.cancel, .held):
            cancel(at: controlled.at)
        case (.hold, .waiting):
            become(.held, at: controlled.at)
        case (.release(let due), .held):
            self.due = due
            become(.waiting, at: controlled.at)
        case (.reschedule(let due, let expiresAt), .waiting), (.reschedule(let due, let expiresAt), .held):
            (self.due, self.expiresAt) = (due, expiresAt)
            updatedAt = max(updatedAt, controlled.at)
        case (.cancel, .inFlight):
            wish = .cancel
            return .wished
        case (.hold, .inFlight) where wish != .cancel:
            wish = .hold
            return .wished
        case (.release, .inFlight) where wish == .hold:
            wish = .none
        default:
            return .ignored
        }
        return .done
    }
}
