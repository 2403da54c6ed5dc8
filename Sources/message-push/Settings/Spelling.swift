/// Guesses what somebody meant to write.
enum Spelling {
    /// The word of `words` that differs least from `word`, if it differs little: by a third of its
    /// letters, three at most.
    static func nearest(to word: String, among words: [String]) -> String? {
        let measured = words.map { (word: $0, distance: distance(word, $0)) }
        guard let best = measured.min(by: { $0.distance < $1.distance }),
            best.distance <= min(3, max(1, best.word.count / 3))
        else { return nil }
        return best.word
    }

    /// How many letters must be put in, taken out or changed (Levenshtein's distance).
    static func distance(_ first: String, _ second: String) -> Int {
        let columns = Array(second.lowercased().utf8)
        var row = Array(0...columns.count)
        for (index, letter) in first.lowercased().utf8.prefix(100).enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in columns.indices {
                let changed = diagonal + (columns[column] == letter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[columns.count]
    }
}
