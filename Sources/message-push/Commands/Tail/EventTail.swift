import Messaging

/// Asks the daemon again and again what happened since it was asked last, also the one that was started in
/// place of an earlier one.
struct EventTail {
    /// Where to begin.
    enum Beginning: Equatable {
        /// With so many of the last events.
        case last(Int)
        /// With those that happened since then.
        case since(Timestamp)
    }

    /// A place among a daemon's events.
    private struct Place {
        let run: String
        let after: Int64
    }

    /// How long the daemon waits for something to tell, and how long for its answer one waits.
    private static let wait = 25
    private static let patience = Duration.seconds(60)
    /// How long a daemon that is away is left alone.
    private static let pause = Duration.milliseconds(500)
    private static let eventsMax = 1000

    let client: ControlClient
    let search: Search
    let begins: Beginning
    /// Whether to go on with what happens from now on.
    let follows: Bool
    /// What happened since the look before, the first first.
    private(set) var events: [JSONValue] = []
    /// What is to be said before them.
    private(set) var remarks: [String] = []
    private var place: Place?
    private var isAway = false

    init(client: ControlClient, search: Search, begins: Beginning, follows: Bool) {
        self.client = client
        self.search = search
        self.begins = begins
        self.follows = follows
    }

    /// Looks, and returns whether there is anything to say; false once all is said and nobody wants more.
    ///
    /// - Throws: what keeps it from beginning, or from going on with another daemon: a refusal.
    mutating func isGoingOn() async throws -> Bool {
        let isFirst = place == nil
        guard isFirst || follows || events.count == Self.eventsMax else { return false }
        (events, remarks) = ([], [])
        if isFirst {
            take(try await client.get(path))
            return true
        }
        do throws(ControlError) {
            let page = try await client.get(path, patience: Self.patience)
            if isAway { remarks.append("The daemon answers again.") }
            isAway = false
            take(page)
        } catch {
            switch error {
            case .notRunning, .noAnswer: try await bePatient()
            case .notPermitted, .refused, .unintelligible: throw error
            }
        }
        return true
    }

    private mutating func bePatient() async throws {
        try Task.checkCancellation()
        if isAway {
            try await ContinuousClock().sleep(for: Self.pause)
        } else {
            remarks.append("The daemon does not answer; what it tells when it is back comes here.")
            isAway = true
        }
    }

    private mutating func take(_ page: JSONValue) {
        let run = page.text("run") ?? ""
        if let place, place.run != run { remarks.append("The daemon was started anew.") }
        let missed = page["missed"]?.intValue ?? 0
        if place != nil, missed > 0 {
            remarks.append("\(missed) events went by too quickly to be shown.")
        }
        events = page["events"]?.arrayValue ?? []
        place = Place(run: run, after: page["after"]?.intValue ?? 0)
    }

    private var path: String {
        guard let place else {
            switch begins {
            case .last(let count): return search.path("events", more: [("last", String(count))])
            case .since: return search.path("events", more: [("limit", String(Self.eventsMax))])
            }
        }
        return search.path(
            "events",
            more: [
                ("run", place.run), ("after", String(place.after)),
                ("wait", String(follows ? Self.wait : 0)), ("limit", String(Self.eventsMax)),
            ])
    }
}
