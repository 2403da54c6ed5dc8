import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// The messages of `deliveries`, each once, until their texts come to `bytesMax`. Those with attachments
    /// are left out; ``message(of:)`` has them whole.
    package func messages(
        of deliveries: [DeliveryID], bytesMax: Int
    ) throws(LedgerError) -> [Message] {
        try read("messages") { database in
            let number = try database.cachedStatement(sql: "SELECT message FROM deliveries WHERE task_id = ?")
            let text = try database.cachedStatement(
                sql: "SELECT \(Message.columns) FROM messages WHERE number = ? AND attachments = 0")
            var messages: [Message] = []
            var seen: Set<Int64> = []
            var bytes = 0
            for delivery in deliveries where bytes < bytesMax {
                guard let message = try Int64.fetchOne(number, arguments: [Data(delivery.id.bytes)]),
                    seen.insert(message).inserted,
                    let row = try Row.fetchOne(text, arguments: [message])
                else { continue }
                let found = try Message(row)
                bytes += found.content.body.utf8.count + found.parameters.utf8.count
                messages.append(found)
            }
            return messages
        }
    }
}
