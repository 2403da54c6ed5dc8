import Cryptography
import GRDB

/// The tables of `catalog.sqlite`, and how they came to be. A migration that was released never changes.
///
/// Durations are milliseconds, amounts of money millionths, flags 0 or 1, moments milliseconds since the Unix
/// epoch. Columns called `sealed…` hold what `SecretBox` made; its context is `table/row/field`.
struct CatalogSchema {
    private static let checkContext = "seal_check/1/sealed"
    private static let checkText = Array("the master key fits".utf8)

    let secrets: SecretBox

    /// Creates what is missing.
    ///
    /// - Throws: ``CatalogError/Kind/newerSchema`` for a file of a later release,
    ///   ``CatalogError/Kind/wrongKey`` for one that was sealed with another key.
    func prepare(_ database: CatalogDatabase) throws(CatalogError) {
        try refuseNewer(database)
        try database.migrate(migrator)
        try verifyKey(database)
    }

    /// Whether there are tables, and not yet those of this release.
    ///
    /// - Throws: ``CatalogError/Kind/newerSchema`` for a file of a later release.
    func isEarlier(_ database: CatalogDatabase) throws(CatalogError) -> Bool {
        try refuseNewer(database)
        return try database.read("read its schema") { database in
            let applied = try migrator.appliedIdentifiers(database)
            let isCurrent = try migrator.hasCompletedMigrations(database)
            return !applied.isEmpty && !isCurrent
        }
    }

    private func refuseNewer(_ database: CatalogDatabase) throws(CatalogError) {
        let isNewer = try database.read("read its schema") { try migrator.hasBeenSuperseded($0) }
        guard isNewer else { return }
        throw CatalogError(
            .newerSchema, "The catalog was written by a newer release of message-push.",
            hint: "Install that release again, or restore a backup from before the upgrade.")
    }

    private var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 applications, endpoints, channels, rules, alerts") { database in
            try database.execute(sql: Self.firstTables)
            let sealed = try secrets.seal(Self.checkText, context: Self.checkContext)
            try database.execute(
                sql: "INSERT INTO seal_check (id, sealed) VALUES (1, ?)", arguments: [sealed.stored])
        }
        migrator.registerMigration(Self.secondUsers) { database in
            try database.execute(sql: Self.secondUserTable)
        }
        migrator.registerMigration("3 accounts that are paused") { database in
            try database.execute(
                sql: "ALTER TABLE accounts ADD COLUMN is_paused INTEGER NOT NULL DEFAULT 0")
        }
        return migrator
    }

    private func verifyKey(_ database: CatalogDatabase) throws(CatalogError) {
        let row = try database.read("read its seal") { database in
            try Row.fetchOne(database, sql: "SELECT sealed FROM seal_check WHERE id = 1")
        }
        guard let row else { throw .damaged("seal_check") }
        let sealed = try row.bytes("sealed", "seal_check")
        do {
            guard try secrets.open(sealed, context: Self.checkContext) == Self.checkText else {
                throw CatalogError.damaged("seal_check")
            }
        } catch CryptographyError.cannotOpen {
            throw CatalogError(
                .wrongKey, "The catalog was sealed with another master key.",
                hint: "Start with the key it was made with; the secrets in it cannot be read without.")
        } catch {
            throw CatalogError.damaged("seal_check")
        }
    }

    /// Foreign keys are checked at the end of a transaction, so that the order of writing does not matter.
    /// `AUTOINCREMENT`: a number is never given twice, because the ledger remembers it. That templates'
    /// codes are unique is checked before writing, since one document may exchange two of them.
    private static let firstTables = """
        CREATE TABLE seal_check (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL) STRICT;

        CREATE TABLE applications (
            app_id TEXT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            sealed_secret BLOB NOT NULL,
            is_enabled INTEGER NOT NULL,
            daily_quota INTEGER NOT NULL,
            rate_limit INTEGER NOT NULL,
            accepts_documented_signature INTEGER NOT NULL,
            allowed_addresses TEXT,
            time_zone TEXT NOT NULL,
            daily_budget INTEGER
        ) STRICT;

        CREATE TABLE endpoints (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            app_id TEXT NOT NULL REFERENCES applications ON DELETE CASCADE,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            url TEXT NOT NULL,
            sealed_secret BLOB NOT NULL,
            words TEXT NOT NULL,
            is_enabled INTEGER NOT NULL,
            allows_private_addresses INTEGER NOT NULL,
            timeout INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX endpoints_of_application ON endpoints (app_id, place);

        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            provider TEXT NOT NULL,
            configuration TEXT NOT NULL,
            is_enabled INTEGER NOT NULL,
            concurrency_max INTEGER NOT NULL,
            version INTEGER NOT NULL,
            price INTEGER,
            daily_budget INTEGER
        ) STRICT;

        CREATE TABLE account_secrets (
            account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
            field TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (account, field)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE templates (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            code TEXT NOT NULL,
            medium TEXT NOT NULL,
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            format TEXT NOT NULL,
            variables TEXT NOT NULL,
            summary TEXT NOT NULL,
            is_enabled INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;

        -- Former editions. They outlive their template: messages were rendered from them.
        CREATE TABLE template_versions (
            template INTEGER NOT NULL,
            version INTEGER NOT NULL,
            code TEXT NOT NULL,
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            format TEXT NOT NULL,
            variables TEXT NOT NULL,
            replaced_at INTEGER NOT NULL,
            PRIMARY KEY (template, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE channels (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            medium TEXT NOT NULL,
            template INTEGER NOT NULL REFERENCES templates DEFERRABLE INITIALLY DEFERRED,
            message_class TEXT NOT NULL,
            is_default INTEGER NOT NULL,
            is_enabled INTEGER NOT NULL,
            time_to_live INTEGER NOT NULL,
            when_uncertain TEXT NOT NULL,
            attempts_max INTEGER NOT NULL,
            coalescing TEXT NOT NULL,
            receipt_timeout INTEGER NOT NULL,
            calling_code TEXT,
            quiet_hours TEXT,
            time_zone TEXT NOT NULL,
            receiver_limits TEXT NOT NULL,
            repeat_window INTEGER
        ) STRICT;

        CREATE TABLE bindings (
            channel INTEGER NOT NULL REFERENCES channels ON DELETE CASCADE,
            place INTEGER NOT NULL,
            account INTEGER NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
            weight INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            is_enabled INTEGER NOT NULL,
            provider_template TEXT NOT NULL,
            signature TEXT NOT NULL,
            signatures TEXT NOT NULL,
            parameters TEXT NOT NULL,
            PRIMARY KEY (channel, place)
        ) STRICT, WITHOUT ROWID;

        -- Channels and applications in conditions are numbers and keys; they are not deleted before the rule.
        CREATE TABLE rules (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            scene TEXT NOT NULL,
            conditions TEXT NOT NULL,
            action TEXT NOT NULL,
            terms TEXT,
            alert_level TEXT,
            sealed_alert_url BLOB,
            alert_allows_private_addresses INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            is_enabled INTEGER NOT NULL,
            remark TEXT NOT NULL
        ) STRICT;

        CREATE TABLE alert_targets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
            medium TEXT NOT NULL,
            receivers TEXT NOT NULL,
            lowest_level TEXT NOT NULL,
            kinds TEXT NOT NULL,
            is_enabled INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE users (
            name TEXT PRIMARY KEY,
            role TEXT NOT NULL,
            password_hash TEXT
        ) STRICT;

        -- The catalog's history. Secrets are masked in before and after.
        CREATE TABLE changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            action TEXT NOT NULL,
            before TEXT,
            after TEXT
        ) STRICT;
        """
}
