import Messaging

/// Events as lines with columns: time, message, app, channel, receiver, and what happened.
///
/// What comes is not known, so a column grows with its widest cell and never shrinks.
struct EventTable {
    private static let columns = ["task", "app", "channel", "receiver"]
    /// Nobody's name takes more than its share of the line; longer ones push theirs aside.
    private static let widthMax = 40

    private var widths = [36, 4, 4, 11]
    private var day: String

    /// A table that names each day but `today`.
    init(today: String) { day = today }

    /// The line of an event; before the first one of another day, that day.
    mutating func line(_ event: JSONValue, _ ink: Ink) -> String {
        let cells = Self.columns.map { $0 == "task" ? name(of: event) : event.cell($0) }
        for (index, cell) in cells.enumerated() {
            widths[index] = max(widths[index], min(cell.columnsOnScreen, Self.widthMax))
        }
        let padded = zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.columnsOnScreen))
        }
        let at = event.moment("at")
        let time = at.map(ClockText.preciseTime) ?? "-"
        let line = ([ink.faint(time)] + padded + [sentence(event, ink)]).joined(separator: "  ")
        guard let at, ClockText.date(at) != day else { return line }
        day = ClockText.date(at)
        return ink.bold(day) + "\n" + line
    }

    /// The message's, or the batch's where all of it is meant.
    private func name(of event: JSONValue) -> String { event.text("task") ?? event.cell("batch") }

    private func sentence(_ event: JSONValue, _ ink: Ink) -> String {
        let text = event.cell("text")
        switch (event.text("level"), event.text("event"), event.text("state")) {
        case (_, "ended", "delivered"): return ink.green(text)
        case ("warning", "ended", _): return ink.red(text)
        case ("warning", _, _): return ink.yellow(text)
        case ("debug", _, _): return ink.faint(text)
        default: return text
        }
    }
}
