import Cryptography
import Ledger
import Messaging
import Transport

/// Which libraries the program runs with: for bug reports, and after security updates.
enum LibraryExamination {
    /// Two connections that write or checkpoint can lose a commit before this one
    /// (https://sqlite.org/wal.html, "The WAL-Reset Bug").
    private static let firstSafe = [3, 51, 3]

    /// One finding for each library.
    static func findings() -> [Finding] {
        [
            sqlite,
            .good(.libraries, about: "libcurl", CurlVersion.text + "."),
            .good(.libraries, about: "libcrypto", OpenSSLVersion.text + "."),
        ]
    }

    private static var sqlite: Finding {
        do {
            return sqlite(version: try SQLiteVersion.text())
        } catch {
            return .fault(
                .libraries, about: "libsqlite3", "\(error)",
                remedy: "Install the package libsqlite3-0 again, and restart the daemon.")
        }
    }

    /// An old one is worth a word and no warning: the daemon never lets two connections write.
    static func sqlite(version: String) -> Finding {
        let numbers = version.split(separator: ".").compactMap { Int($0) }
        let remark =
            numbers.lexicographicallyPrecedes(firstSafe)
            ? """
             Before 3.51.3 a commit can be lost where two connections write; here only one does. Let no \
            other program open the databases.
            """ : ""
        return .good(.libraries, about: "libsqlite3", "SQLite \(version).\(remark)")
    }
}
