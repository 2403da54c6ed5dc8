package import Catalog
package import Hummingbird
import Intake
import Messaging
package import Web

/// What an application may send over: `/api/v1/channels` (wire contract §1.8).
package struct ChannelRoutes: Sendable {
    private let porter: SignatureCheck
    private let catalog: @Sendable () -> CatalogSnapshot

    /// Routes that read the catalog as it is at each request.
    package init(porter: SignatureCheck, catalog: @escaping @Sendable () -> CatalogSnapshot) {
        self.porter = porter
        self.catalog = catalog
    }

    /// Adds the routes.
    package func add(to router: Router<DoorContext>) {
        router.get("/api/v1/channels") { request, context in
            try await porter.answer(request, context) { _ in try list(request) }
        }
        router.get("/api/v1/channels/:id") { request, context in
            try await porter.answer(request, context) { _ in
                try show(id: context.parameters.get("id") ?? "")
            }
        }
    }

    private func list(_ request: Request) throws(Refusal) -> Response {
        let query = try ChannelQuery(request)
        let catalog = catalog()
        let channels = catalog.channels
            .filter { $0.isEnabled && (query.medium == nil || $0.medium == query.medium) }
            .sorted { $0.id > $1.id }
        let page = channels.dropFirst((query.page - 1) * query.size).prefix(query.size)
        return Envelope.response([
            "items": .array(
                page.map { .object(JSONObject(Self.item($0, catalog.readiness(of: $0), in: catalog))) }),
            "total": .integer(channels.count), "page": .integer(query.page), "size": .integer(query.size),
        ])
    }

    private func show(id text: String) throws(Refusal) -> Response {
        guard let number = UInt64(text), number > 0 else {
            throw Refusal(.httpBadRequest, "invalid channel ID")
        }
        let catalog = catalog()
        guard let id = Int64(exactly: number), let channel = catalog.channel(ChannelID(id)), channel.isEnabled
        else {
            throw Refusal(.httpNotFound, "channel not found")
        }
        let readiness = catalog.readiness(of: channel)
        let detail: [JSONObject.Member] = [
            ("template", catalog.template(channel.template).map(Self.template) ?? .null),
            ("signature_required", .bool(readiness.isSignatureRequired)),
            ("signature_names", .array(readiness.signatureNames.map { .string($0) })),
        ]
        return Envelope.response(.object(JSONObject(Self.item(channel, readiness, in: catalog) + detail)))
    }

    private static func item(
        _ channel: Channel, _ readiness: ChannelReadiness, in catalog: CatalogSnapshot
    ) -> [JSONObject.Member] {
        [
            ("id", .integer(channel.id.number)), ("name", .string(channel.name)),
            ("type", .string(channel.medium.rawValue)),
            ("message_template_id", .integer(channel.template.number)),
            ("template_name", .string(catalog.template(channel.template)?.name ?? "")),
            (
                "readiness",
                [
                    "state": .string(readiness.state.rawValue),
                    "blocker_codes": .array(readiness.codes.map { .string($0) }),
                ]
            ),
        ]
    }

    private static func template(_ template: Template) -> JSONValue {
        [
            "id": .integer(template.id.number), "template_name": .string(template.name),
            "content_type": .string(template.format.rawValue), "content": .string(template.body),
            "variables": .array(template.variables.map { .string($0) }),
            "description": .string(template.summary),
        ]
    }
}
