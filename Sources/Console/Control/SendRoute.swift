import Catalog
import Hummingbird
import Intake
import Messaging
import Web

/// `POST /control/messages`: the operator sends a message, in the name of an application.
struct SendRoute: Sendable {
    let store: CatalogStore
    let intake: MessageIntake

    private static let bodyBytesMax = 1 << 20

    func add(to router: Router<DoorContext>) {
        router.post("/control/messages") { request, _ in try await send(request) }
    }

    private func send(_ request: Request) async throws -> Response {
        let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
        let snapshot = store.snapshot
        let application = try application(named: try body.text("app"), in: snapshot)
        let channel = try channel(body.value("channel"), in: snapshot)
        let acceptance = try await intake.accept(
            SendRequest(
                channel: .id(channel.id), receivers: [try body.requiredText("receiver")], isBatch: false,
                parameters: try parameters(body), scheduledAt: try moment(body)),
            of: application.id)
        return Envelope.response([
            "task_id": .string(acceptance.deliveries.first?.description ?? ""), "status": "pending",
            "created_at": .string(acceptance.acceptedAt.description),
        ])
    }

    private func application(named name: String?, in snapshot: CatalogSnapshot) throws(Refusal)
        -> Messaging.Application
    {
        if let name {
            guard let application = snapshot.application(named: name) else {
                throw Refusal(.invalidApplication, "There is no application \(name).", field: "app")
            }
            return application
        }
        guard let only = snapshot.applications.first, snapshot.applications.count == 1 else {
            throw Refusal(
                .missingParameter, "Name the application to send for; there is more than one, or none.",
                field: "app")
        }
        return only
    }

    private func channel(_ value: JSONValue?, in snapshot: CatalogSnapshot) throws(Refusal) -> Channel {
        let name = value?.stringValue ?? value?.intValue.map(String.init) ?? ""
        if let channel = snapshot.channel(named: name) { return channel }
        if let number = Int64(name), let channel = snapshot.channel(ChannelID(number)) { return channel }
        throw Refusal(.channelNotFound, "There is no channel \(name).", field: "channel")
    }

    private func parameters(_ body: JSONReading) throws(Refusal) -> [(name: String, value: String)] {
        guard let value = body.value("template_params") else { return [] }
        guard let object = value.objectValue else {
            throw JSONReading.wrongType("template_params", "an object of strings")
        }
        var parameters: [(name: String, value: String)] = []
        for (name, value) in object.members {
            guard let text = value.stringValue else {
                throw JSONReading.wrongType("template_params.\(name)", "a string")
            }
            parameters.append((name, text))
        }
        return parameters
    }

    private func moment(_ body: JSONReading) throws(Refusal) -> Timestamp? {
        guard let text = try body.text("scheduled_at") else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw JSONReading.wrongType("scheduled_at", "a time")
        }
        return moment
    }
}
