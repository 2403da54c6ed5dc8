/// Columns of text under headings, as wide as their widest cell.
struct TextTable {
    /// A column's heading, and whether its cells are numbers, which stand at the right.
    struct Column {
        var heading: String
        var isNumber = false
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row with a cell for each column. Control characters are written out.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row with \(cells.count) cells, not \(columns.count)")
        rows.append(cells.map(\.withoutControls))
    }

    /// One line for the headings and one for each row, ended by line ends.
    func text(_ ink: Ink) -> String {
        let headings = columns.map(\.heading)
        let widths = columns.indices.map { column in
            ([headings] + rows).map { $0[column].columnsOnScreen }.max() ?? 0
        }
        let lines = [ink.bold(line(headings, widths))] + rows.map { line($0, widths) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = columns.indices.map { column in
            let gap = String(repeating: " ", count: widths[column] - cells[column].columnsOnScreen)
            return columns[column].isNumber ? gap + cells[column] : cells[column] + gap
        }
        let line = padded.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
