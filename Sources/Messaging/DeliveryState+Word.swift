extension DeliveryState {
    /// Its name as programs write it: one word, with underscores.
    package var word: String { String(name.map { $0 == " " ? "_" : $0 }) }

    /// The state of that ``word``, or of that name; nil for anything else.
    package init?(word: String) {
        guard let state = DeliveryState.allCases.first(where: { $0.word == word || $0.name == word }) else {
            return nil
        }
        self = state
    }
}
