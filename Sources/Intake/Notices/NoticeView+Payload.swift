import Ledger
import Messaging

extension NoticeView {
    /// What an application is told, in the order of the wire contract (§6.2). All keys are always there.
    var payload: JSONValue {
        [
            "event": .string(word.rawValue), "task_id": .string(delivery.description),
            "app_id": .string(application.key), "status": .string(isGood ? "success" : "failed"),
            "receiver": .string(wireReceiver), "error_code": .string(isGood ? "" : errorCode),
            "error_msg": .string(isGood ? "" : errorText), "timestamp": .integer(at.seconds),
            "extra": [
                "provider_id": .string(providerMessageID),
                "report_time": .string((receiptAt ?? at).description),
            ],
        ]
    }

    private var isGood: Bool { word == .success || word == .delivered }

    /// A mainland number is told in the eleven digits in which clients send it; all else as it is kept.
    private var wireReceiver: String {
        guard medium == .sms else { return recipient.address }
        return PhoneNumber(e164: recipient.address)?.nationalDigits ?? recipient.address
    }

    /// The provider's code. What no provider said has the name of the end, so that programs can tell.
    private var errorCode: String {
        guard code.isEmpty, [.expired, .cancelled, .uncertain].contains(state) else { return code }
        return state.name
    }

    private var errorText: String {
        guard text.isEmpty else { return text }
        return switch state {
        case .expired: "The message came too late to be sent."
        case .cancelled: "The message was cancelled."
        default: ""
        }
    }
}
