import Intake
import Ledger
import Messaging

extension BatchView {
    /// The batch as the wire tells it (wire contract §2.2, `push_batch_tasks`). The three counts add up to
    /// `total_count`, which is what the batch call was told; `states` says where the deliveries stand in our
    /// own words.
    var wire: JSONObject {
        let progress = BatchProgress(self)
        return [
            "batch_id": .string(message.id.description), "app_id": .string(message.application.key),
            "channel_id": .integer(message.channel.number),
            "message_type": .string(message.medium.rawValue), "status": .string(progress.status.rawValue),
            "total_count": .integer(progress.total), "success_count": .integer(progress.succeeded),
            "failed_count": .integer(progress.failed), "pending_count": .integer(progress.pending),
            "refused_count": .integer(progress.refused),
            "states": .object(
                JSONObject(
                    DeliveryState.allCases.map { ($0.word, .integer(progress.counts[$0] ?? 0)) })),
            "scheduled_at": message.scheduledAt.map { .string($0.description) } ?? .null,
            "created_at": .string(message.acceptedAt.description),
        ]
    }
}
