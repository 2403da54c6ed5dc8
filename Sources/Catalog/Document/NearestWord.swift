/// Guesses which word was meant.
enum NearestWord {
    /// How many words a person likes to read.
    private static let listMax = 20

    /// The word of `words` with the fewest typing mistakes (Levenshtein distance) between it and `word`;
    /// nil if more than a third of the letters, and more than two, are wrong.
    static func find(_ word: String, among words: [String]) -> String? {
        let letters = Array(word.lowercased().prefix(100))
        let scored = words.map { (word: $0, distance: distance(letters, Array($0.lowercased()))) }
        guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, best.word.count / 3) ? best.word : nil
    }

    /// A sentence for an error's end, or nothing where no word is near.
    static func suggestion(for word: String, among words: [String]) -> String {
        if let nearest = find(word, among: words) { return "Did you mean “\(nearest)”?" }
        let canList = (1...listMax).contains(words.count)
        return canList ? "Known are: \(words.joined(separator: ", "))." : ""
    }

    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (line, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in second.enumerated() {
                let substituted = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[second.count]
    }
}
