import Messaging

/// The time zones that a snapshot may be asked for, read and ready.
struct ZoneTable: Sendable {
    /// The zone of whoever names none.
    let house: TimeZoneRules
    private var rulesOfName: [String: TimeZoneRules]

    /// A table of zones that are at hand.
    init(house: TimeZoneRules, _ zones: [TimeZoneRules] = []) {
        self.house = house
        rulesOfName = Dictionary(zones.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The house's zone, by its name or, where that is empty, the machine's own, and those of all countries
    /// that keep one. Blocks.
    ///
    /// - Throws: `io` if the house's zone is named and cannot be had.
    init(house name: String, files: TimeZoneFiles) throws(CatalogError) {
        do {
            house = try files.rules(named: name.isEmpty ? files.localZoneName() : name)
        } catch {
            throw CatalogError(.io, "The house's time zone cannot be used: \(error)")
        }
        rulesOfName = [:]
        load(Self.countryZoneNames, from: files)
    }

    /// This table with the zones that `contents` names. What cannot be had any more is left out. Blocks only
    /// for a name that `files` was never asked for.
    func adding(_ contents: CatalogContents, from files: TimeZoneFiles) -> ZoneTable {
        var table = self
        table.load(Set(contents.applications.values.map(\.timeZone)), from: files)
        table.load(Set(contents.channels.values.map(\.timeZone)), from: files)
        return table
    }

    /// The zone of that name; nil for a name that is empty or was left out.
    func rules(named name: String) -> TimeZoneRules? { rulesOfName[name] }

    /// The names of the zones that telephone numbers tell, each once.
    static let countryZoneNames = Set(
        (1...999).compactMap { code in
            // A number that every country's form allows, the mainland's included.
            PhoneNumber(e164: "+\(code)13800138000").flatMap(CallingCodeZones.zoneName)
        })

    private mutating func load(_ names: Set<String>, from files: TimeZoneFiles) {
        for name in names where rulesOfName[name] == nil && !name.isEmpty {
            do {
                rulesOfName[name] = try files.rules(named: name)
            } catch {
                // A machine may have fewer zones than the one on which the name was entered; whoever asks
                // gets the house's.
                continue
            }
        }
    }
}
