import ArgumentParser
import Intake
import Messaging

/// Which messages are meant, where they are not named one by one. All that is given must hold.
struct SearchOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Those of this batch.", valueName: "batch-id"))
    var batch: String?

    @Option(help: ArgumentHelp("Those in this state, as waiting or failed; may be given often."))
    var state: [String] = []

    @Option(help: ArgumentHelp("Those of this app, by name.", valueName: "name"))
    var app: String?

    @Option(help: ArgumentHelp("Those over this channel, by name or number.", valueName: "channel"))
    var channel: String?

    @Option(help: ArgumentHelp("Those whose last attempt went through this account.", valueName: "name"))
    var account: String?

    @Option(help: ArgumentHelp("Those for which the provider's last code was this one.", valueName: "code"))
    var code: String?

    @Option(help: ArgumentHelp("Those to this number, address or user.", valueName: "receiver"))
    var receiver: String?

    @Option(help: ArgumentHelp("Those accepted since then: a time, or 30m, 12h, 7d.", valueName: "time"))
    var since: PastMoment?

    @Option(help: ArgumentHelp("Those accepted before then.", valueName: "time"))
    var until: PastMoment?

    func validate() throws {
        if let batch, !TaskName.isPlausible(batch) {
            throw ValidationError("\"\(batch.withoutControls)\" is no batch id.")
        }
        try Self.check(state)
    }

    /// Refuses words that are no states.
    static func check(_ words: [String]) throws {
        for word in words where DeliveryState(word: word) == nil {
            let known = DeliveryState.allCases.map(\.word).joined(separator: ", ")
            throw ValidationError("\"\(word.withoutControls)\" is no state; there are: \(known).")
        }
    }

    /// What the daemon is asked to look for.
    var search: Search {
        Search([
            ("batch", batch ?? ""), ("state", state.joined(separator: ",")), ("app", app ?? ""),
            ("channel", channel ?? ""), ("account", account ?? ""), ("code", code ?? ""),
            ("receiver", receiver ?? ""),
            ("since", since?.moment.precise ?? ""), ("until", until?.moment.precise ?? ""),
        ])
    }
}
