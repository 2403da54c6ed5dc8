import ArgumentParser
import FoundationEssentials
import Messaging
import UnixSignals

/// Shows what happens to messages while it happens.
struct TailCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Show what happens to messages, as it happens.",
        discussion: """
            It begins with the last ten events, goes on over a restart of the daemon, and ends with
            Ctrl-C. The daemon keeps the last ten thousand events since it started; "trace" knows all
            about one message.

            Examples:
              message-push tail
              message-push tail --failures --app shop
              message-push tail --receiver 8000 --since 10m
              message-push tail --account aliyun --outcome rejected --json
            """)

    @Option(help: ArgumentHelp("Only of this app, by name.", valueName: "name"))
    var app: String?

    @Option(help: ArgumentHelp("Only over this channel, by name or number.", valueName: "channel"))
    var channel: String?

    @Option(help: ArgumentHelp("Only through this account, by name.", valueName: "name"))
    var account: String?

    @Option(help: ArgumentHelp("Only of this message.", valueName: "task-id"))
    var task: String?

    @Option(help: ArgumentHelp("Only to receivers who end so.", valueName: "ending"))
    var receiver: String?

    @Option(help: ArgumentHelp("Only what led to this state, as delivered or failed; may be given often."))
    var state: [String] = []

    @Option(help: ArgumentHelp("Only attempts and receipts with this outcome, as rejected or delivered."))
    var outcome: String?

    @Flag(help: "Only what went wrong, for now or for good.")
    var failures = false

    @Option(
        help: ArgumentHelp("Begin with what happened since then: a time, or 30m, 12h.", valueName: "time"))
    var since: PastMoment?

    @Option(
        name: [.customShort("n"), .customLong("lines")],
        help: ArgumentHelp("Begin with so many of the last events, 0 to 10000.", valueName: "count"))
    var lines: Int?

    @Flag(inversion: .prefixedNo, help: "Go on with what happens from now on.")
    var follow = true

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    private static let usualLines = 10

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard (0...10_000).contains(lines ?? 0) else { throw ValidationError("-n takes 0 to 10000.") }
        guard lines == nil || since == nil else {
            throw ValidationError("Either -n or --since says where to begin.")
        }
        if let task, !TaskName.isPlausible(task) {
            throw ValidationError("\"\(task.withoutControls)\" is no task id.")
        }
        try SearchOptions.check(state)
    }

    func run() async throws {
        let interrupts = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let screen = TailScreen(
            printsJSON: printsJSON, ink: Ink(environment: ProcessInfo.processInfo.environment))
        try await daemon.ask { client in
            let tail = EventTail(client: client, search: search, begins: beginning, follows: follow)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await screen.show(tail) }
                group.addTask { for await _ in interrupts { return } }
                try await group.next()
                group.cancelAll()
            }
        }
    }

    private var beginning: EventTail.Beginning {
        since.map { .since($0.moment) } ?? .last(lines ?? Self.usualLines)
    }

    /// What the daemon is asked to look for.
    var search: Search {
        Search([
            ("app", app ?? ""), ("channel", channel ?? ""), ("account", account ?? ""),
            ("task", task ?? ""), ("receiver", receiver ?? ""),
            ("state", state.joined(separator: ",")), ("outcome", outcome ?? ""),
            ("failures", failures ? "1" : ""), ("since", since?.moment.precise ?? ""),
        ])
    }
}
