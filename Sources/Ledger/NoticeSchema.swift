/// The tables of what the house tells others, and of what others wanted, part of the first migration of
/// ``LedgerSchema``.
enum NoticeSchema {
    static let tables = [
        """
        CREATE TABLE notices (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          delivery INTEGER NOT NULL,
          attempt INTEGER NOT NULL,
          app_id TEXT NOT NULL,
          word TEXT NOT NULL,
          at INTEGER NOT NULL,
          taken_at INTEGER) STRICT
        """,
        "CREATE INDEX notices_untaken ON notices (number) WHERE taken_at IS NULL",
        "CREATE INDEX notices_delivery ON notices (delivery)",
        "CREATE INDEX notices_time ON notices (at, number, app_id)",
        """
        CREATE TABLE alerts (
          number INTEGER PRIMARY KEY,
          key TEXT NOT NULL,
          kind TEXT NOT NULL,
          subject TEXT NOT NULL,
          level TEXT NOT NULL,
          at INTEGER NOT NULL,
          english TEXT NOT NULL,
          chinese TEXT NOT NULL,
          rule INTEGER,
          details TEXT NOT NULL,
          raised_at INTEGER NOT NULL,
          count INTEGER NOT NULL,
          told_at INTEGER,
          resolved_at INTEGER,
          recovery_told_at INTEGER) STRICT
        """,
        "CREATE UNIQUE INDEX alerts_active ON alerts (key) WHERE resolved_at IS NULL",
        "CREATE INDEX alerts_open ON alerts (number) WHERE resolved_at IS NULL OR recovery_told_at IS NULL",
        "CREATE INDEX alerts_key ON alerts (key)",
        """
        CREATE TABLE controls (
          delivery INTEGER NOT NULL,
          place INTEGER NOT NULL,
          at INTEGER NOT NULL,
          control INTEGER NOT NULL,
          due INTEGER,
          expires_at INTEGER,
          effect INTEGER NOT NULL,
          by TEXT NOT NULL,
          PRIMARY KEY (delivery, place)) STRICT, WITHOUT ROWID
        """,
    ]
}
