import Catalog
import Intake
import Ledger
import Messaging

extension DeliveryView {
    /// The delivery as a line of a list; the receiver is masked.
    func line(in snapshot: CatalogSnapshot) -> JSONValue {
        [
            "task_id": .string(delivery.id.description),
            "batch_id": .string(message.isBatch ? message.id.description : ""),
            "app": .string(snapshot.application(message.application)?.name ?? message.application.key),
            "channel": .string(snapshot.channel(message.channel)?.name ?? message.channel.description),
            "class": .string(message.messageClass.rawValue),
            "receiver": .string(delivery.recipient.description), "state": .string(state.name),
            "accepted_at": .string(message.acceptedAt.precise), "due_at": .string(due.precise),
            "updated_at": .string(updatedAt.precise), "attempts": .integer(attempts),
            "account": account.map { .string(snapshot.account($0)?.name ?? "account \($0)") } ?? .null,
            "code": .string(code), "text": .string(text),
            "resent_from": (delivery.resentFrom).map { .string($0.description) } ?? .null,
        ]
    }
}

extension BatchView {
    /// How far the batch has come.
    func summary(in snapshot: CatalogSnapshot) -> JSONValue {
        let progress = BatchProgress(self)
        return [
            "batch_id": .string(message.id.description),
            "app": .string(snapshot.application(message.application)?.name ?? message.application.key),
            "channel": .string(snapshot.channel(message.channel)?.name ?? message.channel.description),
            "class": .string(message.messageClass.rawValue), "status": .string(progress.status.rawValue),
            "total": .integer(progress.total), "succeeded": .integer(progress.succeeded),
            "failed": .integer(progress.failed), "pending": .integer(progress.pending),
            "refused": .integer(progress.refused), "states": .object(JSONObject(progress.counts.json)),
            "accepted_at": .string(message.acceptedAt.precise),
            "scheduled_at": message.scheduledAt.map { .string($0.precise) } ?? .null,
        ]
    }
}

extension [DeliveryState: Int] {
    /// The states that occur, in the order of a delivery's life.
    var json: [JSONObject.Member] {
        DeliveryState.allCases.compactMap { state in
            self[state].map { (state.word, .integer($0)) }
        }
    }
}

extension ControlTally {
    /// How many deliveries had which answer; those that nobody had are left out.
    var json: JSONObject {
        JSONObject(
            ControlAnswer.allCases.filter { count($0) > 0 }.map { ($0.rawValue, .integer(count($0))) })
    }
}

extension ResendPage {
    /// What became of how many deliveries.
    var json: JSONObject {
        JSONObject(
            ResendAnswer.allCases.compactMap { answer in
                counts[answer].map { (answer.rawValue, .integer($0)) }
            })
    }
}
