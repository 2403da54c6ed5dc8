/// The tables that limits are rebuilt from at a start, part of the first migration of ``LedgerSchema``.
///
/// A message that nothing limits has no row in any of them.
enum LimitSchema {
    static let tables = [
        """
        CREATE TABLE quotas (
          day INTEGER NOT NULL,
          app_id TEXT NOT NULL,
          receivers INTEGER NOT NULL,
          PRIMARY KEY (day, app_id)) STRICT, WITHOUT ROWID
        """,
        // An application's row has account 0, an account's the empty application.
        """
        CREATE TABLE spending (
          day INTEGER NOT NULL,
          app_id TEXT NOT NULL,
          account_id INTEGER NOT NULL,
          amount INTEGER NOT NULL,
          messages INTEGER NOT NULL,
          parts INTEGER NOT NULL,
          PRIMARY KEY (day, app_id, account_id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE guarded (
          number INTEGER PRIMARY KEY,
          until INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX guarded_until ON guarded (until)",
        """
        CREATE TABLE idempotency (
          app_id TEXT NOT NULL,
          key TEXT NOT NULL,
          digest INTEGER NOT NULL,
          message INTEGER NOT NULL,
          accepted_at INTEGER NOT NULL,
          PRIMARY KEY (app_id, key)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX idempotency_time ON idempotency (accepted_at)",
        """
        CREATE TABLE breakers (
          account_id INTEGER PRIMARY KEY,
          at INTEGER NOT NULL,
          state INTEGER NOT NULL,
          until INTEGER,
          openings INTEGER NOT NULL,
          reason TEXT NOT NULL) STRICT
        """,
    ]
}
