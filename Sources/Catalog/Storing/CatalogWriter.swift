import Cryptography
import GRDB
import Messaging

/// Writes what a draft decided, within one transaction.
struct CatalogWriter {
    let database: Database
    let secrets: SecretBox

    /// Writes every change of `draft`, its history under `version` included.
    func write(_ draft: CatalogDraft, version: Int64, by who: String) throws {
        let moment = draft.moment
        for change in draft.changes where change.action == .deleted { try delete(change, draft.original) }
        for change in draft.changes where change.action == .created || change.action == .updated {
            try put(change, draft, at: moment)
        }
        for change in draft.changes where change.action != .unchanged {
            try record(change, version: version, at: moment, by: who)
        }
    }

    private func delete(_ change: CatalogChange, _ original: CatalogContents) throws {
        let name = change.name
        switch change.kind {
        case .application:
            try execute("DELETE FROM applications WHERE app_id = ?", [original.applications[name]?.id.key])
        case .account:
            try execute("DELETE FROM accounts WHERE id = ?", [original.accounts[name]?.id.number])
        case .template:
            try execute("DELETE FROM templates WHERE id = ?", [original.templates[name]?.id.number])
        case .channel:
            try execute("DELETE FROM channels WHERE id = ?", [original.channels[name]?.id.number])
        case .rule:
            try execute("DELETE FROM rules WHERE id = ?", [original.rules[name]?.id])
        case .alert:
            try execute("DELETE FROM alert_targets WHERE id = ?", [original.alertTargets[name]?.id])
        case .user:
            try execute("DELETE FROM users WHERE id = ?", [original.users[name]?.id])
        }
    }

    private func put(_ change: CatalogChange, _ draft: CatalogDraft, at moment: Timestamp) throws {
        let name = change.name
        let contents = draft.contents
        switch change.kind {
        case .application:
            if let application = contents.applications[name] { try put(application) }
        case .account:
            if let account = contents.accounts[name] { try put(account, draft.names) }
        case .template:
            guard let template = contents.templates[name] else { return }
            if let former = draft.original.templates[name], former.version != template.version {
                try keep(former, at: moment)
            }
            try put(template)
        case .channel:
            if let channel = contents.channels[name] { try put(channel) }
        case .rule:
            if let rule = contents.rules[name] { try put(rule) }
        case .alert:
            if let target = contents.alertTargets[name] { try put(target) }
        case .user:
            if let user = contents.users[name] { try put(user) }
        }
    }

    private func put(_ application: Application) throws {
        let sealed = try secrets.seal(application.secret, context: SealContext.secret(of: application.id))
        try execute(
            """
            INSERT INTO applications VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app_id) DO UPDATE SET sealed_secret = excluded.sealed_secret,
                is_enabled = excluded.is_enabled, daily_quota = excluded.daily_quota,
                rate_limit = excluded.rate_limit,
                accepts_documented_signature = excluded.accepts_documented_signature,
                allowed_addresses = excluded.allowed_addresses, time_zone = excluded.time_zone,
                daily_budget = excluded.daily_budget
            """,
            [
                application.id.key, application.name, sealed.stored, application.isEnabled,
                application.dailyQuota, application.rateLimit, application.acceptsDocumentedSignature,
                application.allowedAddresses?.text, application.timeZone,
                application.dailyBudget?.millionths,
            ])
        try put(application.endpoints, of: application.id)
    }

    private func put(_ account: Account, _ names: CatalogNames) throws {
        let isSecret = { (setting: String) in names.isSecret(setting, of: account.provider) }
        let plain = JSONObject(account.configuration.members.filter { !isSecret($0.name) })
        let id = account.id.number
        try execute(
            """
            INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET configuration = excluded.configuration,
                is_enabled = excluded.is_enabled, concurrency_max = excluded.concurrency_max,
                version = excluded.version, price = excluded.price, daily_budget = excluded.daily_budget,
                is_paused = excluded.is_paused
            """,
            [
                id, account.name, account.provider, JSONValue.object(plain).text(), account.isEnabled,
                account.concurrencyMax, account.version, account.price?.millionths,
                account.dailyBudget?.millionths, account.isPaused,
            ])
        try execute("DELETE FROM account_secrets WHERE account = ?", [id])
        for setting in account.configuration.members where isSecret(setting.name) {
            let context = SealContext.setting(setting.name, of: account.id)
            let sealed = try secrets.seal(setting.value.serialized(), context: context)
            try execute("INSERT INTO account_secrets VALUES (?, ?, ?)", [id, setting.name, sealed.stored])
        }
    }

    private func put(_ template: Template) throws {
        try execute(
            """
            INSERT INTO templates VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET code = excluded.code, medium = excluded.medium,
                subject = excluded.subject, body = excluded.body, format = excluded.format,
                variables = excluded.variables, summary = excluded.summary,
                is_enabled = excluded.is_enabled, version = excluded.version
            """,
            [
                template.id.number, template.name, template.code, template.medium.rawValue, template.subject,
                template.body, template.format.rawValue, list(template.variables), template.summary,
                template.isEnabled, template.version,
            ])
    }

    private func keep(_ former: Template, at moment: Timestamp) throws {
        try execute(
            "INSERT INTO template_versions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                former.id.number, former.version, former.code, former.subject, former.body,
                former.format.rawValue, list(former.variables), moment.milliseconds,
            ])
    }

    private func put(_ channel: Channel) throws {
        let id = channel.id.number
        try execute(
            """
            INSERT INTO channels VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET medium = excluded.medium, template = excluded.template,
                message_class = excluded.message_class, is_default = excluded.is_default,
                is_enabled = excluded.is_enabled, time_to_live = excluded.time_to_live,
                when_uncertain = excluded.when_uncertain, attempts_max = excluded.attempts_max,
                coalescing = excluded.coalescing, receipt_timeout = excluded.receipt_timeout,
                calling_code = excluded.calling_code, quiet_hours = excluded.quiet_hours,
                time_zone = excluded.time_zone, receiver_limits = excluded.receiver_limits,
                repeat_window = excluded.repeat_window
            """,
            [
                id, channel.name, channel.medium.rawValue, channel.template.number,
                channel.messageClass.rawValue, channel.isDefault, channel.isEnabled,
                channel.timeToLive.milliseconds, channel.whenUncertain.rawValue, channel.attemptsMax,
                channel.coalescing.rawValue, channel.receiptTimeout.milliseconds, channel.callingCode,
                channel.quietHours?.description, channel.timeZone, list(channel.receiverLimits.map(\.text)),
                channel.repeatWindow?.milliseconds,
            ])
        try execute("DELETE FROM bindings WHERE channel = ?", [id])
        for (place, binding) in channel.bindings.enumerated() {
            let template = binding.template
            try execute(
                "INSERT INTO bindings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    id, place, binding.account.number, binding.weight, binding.priority, binding.isEnabled,
                    template.code, template.signature, template.signaturesJSON.text(),
                    template.parametersJSON.text(),
                ])
        }
    }

    private func put(_ user: User) throws {
        try execute(
            """
            INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET real_name = excluded.real_name, role = excluded.role,
                is_enabled = excluded.is_enabled, password_hash = excluded.password_hash,
                session_epoch = excluded.session_epoch, updated_at = excluded.updated_at
            """,
            [
                user.id, user.name, user.realName, user.role.rawValue, user.isEnabled, user.passwordHash,
                user.sessionEpoch, user.createdAt.milliseconds, user.updatedAt.milliseconds,
            ])
    }

    private func record(
        _ change: CatalogChange, version: Int64, at moment: Timestamp, by who: String
    ) throws {
        try execute(
            """
            INSERT INTO changes (version, at, who, kind, name, action, before, after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                version, moment.milliseconds, who, change.kind.rawValue, change.name, change.action.rawValue,
                object(change.fields.compactMap { field in field.before.map { (field.name, $0) } }),
                object(change.fields.compactMap { field in field.after.map { (field.name, $0) } }),
            ])
    }

    private func object(_ members: [JSONObject.Member]) -> String? {
        members.isEmpty ? nil : JSONValue.object(JSONObject(members)).text()
    }

    func list(_ names: [String]) -> String {
        JSONValue.array(names.map { .string($0) }).text()
    }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.execute(sql: sql, arguments: arguments)
    }
}
