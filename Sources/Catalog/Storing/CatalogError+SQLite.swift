import Cryptography
import GRDB

extension CatalogError {
    /// Translates what came out of SQLite, GRDB or libcrypto while the program tried to `deed`.
    ///
    /// SQLite's message is kept, the statement and its arguments are not: they may hold secrets.
    init(_ error: any Error, deed: String) {
        switch error {
        case let error as CatalogError:
            self = error
        case let error as DatabaseError:
            self.init(error, deed: deed)
        case let error as CryptographyError:
            self.init(.io, "The catalog cannot \(deed): \(error)")
        default:
            self.init(.io, "The catalog cannot \(deed): \(type(of: error)).")
        }
    }

    private init(_ error: DatabaseError, deed: String) {
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        let sentence = "The catalog cannot \(deed): \(reason)."
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(.damaged, sentence, hint: "Restore the file from a backup.")
        case .SQLITE_FULL:
            self.init(.io, sentence, hint: "Make room on the disk and try again; nothing was changed.")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.io, sentence, hint: "Check that the folder exists and belongs to the service's user.")
        default:
            self.init(.io, sentence)
        }
    }

    static func damaged(_ place: String) -> CatalogError {
        CatalogError(
            .damaged, "The catalog holds something in \(place) that this program did not write.",
            hint: "Restore the file from a backup.")
    }
}
