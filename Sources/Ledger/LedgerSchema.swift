import GRDB
import Messaging

/// The tables that follow from the journal, and how an older edition of them becomes this one.
///
/// Rows are numbered in journal order, so a number is also an order in time: lists page by it, and new rows
/// go to the right end of each tree, however many lie to the left. The one index that is not in order of
/// time, by recipient, begins with the day, which keeps the part of it that is written to small.
///
/// Other rows and other people know messages, deliveries and notices by their numbers, so none is given twice
/// when rows are gone: `applied` keeps the last ones of messages and deliveries. And what is gone came
/// before `gone_before`.
enum LedgerSchema {
    /// Refused if the file is from a later edition; see ``LedgerError``.
    static func migrate(_ writer: any DatabaseWriter) throws(LedgerError) {
        try refuseNewer(writer)
        do {
            try migrator.migrate(writer)
        } catch {
            throw LedgerError(operation: "bring the tables up to date", cause: error)
        }
    }

    /// Throws if the tables are of a later edition of the program.
    static func refuseNewer(_ database: any DatabaseReader) throws(LedgerError) {
        let isNewer: Bool
        do {
            isNewer = try database.read { try migrator.hasBeenSuperseded($0) }
        } catch {
            throw LedgerError(operation: "read the edition of the tables", cause: error)
        }
        guard !isNewer else { throw LedgerError.newerSchema }
    }

    /// Whether there are tables, and not yet those of this edition.
    static func isEarlier(_ database: Database) throws -> Bool {
        let applied = try migrator.appliedIdentifiers(database)
        let isCurrent = try migrator.hasCompletedMigrations(database)
        return !applied.isEmpty && !isCurrent
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 messages and their lives") { database in
            let tables = first + CallbackSchema.tables + LimitSchema.tables + NoticeSchema.tables
            for statement in tables { try database.execute(sql: statement) }
        }
        return migrator
    }

    private static let first = [
        """
        CREATE TABLE applied (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          position INTEGER NOT NULL,
          last_message INTEGER NOT NULL,
          last_delivery INTEGER NOT NULL,
          gone_before INTEGER NOT NULL) STRICT
        """,
        "INSERT INTO applied VALUES (1, 0, 0, 0, 0)",
        """
        CREATE TABLE messages (
          number INTEGER PRIMARY KEY,
          message_id BLOB NOT NULL,
          app_id TEXT NOT NULL,
          channel_id INTEGER NOT NULL,
          medium TEXT NOT NULL,
          class TEXT NOT NULL,
          is_batch INTEGER NOT NULL,
          subject TEXT NOT NULL,
          body TEXT NOT NULL,
          format TEXT NOT NULL,
          template_id INTEGER NOT NULL,
          template_code TEXT NOT NULL,
          template_version INTEGER NOT NULL,
          parameters TEXT NOT NULL,
          signature TEXT NOT NULL,
          accepted_at INTEGER NOT NULL,
          scheduled_at INTEGER,
          expires_at INTEGER NOT NULL,
          fingerprint INTEGER NOT NULL,
          recipients INTEGER NOT NULL,
          unfinished INTEGER NOT NULL,
          attachments INTEGER NOT NULL,
          first_delivery INTEGER NOT NULL,
          origin INTEGER NOT NULL,
          notice INTEGER,
          alert TEXT,
          wants_notices INTEGER NOT NULL,
          quota_day INTEGER,
          refused INTEGER NOT NULL,
          idempotency_key TEXT,
          idempotency_digest INTEGER,
          guard_digest INTEGER,
          guard_client TEXT,
          guard_until INTEGER) STRICT
        """,
        "CREATE UNIQUE INDEX messages_batch ON messages (message_id) WHERE is_batch",
        "CREATE INDEX messages_notice ON messages (notice) WHERE notice IS NOT NULL",
        """
        CREATE TABLE attachments (
          message INTEGER NOT NULL,
          position INTEGER NOT NULL,
          filename TEXT NOT NULL,
          content_type TEXT NOT NULL,
          bytes BLOB NOT NULL,
          PRIMARY KEY (message, position)) STRICT
        """,
        """
        CREATE TABLE deliveries (
          number INTEGER PRIMARY KEY,
          task_id BLOB NOT NULL,
          message INTEGER NOT NULL,
          is_batch INTEGER NOT NULL,
          recipient TEXT NOT NULL,
          app_id TEXT NOT NULL,
          channel_id INTEGER NOT NULL,
          lane INTEGER NOT NULL,
          state INTEGER NOT NULL,
          asks INTEGER NOT NULL,
          due INTEGER NOT NULL,
          expires_at INTEGER NOT NULL,
          attempts INTEGER NOT NULL,
          excluded TEXT NOT NULL,
          account_id INTEGER NOT NULL,
          code TEXT NOT NULL,
          text TEXT NOT NULL,
          receipt INTEGER NOT NULL,
          receipt_at INTEGER,
          accepted_at INTEGER NOT NULL,
          updated_at INTEGER NOT NULL,
          wish INTEGER NOT NULL,
          wants_notices INTEGER NOT NULL,
          resent_from BLOB,
          not_before INTEGER) STRICT
        """,
        "CREATE UNIQUE INDEX deliveries_task ON deliveries (task_id)",
        """
        CREATE INDEX deliveries_due ON deliveries (lane, app_id, channel_id, due, state)
          WHERE \(DeliveryState.isDue)
        """,
        "CREATE INDEX deliveries_in_flight ON deliveries (number) WHERE \(DeliveryState.isInFlight)",
        "CREATE INDEX deliveries_held ON deliveries (state) WHERE \(DeliveryState.isHeld)",
        "CREATE INDEX deliveries_trouble ON deliveries (state, number) WHERE \(DeliveryState.isTrouble)",
        "CREATE INDEX deliveries_recipient ON deliveries (accepted_at / 86400000, recipient)",
        "CREATE INDEX deliveries_application ON deliveries (app_id)",
        "CREATE INDEX deliveries_batch ON deliveries (is_batch, message, state) WHERE is_batch = 1",
        "CREATE INDEX deliveries_resent ON deliveries (resent_from) WHERE resent_from IS NOT NULL",
        """
        CREATE TABLE days (
          day INTEGER PRIMARY KEY,
          first_delivery INTEGER NOT NULL,
          last_delivery INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE attempts (
          delivery INTEGER NOT NULL,
          number INTEGER NOT NULL,
          account_id INTEGER NOT NULL,
          recipient TEXT NOT NULL,
          started_at INTEGER NOT NULL,
          finished_at INTEGER,
          outcome INTEGER,
          code TEXT NOT NULL,
          text TEXT NOT NULL,
          provider_message_id TEXT NOT NULL,
          disposition INTEGER,
          next_at INTEGER,
          choice TEXT NOT NULL,
          asked_at INTEGER,
          answer TEXT NOT NULL,
          rule TEXT,
          cost INTEGER,
          parts INTEGER,
          app_day INTEGER,
          account_day INTEGER,
          receipt_at INTEGER,
          reported_at INTEGER,
          receipt_delivered INTEGER,
          receipt_code TEXT,
          receipt_text TEXT,
          receipt_rule TEXT,
          receipt_disposition INTEGER,
          receipt_next_at INTEGER,
          PRIMARY KEY (delivery, number)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE INDEX attempts_provider ON attempts (account_id, provider_message_id, recipient)
          WHERE provider_message_id <> '' AND outcome IN (1, 2)
        """,
        """
        CREATE INDEX attempts_uncertain ON attempts (account_id, recipient, started_at)
          WHERE outcome = 2
        """,
        "CREATE INDEX attempts_failed ON attempts (finished_at) WHERE outcome > 1",
        "CREATE INDEX attempts_reported ON attempts (receipt_at) WHERE receipt_delivered = 0",
        """
        CREATE TABLE hourly (
          hour INTEGER NOT NULL,
          app_id TEXT NOT NULL,
          channel_id INTEGER NOT NULL,
          account_id INTEGER NOT NULL,
          accepted INTEGER NOT NULL,
          attempts INTEGER NOT NULL,
          attempt_milliseconds INTEGER NOT NULL,
          deferred INTEGER NOT NULL,
          rejected INTEGER NOT NULL,
          delivered INTEGER NOT NULL,
          unconfirmed INTEGER NOT NULL,
          failed INTEGER NOT NULL,
          expired INTEGER NOT NULL,
          uncertain INTEGER NOT NULL,
          cancelled INTEGER NOT NULL,
          cost INTEGER NOT NULL,
          PRIMARY KEY (hour, app_id, channel_id, account_id)) STRICT, WITHOUT ROWID
        """,
    ]
}
