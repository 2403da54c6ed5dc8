import ArgumentParser
import FoundationEssentials
import Messaging

/// Shows how the daemon is, on one screen.
struct StatusCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how the daemon is, on one screen.",
        discussion: """
            First what is wrong, if anything is; then what is to be sent, how fast it goes, and how each \
            account is doing.

            With --check it answers as plugins of Nagios and Icinga do: one line, and the exit status 0 \
            (OK), 1 (WARNING), 2 (CRITICAL) or 3 (UNKNOWN). CRITICAL: the daemon does not answer, the queue \
            is held, no message is accepted, no account can be used, or a limit is passed. WARNING: an \
            account rests after failures, the queue is being drained, or a limit is passed.

            Examples:
              message-push status
              message-push status --watch
              message-push status --json
              message-push status --check --warning-age 60 --critical-age 300
            """)

    @Option(
        defaultAsFlag: 2,
        help: ArgumentHelp("Show it again every so many seconds until interrupted.", valueName: "seconds"))
    var watch: Int?

    @Flag(help: "Answer in one line with an exit status, as monitoring plugins do.")
    var check = false

    @OptionGroup(title: "Limits of --check") var limits: StatusLimits

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        if let watch, !(1...3600).contains(watch) {
            throw ValidationError("--watch takes 1 to 3600 seconds.")
        }
        guard [watch != nil, check, answer.printsJSON].count(where: \.self) <= 1 else {
            throw ValidationError("Say one of --watch, --check and --json.")
        }
    }

    func run() async throws {
        if check { return try await judge() }
        if let watch { return try await look(every: .seconds(watch)) }
        let status = try await daemon.ask { try await $0.get("status") }
        try answer.show(status) { StatusReport(status, now: .now).text($0) }
    }

    private func judge() async throws {
        let check: StatusCheck
        do {
            check = StatusCheck(
                try await daemon.ask { try await $0.get("status") }, limits: limits, now: .now)
        } catch let error as ControlError {
            check = StatusCheck(error)
        }
        try StandardStream.output.write(check.line)
        guard check.verdict == .ok else { throw check.verdict }
    }

    /// Looks until somebody ends the program. That the daemon does not answer is shown like all else.
    private func look(every pause: Duration) async throws {
        let ink = Ink(environment: ProcessInfo.processInfo.environment)
        // Home and erase to the end (ECMA-48 §8.3.57, §8.3.39), where that means something.
        let clearing = StandardStream.output.isTerminal ? "\u{1B}[H\u{1B}[J" : ""
        while true {
            var screen: String
            do {
                let status = try await daemon.ask { try await $0.get("status") }
                screen = StatusReport(status, now: .now).text(ink)
            } catch let error as ControlError {
                screen = ink.red("\(error)") + "\n"
            }
            try StandardStream.output.write(clearing + screen)
            try await ContinuousClock().sleep(for: pause)
        }
    }
}
