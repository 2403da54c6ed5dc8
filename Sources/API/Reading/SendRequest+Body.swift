import Cryptography
import Intake
import Messaging
import Web

extension SendRequest {
    private static let timeToLiveSecondsMax: Int64 = 31_536_000

    /// Reads the body of a send or batch call (wire contract §1.3, §1.4, §1.9.10).
    init(_ caller: Caller, isBatch: Bool, idempotency: Idempotency? = nil) throws(Refusal) {
        let body = JSONReading(caller.body)
        self.init(
            channel: try Self.channel(body), receivers: try Self.receivers(body, isBatch: isBatch),
            isBatch: isBatch,
            parameters: try Self.parameters(body), signatureName: try body.text("signature_name") ?? "",
            scheduledAt: try Self.moment(body), attachments: try Self.attachments(body),
            timeToLive: try Self.timeToLive(body), clientAddress: try Self.clientAddress(body),
            idempotency: idempotency, fingerprint: caller.fingerprint)
    }

    private static func channel(_ body: JSONReading) throws(Refusal) -> ChannelChoice {
        if let number = try body.integer("channel_id") {
            guard number >= 1 else {
                throw Refusal(
                    .invalidParameter, "The field channel_id must be at least 1.", field: "channel_id")
            }
            return .id(ChannelID(number))
        }
        guard let type = try body.text("channel_type"), !type.isEmpty else {
            throw JSONReading.missing("channel_id")
        }
        guard let medium = Medium(rawValue: type) else {
            throw Refusal(
                .invalidParameter,
                """
                The field channel_type must be one of \
                \(Medium.allCases.map(\.rawValue).joined(separator: ", ")).
                """,
                field: "channel_type")
        }
        let code = try body.text("template_code")
        return .medium(medium, templateCode: code?.isEmpty == true ? nil : code)
    }

    private static func receivers(_ body: JSONReading, isBatch: Bool) throws(Refusal) -> [String] {
        guard isBatch else { return [try body.requiredText("receiver")] }
        guard let list = try body.list("receivers"), !list.isEmpty else {
            throw JSONReading.missing("receivers")
        }
        var receivers: [String] = []
        receivers.reserveCapacity(list.count)
        for (index, value) in list.enumerated() {
            guard let receiver = value.stringValue else {
                throw JSONReading.wrongType("receivers[\(index)]", "a string")
            }
            receivers.append(receiver)
        }
        return receivers
    }

    /// `params` stands for `template_params`; `content` and `subject` fill variables of these names. An empty
    /// list is what the oldest PHP client sends for no parameters.
    private static func parameters(_ body: JSONReading) throws(Refusal) -> [(name: String, value: String)]? {
        let field = body.value("template_params") == nil ? "params" : "template_params"
        var parameters: [(name: String, value: String)]?
        switch body.value(field) {
        case nil: break
        case .array(let list) where list.isEmpty: parameters = []
        case .object(let object):
            var found: [(name: String, value: String)] = []
            for (name, value) in object.members {
                found.append((name, try text(of: value, in: "\(field).\(name)")))
            }
            parameters = found
        default: throw JSONReading.wrongType(field, "an object of strings")
        }
        for name in ["content", "subject"] {
            guard let text = try body.text(name), parameters?.contains(where: { $0.name == name }) != true
            else { continue }
            parameters = (parameters ?? []) + [(name, text)]
        }
        return parameters
    }

    /// Numbers and booleans are taken as they are written.
    private static func text(of value: JSONValue, in field: String) throws(Refusal) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let truth): truth ? "true" : "false"
        case .null, .array, .object: throw JSONReading.wrongType(field, "a string")
        }
    }

    private static func moment(_ body: JSONReading) throws(Refusal) -> Timestamp? {
        guard let text = try body.text("scheduled_at") else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw Refusal(
                .invalidParameter, "The field scheduled_at must be a time such as 2026-11-23T11:04:00Z.",
                field: "scheduled_at")
        }
        return moment
    }

    private static func timeToLive(_ body: JSONReading) throws(Refusal) -> Duration? {
        guard let seconds = try body.integer("ttl") else { return nil }
        guard (1...timeToLiveSecondsMax).contains(seconds) else {
            throw Refusal(
                .invalidParameter, "The field ttl must be 1 to \(timeToLiveSecondsMax) seconds.",
                field: "ttl")
        }
        return .seconds(seconds)
    }

    private static func clientAddress(_ body: JSONReading) throws(Refusal) -> String {
        guard let text = try body.text("client_ip") else { return "" }
        guard ClientAddress.isAddress(text) else {
            throw Refusal(
                .invalidParameter, "The field client_ip must be an IP address such as 192.0.2.7.",
                field: "client_ip")
        }
        return text
    }

    private static func attachments(_ body: JSONReading) throws(Refusal) -> [Attachment] {
        var attachments: [Attachment] = []
        for (index, value) in (try body.list("attachments") ?? []).enumerated() {
            let field = "attachments[\(index)]"
            guard let object = value.objectValue else { throw JSONReading.wrongType(field, "an object") }
            let reading = JSONReading(object)
            guard let bytes = Base64Text.decode(try reading.requiredText("content_base64")) else {
                throw Refusal(
                    .invalidParameter,
                    "The file is not padded standard base64 (RFC 4648 §4) without white space.",
                    field: field + ".content_base64")
            }
            attachments.append(
                Attachment(
                    filename: try reading.requiredText("filename"),
                    contentType: try reading.text("content_type") ?? "",
                    bytes: bytes))
        }
        return attachments
    }
}
