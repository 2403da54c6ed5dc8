import Catalog
import Hummingbird
import Messaging
import Outbound
import Web

/// `GET /control/accounts`: the accounts, and where their receipts come in.
/// `POST /control/accounts/{name}/reset`: closes an account's circuit breaker.
/// `POST /control/accounts/{name}/pause` and `…/resume`: takes an account out for a while, and uses it again.
/// `POST /control/accounts/{name}/test`: tries an account without sending, where its provider can do that.
struct AccountRoutes: Sendable {
    let store: CatalogStore
    let dispatcher: Dispatcher
    let senders: @Sendable (Account) -> (any Sender)?
    let callbackPath: @Sendable (Account) -> String?
    let publicURL: String

    func add(to router: Router<DoorContext>) {
        router.get("/control/accounts") { _, _ in accounts() }
        router.post("/control/accounts/:name/test") { _, context in
            try await test((context.parameters.get("name") ?? "").percentDecoded)
        }
        router.post("/control/accounts/:name/reset") { _, context in
            try await reset((context.parameters.get("name") ?? "").percentDecoded)
        }
        for (word, isPaused) in [("pause", true), ("resume", false)] {
            router.post("/control/accounts/:name/\(word)") { _, context in
                try await set(isPaused, of: (context.parameters.get("name") ?? "").percentDecoded)
            }
        }
    }

    private func accounts() -> Response {
        let snapshot = store.snapshot
        return Envelope.response(["accounts": .array(snapshot.accounts.map { account($0, in: snapshot) })])
    }

    private func account(_ account: Account, in snapshot: CatalogSnapshot) -> JSONValue {
        let provider = snapshot.provider(account.provider)
        let path = callbackPath(account)
        return [
            "id": .integer(account.id.number), "name": .string(account.name),
            "provider": .string(account.provider), "enabled": .bool(account.isEnabled),
            "paused": .bool(account.isPaused),
            "can_be_checked": .bool(provider?.capabilities.canBeChecked ?? false),
            "channels": .array(channels(of: account, in: snapshot)),
            "callback_path": path.map { .string($0) } ?? .null,
            "callback_url": path.flatMap { publicURL.isEmpty ? nil : .string(publicURL + $0) } ?? .null,
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

    private func set(_ isPaused: Bool, of name: String) async throws -> Response {
        let account = try account(named: name)
        let changes = try await store.apply(
            CatalogDocument(json: [
                "accounts": [["name": .string(account.name), "paused": .bool(isPaused)]]
            ]), by: "control socket", isDryRun: false)
        dispatcher.lookAgain()
        let snapshot = store.snapshot
        let waiting = snapshot.channels.filter { channel in
            channel.bindings.contains { $0.account == account.id }
                && !channel.bindings.contains {
                    $0.isEnabled && snapshot.account($0.account)?.takesAttempts == true
                }
        }
        return Envelope.response([
            "account": .string(account.name), "paused": .bool(isPaused), "changed": .bool(!changes.isEmpty),
            "channels_without_account": .array(waiting.map { .string($0.name) }),
        ])
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
