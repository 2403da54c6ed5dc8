import Messaging

/// Values with a form of their own.
extension EntryReader {
    /// An amount of money; null takes it away.
    func money(_ key: String) throws(CatalogError) -> Revision<Money> {
        guard let value = self[key] else { return isNull(key) ? .removed : .kept }
        do {
            return .set(try Money(value))
        } catch {
            throw .invalid(place(key), error.description)
        }
    }

    /// Hours of the day such as `22:00-08:00`; null takes them away.
    func hours(_ key: String) throws(CatalogError) -> Revision<DailyHours> {
        guard let text = try text(key) else { return isNull(key) ? .removed : .kept }
        do {
            return .set(try DailyHours(text))
        } catch {
            throw .invalid(place(key), error.description)
        }
    }

    /// A duration such as `10m`, from one second to thirty days; null takes it away.
    func revisedDuration(_ key: String) throws(CatalogError) -> Revision<Duration> {
        guard let duration = try duration(key) else { return isNull(key) ? .removed : .kept }
        return .set(duration)
    }

    /// A number within `range`.
    func number(_ key: String, in range: ClosedRange<Double>) throws(CatalogError) -> Double? {
        guard let value = self[key] else { return nil }
        guard let number = value.doubleValue, range.contains(number) else {
            let (lowest, highest) = (range.lowerBound.ecmaScriptText, range.upperBound.ecmaScriptText)
            throw .invalid(place(key), "This must be a number from \(lowest) to \(highest).")
        }
        return number
    }

    /// An `http` or `https` address.
    func url(_ key: String) throws(CatalogError) -> String? {
        guard let text = try text(key) else { return nil }
        guard TextRule.isURL(text) else {
            throw .invalid(place(key), "This must be an address that begins with https:// or http://.")
        }
        return text
    }

    /// IP addresses and networks, as a list or as a text with commas or line ends between them; none of them
    /// to take them away. They are kept in one form, however they were written.
    func networks(_ key: String) throws(CatalogError) -> Revision<NetworkList> {
        guard let words = try words(key, max: 1000, separatedBy: []) else { return .kept }
        for word in words { _ = try networks(word) }
        let entries = words.flatMap { NetworkList.entries(of: $0.text) }
        guard !entries.isEmpty else { return .removed }
        return .set(
            try networks(DocumentWord(text: entries.joined(separator: ", "), path: place(key))))
    }

    private func networks(_ word: DocumentWord) throws(CatalogError) -> NetworkList {
        do {
            return try NetworkList(word.text)
        } catch {
            throw .invalid(word.path, error.description)
        }
    }
}
