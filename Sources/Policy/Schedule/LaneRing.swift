import DequeModule
import Messaging

/// Whose turn it is in a lane: applications take turns, and within an application its lines.
///
/// An application of many channels gets no more than an application of one.
struct LaneRing {
    private var applications: Deque<ApplicationID> = []
    /// The lines of each application in the ring; none of these is empty.
    private var lines: [ApplicationID: Deque<Line>] = [:]

    /// Lets a line in that is not in the ring: behind the lines of its application, which comes in behind all
    /// others if it is new.
    mutating func enter(_ line: Line) {
        if lines[line.application] == nil { applications.append(line.application) }
        lines[line.application, default: []].append(line)
    }

    /// Takes the line out whose turn it is. Its application keeps the turn for its other lines, if any, until
    /// ``endTurn(of:)``.
    mutating func takeFirst() -> Line? {
        guard let application = applications.first, let line = lines[application]?.popFirst() else {
            return nil
        }
        if lines[application]?.isEmpty == true {
            lines[application] = nil
            applications.removeFirst()
        }
        return line
    }

    /// Puts a line back that was just taken and had its turn: last of its application, which is last of all.
    mutating func endTurn(of line: Line) {
        if applications.first == line.application { applications.removeFirst() }
        applications.append(line.application)
        lines[line.application, default: []].append(line)
    }

    /// Undoes the last ``endTurn(of:)`` if it was of `line`; false if it was not.
    mutating func returnTurn(to line: Line) -> Bool {
        guard applications.last == line.application, lines[line.application]?.last == line else {
            return false
        }
        applications.removeLast()
        applications.prepend(line.application)
        lines[line.application]?.removeLast()
        lines[line.application]?.prepend(line)
        return true
    }
}
