import ArgumentParser
import FoundationEssentials

/// Runs the daemon until it is told to stop.
struct ServeCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the daemon in the foreground until SIGTERM.",
        discussion: """
            Settings come from the file, then from MESSAGE_PUSH_… variables; without either the defaults hold.

            Examples:
              message-push serve
              MESSAGE_PUSH_STATE_DIRECTORY=/tmp/push message-push serve --config push.yaml
            """)

    @OptionGroup var settings: ConfigurationOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let end = try await Daemon.run(
            settings: Settings.load(path: settings.file, environment: environment), path: settings.file)
        guard end == .success else { throw CommandFailure(exitCode: end) }
    }
}
