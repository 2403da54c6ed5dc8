/// The tables of what providers told us, part of the first migration of ``LedgerSchema``.
///
/// A callback's body is its last column, so that lists which do not want it do not read past it.
enum CallbackSchema {
    static let tables = [
        """
        CREATE TABLE callbacks (
          number INTEGER PRIMARY KEY,
          callback_id BLOB NOT NULL,
          account_id INTEGER NOT NULL,
          received_at INTEGER NOT NULL,
          origin INTEGER NOT NULL,
          content_type TEXT NOT NULL,
          query TEXT NOT NULL,
          peer TEXT NOT NULL,
          read_at INTEGER,
          matched INTEGER NOT NULL,
          parked INTEGER NOT NULL,
          problem TEXT NOT NULL,
          body BLOB NOT NULL) STRICT
        """,
        "CREATE UNIQUE INDEX callbacks_id ON callbacks (callback_id)",
        "CREATE INDEX callbacks_unread ON callbacks (number) WHERE read_at IS NULL",
        "CREATE INDEX callbacks_account ON callbacks (account_id, number)",
        """
        CREATE TABLE parked_receipts (
          callback INTEGER NOT NULL,
          place INTEGER NOT NULL,
          account_id INTEGER NOT NULL,
          parked_at INTEGER NOT NULL,
          is_awake INTEGER NOT NULL,
          attempt_delivery BLOB,
          attempt_number INTEGER,
          provider_message_id TEXT NOT NULL,
          recipient TEXT,
          is_delivered INTEGER NOT NULL,
          code TEXT NOT NULL,
          text TEXT NOT NULL,
          at INTEGER,
          PRIMARY KEY (callback, place)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX parked_awake ON parked_receipts (callback, place) WHERE is_awake = 1",
        """
        CREATE INDEX parked_by_message ON parked_receipts (account_id, provider_message_id, recipient)
          WHERE is_awake = 0
        """,
        "CREATE INDEX parked_by_recipient ON parked_receipts (account_id, recipient) WHERE is_awake = 0",
        "CREATE INDEX parked_by_time ON parked_receipts (parked_at)",
        """
        CREATE TABLE suppressions (
          medium TEXT NOT NULL,
          recipient TEXT NOT NULL,
          reason INTEGER NOT NULL,
          account_id INTEGER,
          at INTEGER NOT NULL,
          text TEXT NOT NULL,
          PRIMARY KEY (medium, recipient)) STRICT, WITHOUT ROWID
        """,
    ]
}
