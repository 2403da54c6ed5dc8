import GRDB

/// Pages that deleting left free are used again, so the file stays as it is while as much comes as goes. What
/// is free beyond that goes back to the file system.
extension SweepStep {
    /// At least so many free pages are kept for what comes next, and at least a tenth of the file: 4 MiB.
    static let freePagesKept = 1024
    /// Each moves a page from the end of the file into a hole: at most 1 MiB is written.
    private static let pagesMax = 256

    mutating func releasePages() throws -> Bool {
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
        let excess = free - max(Self.freePagesKept, pages / 10)
        guard excess > 0 else { return true }
        try database.execute(sql: "PRAGMA incremental_vacuum(\(min(excess, Self.pagesMax)))")
        let left = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? pages
        count { $0.pages += pages - left }
        // A file that was not made for it releases nothing.
        return left == pages || excess <= Self.pagesMax
    }
}
