import GRDB
import Messaging

/// A sweep's next step, in a transaction that the applier gave it. What belongs to each stage is in the files
/// beside this one.
///
/// A step ends when it has deleted ``rowsMax`` rows, looked at ``looksMax``, or taken ``patience``, whichever
/// is first: whoever waits to write waits for a moment only, whatever the rows weigh and however slow the
/// disk is.
struct SweepStep {
    let database: Database
    private(set) var sweep: Sweep
    private let time: any TimeSource
    private let end: Timestamp
    private var rows = 0
    private var looks = 0
    private var hasNotedGone = false

    /// A delivery's own rows may come on top of it.
    static let rowsMax = 400
    static let looksMax = 2000
    static let patience = Duration.milliseconds(10)

    init(_ sweep: Sweep, in database: Database, time: any TimeSource) {
        self.sweep = sweep
        self.database = database
        self.time = time
        end = time.now + Self.patience
    }

    /// Takes the step.
    mutating func run() throws {
        let isDone =
            switch sweep.stage {
            case .messages: try sweepMessages()
            case .callbacks: try sweepCallbacks()
            case .alerts: try sweepAlerts()
            case .limits: try sweepLimits()
            case .sums: try sweepSums()
            case .pages: try releasePages()
            case .over: false
            }
        if isDone { sweep.enterNextStage() }
    }

    // MARK: What the stages' own files use

    var isSpent: Bool { rows >= Self.rowsMax || looks >= Self.looksMax || time.now >= end }

    /// Notes that a row was looked at.
    mutating func look() { looks += 1 }

    /// Moves past a row of the stage's table.
    mutating func pass(_ row: Int64) {
        sweep.row = row
        sweep.delivery = 0
    }

    /// Moves past a delivery of the message that is being looked at.
    mutating func pass(delivery: Int64) { sweep.delivery = delivery }

    /// Runs a statement that deletes, and returns how many rows went.
    @discardableResult
    mutating func delete(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
        let count = database.changesCount
        rows += count
        sweep.deleted.rows += count
        return count
    }

    /// Notes what went, beside its rows.
    mutating func count(_ change: (inout SweptRows) -> Void) { change(&sweep.deleted) }

    /// Remembers that what came before `horizon` may be gone, so that an event about it is no surprise.
    mutating func noteGone(before horizon: Timestamp) throws {
        guard !hasNotedGone else { return }
        hasNotedGone = true
        try database.cachedStatement(sql: "UPDATE applied SET gone_before = max(gone_before, ?) WHERE id = 1")
            .execute(arguments: [horizon.milliseconds])
    }

    /// Walks on through a table in which rows are in the order of time; returns whether there is nothing old
    /// any more.
    ///
    /// - Parameter rows: selects a row's number, whether it came before the first argument, and whether it
    ///   is to go; of those with numbers above the second argument, as many as the third says.
    mutating func walk(
        _ rows: String, before horizon: Timestamp, delete: (inout SweepStep, Int64) throws -> Void
    ) throws -> Bool {
        let statement = try database.cachedStatement(sql: rows)
        let found = try Row.fetchAll(
            statement, arguments: [horizon.milliseconds, sweep.row, Self.walkRowsMax])
        var sawOld = false
        for row in found {
            guard !isSpent else { return false }
            look()
            if row[2] { try delete(&self, row[0]) }
            if row[1] { sawOld = true }
            pass(row[0])
        }
        // One young row does not end the walk: the clock may have run ahead for a while.
        return found.count < Self.walkRowsMax || !sawOld
    }

    private static let walkRowsMax = 200
}
