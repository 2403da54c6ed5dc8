/// Users got numbers, so that sessions can be made out to them, and what the console shows of them.
extension CatalogSchema {
    static let secondUsers = "2 users: numbers, real names, sessions"

    /// Users came by documents only, so the history knows when. A hash of the kind that was made before
    /// (`$scrypt$`) cannot be read any more: until then nobody could sign in with one, and a new password is
    /// set.
    static let secondUserTable = """
        CREATE TABLE numbered_users (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            real_name TEXT NOT NULL,
            role TEXT NOT NULL,
            is_enabled INTEGER NOT NULL,
            password_hash TEXT,
            session_epoch INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT;

        INSERT INTO numbered_users
            (name, real_name, role, is_enabled, password_hash, session_epoch, created_at, updated_at)
            SELECT name, '', role, 1, iif(password_hash LIKE '$scrypt$%', NULL, password_hash), 0,
                coalesce((SELECT max(at) FROM changes
                    WHERE kind = 'user' AND name = users.name AND action = 'created'), 0),
                coalesce((SELECT max(at) FROM changes WHERE kind = 'user' AND name = users.name), 0)
            FROM users ORDER BY name;

        DROP TABLE users;
        ALTER TABLE numbered_users RENAME TO users;
        """
}
