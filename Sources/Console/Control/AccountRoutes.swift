import Catalog
import Hummingbird
import Messaging
import Outbound
import Web

/// `GET /control/accounts`: the accounts, and where their receipts come in.
/// `POST /control/accounts/{name}/reset`: closes an account's circuit breaker.
/// `POST /control/accounts/{name}/test`: tries an account without sending, where its provider can do that.
struct AccountRoutes: Sendable {
    let store: CatalogStore
    let dispatcher: Dispatcher
    let senders: @Sendable (Account) -> (any Sender)?
    let callbackPath: @Sendable (Account) -> String?

    func add(to router: Router<DoorContext>) {
        router.get("/control/accounts") { _, _ in accounts() }
        router.post("/control/accounts/:name/test") { _, context in
            try await test((context.parameters.get("name") ?? "").percentDecoded)
        }
        router.post("/control/accounts/:name/reset") { _, context in
            try await reset((context.parameters.get("name") ?? "").percentDecoded)
        }
    }

    private func accounts() -> Response {
        let snapshot = store.snapshot
        return Envelope.response(["accounts": .array(snapshot.accounts.map { account($0, in: snapshot) })])
    }

    private func account(_ account: Account, in snapshot: CatalogSnapshot) -> JSONValue {
        let provider = snapshot.provider(account.provider)
        return [
            "id": .integer(account.id.number), "name": .string(account.name),
            "provider": .string(account.provider), "enabled": .bool(account.isEnabled),
            "can_be_checked": .bool(provider?.capabilities.canBeChecked ?? false),
            "channels": .array(channels(of: account, in: snapshot)),
            "callback_path": callbackPath(account).map { .string($0) } ?? .null,
        ]
    }

    private func channels(of account: Account, in snapshot: CatalogSnapshot) -> [JSONValue] {
        snapshot.channels.filter { channel in channel.bindings.contains { $0.account == account.id } }
            .map { .string($0.name) }
    }

    private func account(named name: String) throws(Refusal) -> Account {
        guard let account = store.snapshot.account(named: name) else {
            throw Refusal(.httpNotFound, "There is no account \(name).", field: "account")
        }
        return account
    }

    private func reset(_ name: String) async throws -> Response {
        let account = try account(named: name)
        let wasOpen = try await dispatcher.resetBreaker(of: account.id, by: "control socket")
        return Envelope.response(["account": .string(account.name), "reset": .bool(wasOpen)])
    }

    private func test(_ name: String) async throws -> Response {
        let snapshot = store.snapshot
        let account = try account(named: name)
        guard let sender = senders(account) else {
            throw Refusal(
                .invalidParameter,
                "The settings of account \(name) are unusable; the daemon's log says which one.",
                field: "account")
        }
        let facts: [JSONObject.Member] = [
            ("account", .string(account.name)), ("provider", .string(account.provider)),
            ("channels", .array(channels(of: account, in: snapshot))),
        ]
        guard let sender = sender as? any CheckableSender else {
            return Envelope.response(.object(JSONObject(facts + [("checked", false)])))
        }
        return Envelope.response(.object(JSONObject(facts + (await verdict(of: sender)))))
    }

    private func verdict(of sender: any CheckableSender) async -> [JSONObject.Member] {
        let start = WallClock.now
        let result = await sender.check()
        return [
            ("checked", true), ("ok", .bool([.delivered, .accepted].contains(result.outcome))),
            ("outcome", .string(result.outcome.name)), ("code", .string(result.code)),
            ("text", .string(result.text)), ("took_ms", .integer((WallClock.now - start).milliseconds)),
        ]
    }
}
