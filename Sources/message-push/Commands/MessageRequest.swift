import Messaging

/// What the daemon is asked to send.
struct MessageRequest {
    /// A channel's name or number.
    let channel: String
    let receiver: String
    let parameters: [TemplateParameter]
    /// The app whose message it is; nil for the only one.
    var app: String?
    /// When to send it; nil for now.
    var at: ScheduledMoment?

    /// The body of `POST /control/messages`.
    var json: JSONValue {
        var request: JSONObject = [
            "channel": Int64(channel).map { .integer($0) } ?? .string(channel),
            "receiver": .string(receiver),
            "template_params": .object(
                JSONObject(parameters.map { (name: $0.name, value: .string($0.value)) })),
        ]
        request["app"] = app.map { .string($0) }
        request["scheduled_at"] = at.map { .string($0.text) }
        return .object(request)
    }
}
