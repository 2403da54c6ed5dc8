import Messaging

/// Prints what is found, for people or for programs; what is to be said about it goes to standard error.
struct TailScreen {
    let printsJSON: Bool
    let ink: Ink

    /// Prints until there is nothing more to come.
    func show(_ tail: EventTail) async throws {
        var tail = tail
        var table = EventTable(today: ClockText.date(.now))
        while try await tail.isGoingOn() {
            for remark in tail.remarks { _ = StandardStream.error.put(remark) }
            let lines = tail.events.map { printsJSON ? $0.text() : table.line($0, ink) }
            if !lines.isEmpty { try StandardStream.output.write(lines.joined(separator: "\n")) }
        }
    }
}
