import ArgumentParser
import Messaging
import Testing

@testable import message_push

@Suite struct `The command line` {
    private func parse<Command: ParsableCommand>(_ line: String, as: Command.Type) throws -> Command {
        try #require(try MessagePush.parseAsRoot(line.split(separator: " ").map(String.init)) as? Command)
    }

    @Test func `makes a request of what send is told`() throws {
        let line =
            "send --channel code --to 138 --param a=1=2 --param b= --app shop --at 2027-01-01T08:00:00+08:00"
        #expect(
            try parse(line, as: SendCommand.self).request == [
                "channel": "code", "receiver": "138", "template_params": ["a": "1=2", "b": ""], "app": "shop",
                "scheduled_at": "2027-01-01T08:00:00+08:00",
            ])
        #expect(
            try parse("send --channel 7 --to x", as: SendCommand.self).request == [
                "channel": 7, "receiver": "x", "template_params": [:],
            ])
    }

    @Test(arguments: [
        "nonsense", "send --channel x", "send --channel x --to y --param z",
        "send --channel x --to y --at tomorrow",
        "send --channel x --to y --param a=1 --param a=2", "send --channel x --to y --wait 0",
        "trace ../version",
        "trace", "apply", "queue --soket x", "account test", "account test a --to x",
        "account test a --channel c", "account test a --param b=1", "account test a --app b",
        "account test a --to x --channel c --wait 0",
        "account test a --to x --channel c --param d=1 --param d=2",
        "user add", "user add alice", "user add alice --role admin",
        "user add alice --role viewer --password secret", "user password alice --password-stdin --generate",
        "user role alice", "user remove",
        "providers a b", "import", "import a b", "import a --dry-run --output b", "import a --key b",
    ])
    func `ends with 64 where it is wrong`(line: String) {
        let error = #expect(throws: (any Error).self) {
            try MessagePush.parseAsRoot(line.split(separator: " ").map(String.init))
        }
        #expect(error.map { MessagePush.exitCode(for: $0).rawValue } == ExitCode.usage.rawValue)
    }

    @Test(arguments: [
        "apply -f x", "export", "import x --key-file y --dry-run", "import x --output y",
        "user list", "user add alice --role viewer --generate", "user password alice --password-stdin",
        "user role alice operator", "user enable alice", "user disable alice", "user remove alice",
        "send --channel x --to y", "trace t", "queue", "version", "account list", "account test a",
        "account test a --to x --channel c --param d=1", "queue show", "queue pause", "queue resume",
        "backup", "backup /x --with-key", "doctor", "doctor --offline", "status", "tail", "retry t",
        "queue drain", "account pause a", "account resume a",
    ])
    func `takes --json and --socket for every question to the daemon`(line: String) throws {
        let arguments = (line + " --json --socket /x").split(separator: " ").map(String.init)
        let command = try #require(try MessagePush.parseAsRoot(arguments) as? any OperatorCommand)
        #expect(command.printsJSON)
    }

    @Test func `shows examples in every help`() {
        let commands =
            MessagePush.configuration.subcommands + AccountCommand.configuration.subcommands
            + UserCommand.configuration.subcommands
        for command in commands {
            let help = MessagePush.helpMessage(for: command, columns: 80)
            #expect(help.contains("Examples:\n  message-push ") || help.contains("Examples:\n  watch "))
        }
    }

    @Test func `knows the exit status of each failure`() {
        #expect(ExitCode(SettingsError(faults: [])) == .settings)
        #expect(ExitCode(CommandFailure(exitCode: .damagedData)) == .damagedData)
        #expect(ExitCode(FileContentsError.notPermitted(path: "/x")) == .noPermission)
    }
}
