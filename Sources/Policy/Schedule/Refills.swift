import Messaging

/// Which lines have asked the ledger for more and have no answer yet.
struct Refills {
    private struct Refill {
        /// What the schedule had applied when it asked.
        let position: Position
        /// Deliveries that the answer may bring.
        let room: Int
    }

    private var open: [Line: Refill] = [:]

    /// Deliveries that all answers together may bring.
    private(set) var room = 0

    /// The schedule had applied at least this when the oldest of them was asked for.
    var oldest: Position? { open.values.map(\.position).min() }

    var lines: [Line] { Array(open.keys) }

    mutating func begin(_ line: Line, at position: Position, room: Int) {
        end(line)
        open[line] = Refill(position: position, room: room)
        self.room += room
    }

    mutating func end(_ line: Line) {
        if let refill = open.removeValue(forKey: line) { room -= refill.room }
    }

    func room(of line: Line) -> Int { open[line]?.room ?? 0 }
}
