import Ledger
import Messaging

extension DeliveryView {
    /// The task as the wire tells it (wire contract §1.5). `template_params` and `exclude_provider_ids` are
    /// texts that hold JSON, as existing clients expect.
    var wire: JSONValue {
        [
            "id": .integer(number), "task_id": .string(delivery.id.description),
            "app_id": .string(message.application.key), "channel_id": .integer(message.channel.number),
            "message_type": .string(message.medium.rawValue), "receiver": .string(wireReceiver),
            "title": .string(message.content.subject), "content": .string(message.content.body),
            "template_code": .string(message.template.code), "template_params": .string(message.parameters),
            "signature": .string(message.signatureName), "status": .string(state.wireStatus),
            "callback_status": .string(receipt.wireStatus),
            "callback_time": receiptAt.map { .string($0.description) } ?? .null,
            "retry_count": .integer(max(0, attempts - 1)), "max_retry": 3,
            "exclude_provider_ids": .string("[\(excluded.map(\.description).joined(separator: ","))]"),
            "scheduled_at": message.scheduledAt.map { .string($0.description) } ?? .null,
            "error_code": .string(code), "error_message": .string(text),
            "batch_id": .string(message.isBatch ? message.id.description : ""),
            "created_at": .string(message.acceptedAt.description),
            "updated_at": .string(updatedAt.description),
        ]
    }

    /// A mainland number is told in the eleven digits in which clients send it; all else as it is kept.
    private var wireReceiver: String {
        let address = delivery.recipient.address
        guard message.medium == .sms else { return address }
        return PhoneNumber(e164: address)?.nationalDigits ?? address
    }
}

extension DeliveryState {
    /// The word that existing clients know (wire contract §2.1).
    var wireStatus: String {
        switch self {
        case .waiting, .held: "pending"
        case .inFlight, .settling: "processing"
        case .awaitingReceipt, .unconfirmed: "sent"
        case .delivered: "success"
        case .failed, .expired, .uncertain, .cancelled: "failed"
        }
    }
}

extension ReceiptStatus {
    /// The word that existing clients know (wire contract §2.1).
    fileprivate var wireStatus: String {
        switch self {
        case .none: ""
        case .delivered: "delivered"
        case .failed: "failed"
        case .timeout: "timeout"
        }
    }
}
