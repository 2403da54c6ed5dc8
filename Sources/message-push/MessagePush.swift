import ArgumentParser
import Glibc
import Messaging

/// The program: reads the command line, runs one subcommand, and ends with its ``ExitCode``.
@main
struct MessagePush: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "message-push",
        abstract: "A message push service: accepts messages, sends them, and knows what became of each.",
        discussion: """
            The daemon runs with "serve"; the other commands talk to it over its control socket.

            Examples:
              message-push check-config
              message-push apply -f fleet.yaml --dry-run
              message-push send --channel code --to 13800138000 --param code=1234 --wait 30
              message-push trace 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11

            Exit status:
              0   all went well
              1   the thing asked for failed or was refused
              64  the command line is wrong
              65  damaged data or a malformed document
              69  the daemon does not answer
              74  the disk or a stream failed
              75  the state directory or an address is in use
              77  not permitted
              78  the settings are wrong

            More: message-push(1), message-push(8), message-push.yaml(5).
            """,
        version: Version.current,
        subcommands: [
            ServeCommand.self, CheckConfigCommand.self, ApplyCommand.self, ExportCommand.self,
            ImportCommand.self,
            SendCommand.self,
            TraceCommand.self, TailCommand.self, MessagesCommand.self, CancelCommand.self, HoldCommand.self,
            ReleaseCommand.self, RescheduleCommand.self, RetryCommand.self, ResendCommand.self,
            BatchCommand.self, StatusCommand.self, DoctorCommand.self, QueueCommand.self,
            MetricsCommand.self, AccountCommand.self, ProvidersCommand.self,
            SuppressionCommand.self, WebhookCommand.self,
            AlertCommand.self, RulesCommand.self, UserCommand.self, BackupCommand.self, RestoreCommand.self,
            VersionCommand.self,
        ])

    static func main() async {
        var command: any ParsableCommand
        do {
            command = try await asyncParseAsRoot(nil)
            guard command is any OperatorCommand else {
                try command.run()
                return
            }
        } catch {
            // Help and usage: printed and numbered (0 and 64) by ArgumentParser.
            exit(withError: error)
        }
        guard var command = command as? any OperatorCommand else { return }
        do {
            try await command.run()
        } catch let verdict as StatusCheck.Verdict {
            Glibc.exit(verdict.rawValue)
        } catch {
            report(error, asJSON: command.printsJSON)
            Glibc.exit(ExitCode(error).rawValue)
        }
    }

    private static func report(_ error: any Error, asJSON: Bool) {
        if let failure = error as? CommandFailure, failure.sentence == nil { return }
        let text = asJSON ? FailureReport.json(error).text() : "\(error)"
        // What cannot be written is lost: nobody is left to tell, and the exit status still speaks.
        _ = StandardStream.error.put(text)
    }
}
