import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// What was wanted of a delivery, and what came of it, the first first.
    package func controls(of id: DeliveryID) throws(LedgerError) -> [ControlView] {
        try read("a delivery's controls") { database in
            try Self.controls(of: id, from: database)
        }
    }

    static func controls(of id: DeliveryID, from database: Database) throws -> [ControlView] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT at, control, due, expires_at, effect, by FROM controls
                WHERE delivery = (SELECT number FROM deliveries WHERE task_id = ?) ORDER BY place
                """)
        return try Row.fetchAll(statement, arguments: [Data(id.id.bytes)]).map { row in
            guard let effect = ControlEffect(rawValue: row[4]),
                let control = DeliveryControlled.Control(
                    code: row[1], due: (row[2] as Int64?).map(Timestamp.init(milliseconds:)),
                    expiresAt: (row[3] as Int64?).map(Timestamp.init(milliseconds:)))
            else { throw LedgerError.inconsistent("A control of the ledger is not readable.") }
            return ControlView(
                at: Timestamp(milliseconds: row[0]), control: control, by: row[5], effect: effect)
        }
    }

    static func resends(of id: DeliveryID, from database: Database) throws -> [DeliveryID] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT task_id FROM deliveries INDEXED BY deliveries_resent
                WHERE resent_from IS NOT NULL AND resent_from = ? ORDER BY number
                """)
        return try Row.fetchAll(statement, arguments: [Data(id.id.bytes)]).map { row in
            guard let id = UniqueID(bytes: row[0] as Data) else {
                throw LedgerError.inconsistent("A delivery of the ledger is not readable.")
            }
            return DeliveryID(id)
        }
    }
}
