import Messaging

/// The body of a call. It depends on the message alone, so it is the same at each attempt.
enum WebhookPayload {
    /// The members in the order in which receivers see them; all are always there.
    static func bytes(of order: AttemptOrder, event: String) -> [UInt8] {
        let message = order.message
        return JSONValue.object([
            "event": .string(event),
            "task_id": .string(order.attempt.delivery.description),
            "app_id": .string(message.application.key),
            "channel_id": .integer(message.channel.number),
            "receiver": .string(order.recipient.address),
            "subject": .string(message.content.subject),
            "content": .string(message.content.body),
            "format": .string(message.content.format.rawValue),
            "template_code": .string(message.template.code),
            "template_params": parameters(message.parameters),
            "timestamp": .integer(message.acceptedAt.seconds),
        ]).serialized()
    }

    /// The request's parameters; an empty object where it had none.
    private static func parameters(_ text: String) -> JSONValue {
        do {
            let value = try JSONValue(parsing: text)
            return value.objectValue.map { .object($0) } ?? [:]
        } catch {
            // Intake stored what it had parsed itself; a text from elsewhere is passed on as it is.
            return .string(text)
        }
    }
}
