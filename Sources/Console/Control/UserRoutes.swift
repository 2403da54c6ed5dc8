import Catalog
import Hummingbird
import Messaging
import Web

/// `GET /control/users`: who may sign in to the console. `POST /control/users`: adds somebody.
/// `POST /control/users/{name}/password`, `role`, `enable`, `disable` and `remove`: what their names say.
struct UserRoutes: Sendable {
    let store: CatalogStore

    private static let bodyBytesMax = 64 << 10
    /// Who asks, for the catalog's history.
    private static let who = "control socket"

    func add(to router: Router<DoorContext>) {
        router.get("/control/users") { _, _ in
            Envelope.response(["users": .array(store.snapshot.users.map(\.line))])
        }
        router.post("/control/users") { request, _ in
            let body = try await body(of: request)
            let (name, role) = (try body.requiredText("name"), try role(in: body))
            let (realName, password) = (try body.text("real_name"), try body.requiredText("password"))
            return try await answer {
                try await store.add(
                    user: name, realName: realName ?? "", role: role, password: password, by: Self.who)
            }
        }
        router.post("/control/users/:name/password") { request, context in
            let name = try name(in: context)
            let password = try await body(of: request).requiredText("password")
            return try await answer { try await store.setPassword(password, ofUser: name, by: Self.who) }
        }
        router.post("/control/users/:name/role") { request, context in
            let name = try name(in: context)
            let role = try role(in: try await body(of: request))
            return try await answer { try await store.setRole(role, ofUser: name, by: Self.who) }
        }
        for (word, isEnabled) in [("enable", true), ("disable", false)] {
            router.post("/control/users/:name/\(word)") { _, context in
                let name = try name(in: context)
                return try await answer { try await store.setEnabled(isEnabled, ofUser: name, by: Self.who) }
            }
        }
        router.post("/control/users/:name/remove") { _, context in
            let name = try name(in: context)
            return try await answer { try await store.remove(user: name, by: Self.who) }
        }
    }

    private func body(of request: Request) async throws -> JSONReading {
        try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
    }

    private func name(in context: DoorContext) throws(Refusal) -> String {
        let name = (context.parameters.get("name") ?? "").percentDecoded
        guard store.snapshot.user(named: name) != nil else {
            throw Refusal(.httpNotFound, "There is no user “\(name)”.", field: "name")
        }
        return name
    }

    private func role(in body: JSONReading) throws(Refusal) -> User.Role {
        guard let role = User.Role(rawValue: try body.requiredText("role")) else {
            let words = User.Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.invalidParameter, "The role must be one of: \(words).", field: "role")
        }
        return role
    }

    private func answer(_ work: () async throws -> User) async throws -> Response {
        do {
            return Envelope.response(try await work().line)
        } catch let error as CatalogError {
            throw error.toldToCaller
        }
    }
}

extension User {
    /// All of them but what belongs to the password.
    fileprivate var line: JSONValue {
        [
            "id": .integer(id), "name": .string(name), "real_name": .string(realName),
            "role": .string(role.rawValue), "enabled": .bool(isEnabled), "has_password": .bool(hasPassword),
            "created_at": .string(createdAt.description), "updated_at": .string(updatedAt.description),
        ]
    }
}
