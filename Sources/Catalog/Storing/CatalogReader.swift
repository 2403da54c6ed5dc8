import Cryptography
import GRDB
import Messaging

/// Reads the tables into values and opens the secrets.
struct CatalogReader {
    let database: Database
    let secrets: SecretBox

    /// The catalog's version: that of its last change.
    func version() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(version) FROM changes") ?? 0
    }

    /// The last numbers given out, those of deleted things included.
    func numbers() throws -> CatalogNumbers {
        var numbers = CatalogNumbers()
        for row in try Row.fetchAll(database, sql: "SELECT name, seq FROM sqlite_sequence") {
            let last = try row.number("seq", "sqlite_sequence")
            switch try row.text("name", "sqlite_sequence") {
            case "accounts": numbers.account = last
            case "templates": numbers.template = last
            case "channels": numbers.channel = last
            case "rules": numbers.rule = last
            case "alert_targets": numbers.alertTarget = last
            case "endpoints": numbers.endpoint = last
            case "users": numbers.user = last
            default: break
            }
        }
        return numbers
    }

    func contents() throws -> CatalogContents {
        var contents = CatalogContents()
        contents.applications = byName(try applications(), \.name)
        contents.accounts = byName(try accounts(), \.name)
        contents.templates = byName(try rows("templates").map(template), \.name)
        contents.channels = byName(try channels(), \.name)
        contents.rules = byName(try rows("rules").map(rule), \.name)
        contents.alertTargets = byName(try rows("alert_targets").map(alertTarget), \.name)
        contents.users = byName(try rows("users").map(user), \.name)
        return contents
    }

    /// - Parameter table: one of this program's own, never anything from outside.
    private func rows(_ table: String) throws -> [Row] {
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)")
    }

    /// Two names that SQLite tells apart and Swift does not cannot come from here; the first one wins.
    private func byName<Item>(_ items: [Item], _ name: (Item) -> String) -> [String: Item] {
        Dictionary(items.map { (name($0), $0) }) { first, _ in first }
    }

    func open(_ sealed: [UInt8], _ context: String) throws(CatalogError) -> [UInt8] {
        do { return try secrets.open(sealed, context: context) } catch { throw .damaged(context) }
    }

    private func json(_ plain: [UInt8], _ context: String) throws(CatalogError) -> JSONValue {
        do { return try JSONValue(parsing: plain) } catch { throw .damaged(context) }
    }

    private func applications() throws -> [Application] {
        let endpoints = try endpoints()
        return try rows("applications").map { row in
            let id = ApplicationID(try row.text("app_id", "applications"))
            return try application(row, id, endpoints: endpoints[id] ?? [])
        }
    }

    private func application(
        _ row: Row, _ id: ApplicationID, endpoints: [WebhookEndpoint]
    ) throws -> Application {
        let table = "applications"
        return Application(
            id: id,
            name: try row.text("name", table),
            secret: try open(try row.bytes("sealed_secret", table), SealContext.secret(of: id)),
            isEnabled: try row.flag("is_enabled", table),
            dailyQuota: try row.count("daily_quota", table),
            rateLimit: try row.count("rate_limit", table),
            acceptsDocumentedSignature: try row.flag("accepts_documented_signature", table),
            allowedAddresses: try row.networks("allowed_addresses", table),
            timeZone: try row.text("time_zone", table),
            dailyBudget: try row.money("daily_budget", table),
            endpoints: endpoints)
    }

    private func accounts() throws -> [Account] {
        var secretsOfAccount: [Int64: [JSONObject.Member]] = [:]
        for row in try rows("account_secrets") {
            let id = AccountID(try row.number("account", "account_secrets"))
            let field = try row.text("field", "account_secrets")
            let context = SealContext.setting(field, of: id)
            let plain = try open(try row.bytes("sealed", "account_secrets"), context)
            secretsOfAccount[id.number, default: []].append((field, try json(plain, context)))
        }
        return try rows("accounts").map { row in
            let account = try account(row)
            return account.addingSettings(secretsOfAccount[account.id.number] ?? [])
        }
    }

    private func account(_ row: Row) throws -> Account {
        let table = "accounts"
        guard let configuration = try row.json("configuration", table).objectValue else {
            throw CatalogError.damaged("accounts.configuration")
        }
        return Account(
            id: AccountID(try row.number("id", table)),
            name: try row.text("name", table),
            provider: try row.text("provider", table),
            configuration: configuration,
            isEnabled: try row.flag("is_enabled", table),
            concurrencyMax: try row.count("concurrency_max", table),
            version: try row.number("version", table),
            price: try row.money("price", table),
            dailyBudget: try row.money("daily_budget", table),
            isPaused: try row.flag("is_paused", table))
    }

    private func template(_ row: Row) throws -> Template {
        let table = "templates"
        return Template(
            id: TemplateID(try row.number("id", table)),
            code: try row.text("code", table),
            name: try row.text("name", table),
            medium: try row.word("medium", table, Medium.self),
            subject: try row.text("subject", table),
            body: try row.text("body", table),
            format: try row.word("format", table, Content.Format.self),
            variables: try row.list("variables", table) { $0 },
            summary: try row.text("summary", table),
            isEnabled: try row.flag("is_enabled", table),
            version: try row.count("version", table))
    }

    private func channels() throws -> [Channel] {
        var bindingsOfChannel: [Int64: [Binding]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM bindings ORDER BY channel, place") {
            let channel = try row.number("channel", "bindings")
            bindingsOfChannel[channel, default: []].append(try binding(row))
        }
        return try rows("channels").map { row in
            try channel(row, bindings: bindingsOfChannel[try row.number("id", "channels")] ?? [])
        }
    }

    private func binding(_ row: Row) throws -> Binding {
        Binding(
            account: AccountID(try row.number("account", "bindings")),
            weight: try row.count("weight", "bindings"),
            priority: try row.count("priority", "bindings"),
            isEnabled: try row.flag("is_enabled", "bindings"),
            template: try providerTemplate(row))
    }

    private func providerTemplate(_ row: Row) throws -> ProviderTemplate {
        let table = "bindings"
        var template = ProviderTemplate(
            code: try row.text("provider_template", table), signature: try row.text("signature", table))
        for (name, value) in try row.json("signatures", table).objectValue?.members ?? [] {
            template.signatures[name] = value.stringValue
        }
        for value in try row.json("parameters", table).arrayValue ?? [] {
            guard let parameter = ProviderTemplate.Parameter(json: value) else {
                throw CatalogError.damaged("bindings.parameters")
            }
            template.parameters.append(parameter)
        }
        return template
    }

    private func channel(_ row: Row, bindings: [Binding]) throws -> Channel {
        let table = "channels"
        return Channel(
            id: ChannelID(try row.number("id", table)),
            name: try row.text("name", table),
            medium: try row.word("medium", table, Medium.self),
            template: TemplateID(try row.number("template", table)),
            messageClass: try row.word("message_class", table, MessageClass.self),
            isDefault: try row.flag("is_default", table),
            isEnabled: try row.flag("is_enabled", table),
            timeToLive: .milliseconds(try row.number("time_to_live", table)),
            whenUncertain: try row.word("when_uncertain", table, Channel.WhenUncertain.self),
            attemptsMax: try row.count("attempts_max", table),
            coalescing: try row.word("coalescing", table, Channel.Coalescing.self),
            receiptTimeout: .milliseconds(try row.number("receipt_timeout", table)),
            callingCode: try row.optionalText("calling_code", table),
            quietHours: try row.hours("quiet_hours", table),
            timeZone: try row.text("time_zone", table),
            receiverLimits: try row.list("receiver_limits", table, ReceiverLimit.init(text:)),
            repeatWindow: try row.optionalNumber("repeat_window", table).map { .milliseconds($0) },
            bindings: bindings)
    }

    private func user(_ row: Row) throws -> User {
        let table = "users"
        return User(
            id: try row.number("id", table),
            name: try row.text("name", table),
            realName: try row.text("real_name", table),
            role: try row.word("role", table, User.Role.self),
            isEnabled: try row.flag("is_enabled", table),
            passwordHash: try row.optionalText("password_hash", table),
            sessionEpoch: try row.number("session_epoch", table),
            createdAt: Timestamp(milliseconds: try row.number("created_at", table)),
            updatedAt: Timestamp(milliseconds: try row.number("updated_at", table)))
    }
}

extension Account {
    fileprivate func addingSettings(_ settings: [JSONObject.Member]) -> Account {
        var account = self
        for setting in settings { account.configuration[setting.name] = setting.value }
        return account
    }
}
