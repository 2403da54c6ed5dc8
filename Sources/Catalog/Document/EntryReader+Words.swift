import Messaging

/// Values that may stand alone or in a list.
extension EntryReader {
    /// A word, or a list of at most `max`, each once; nil if the key is absent. Whole numbers count as words,
    /// since nobody thinks of putting an error code in quotes.
    ///
    /// - Parameter separators: what divides a text that stands alone into several words; blanks around them
    ///   do not count. In a list each text is one word as it is.
    func words(_ key: String, max: Int, separatedBy separators: [Character]) throws(CatalogError)
        -> [DocumentWord]?
    {
        guard let value = self[key] else { return nil }
        var words: [DocumentWord] = []
        if let text = Self.word(value) {
            words = text.split(whereSeparator: separators.contains).map { part in
                DocumentWord(text: Self.trimmed(part), path: place(key))
            }
            words.removeAll(where: \.text.isEmpty)
        } else {
            guard let list = value.arrayValue else {
                throw .invalid(place(key), "This must be a text, or a list of texts.")
            }
            for (index, element) in list.enumerated() {
                let path = place(key) + "[\(index)]"
                guard let text = Self.word(element) else {
                    throw .invalid(path, "This must be a text; put it in quotes.")
                }
                words.append(DocumentWord(text: text, path: path))
            }
        }
        guard words.count <= max else {
            throw .invalid(place(key), "There are \(words.count) of them; at most \(max) are allowed.")
        }
        return words.enumerated().filter { index, word in
            !words[..<index].contains { $0.text == word.text }
        }.map(\.element)
    }

    /// Names, or parts of texts: at least one character each, `max` at most, on one line.
    func phrases(_ key: String, count: Int, max: Int, separatedBy separators: [Character])
        throws(CatalogError) -> [String]?
    {
        guard let words = try words(key, max: count, separatedBy: separators) else { return nil }
        for word in words {
            guard (1...max).contains(word.text.unicodeScalars.count), TextRule.isOneLine(word.text) else {
                throw .invalid(word.path, "This must be a text of 1 to \(max) characters on one line.")
            }
        }
        return words.map(\.text)
    }

    /// Words of an enumeration.
    func choices<Choice: CaseIterable & RawRepresentable<String>>(
        _ key: String, _ type: Choice.Type, separatedBy separators: [Character] = []
    ) throws(CatalogError) -> [Choice]? {
        let known = Choice.allCases.map(\.rawValue)
        guard let words = try words(key, max: 100, separatedBy: separators) else { return nil }
        var choices: [Choice] = []
        for word in words {
            guard let choice = Choice(rawValue: word.text) else { throw .unknownWord(word, among: known) }
            choices.append(choice)
        }
        return choices
    }

    private static func word(_ value: JSONValue) -> String? {
        if let number = value.intValue { return String(number) }
        return value.stringValue
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension CatalogError {
    /// Never quotes the word: it may be a secret in the wrong place.
    static func unknownWord(_ word: DocumentWord, among known: [String]) -> CatalogError {
        .invalid(
            word.path, "This must be one of: \(known.joined(separator: ", ")).",
            hint: NearestWord.find(word.text, among: known).map { "Did you mean “\($0)”?" } ?? "")
    }
}
