import ArgumentParser
import Messaging
import Testing

@testable import message_push

@Suite struct `The installed files` {
    @Test func `document every key with sentence, unit, bounds and default`() throws {
        let file = try InstalledFile.contents("etc/message-push.yaml")
        #expect(
            file.hasSuffix(InstalledFile.settings),
            "the default file must end with:\n\(InstalledFile.settings)")
        let manual = try InstalledFile.contents("packaging/man/message-push.yaml.5")
        #expect(manual.contains(InstalledFile.manual), "the manual must contain:\n\(InstalledFile.manual)")
    }

    @Test func `are good settings as they are, and with every key in force`() throws {
        let file = try InstalledFile.contents("etc/message-push.yaml")
        #expect(try faults(of: file).isEmpty)
        let inForce = file.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("# ") || line.hasPrefix("##") ? line : line.drop { $0 == "#" }
        }
        let lines = inForce.joined(separator: "\n")
        #expect(try faults(of: lines).isEmpty)
        #expect(inForce.count { !$0.hasPrefix("#") && !$0.isEmpty } == SettingKey.all.count)
        #expect(try settings(lines).requestBodyBytesMax == 15_029_592)
    }

    @Test func `name every subcommand and every exit status in the manual`() throws {
        let user = try InstalledFile.contents("packaging/man/message-push.1")
        for command in MessagePush.configuration.subcommands {
            let name = try #require(command.configuration.commandName)
            #expect(user.contains("\n.It Cm \(name)"), "message-push.1 lacks \(name)")
        }
        let groups = [
            AccountCommand.configuration, BatchCommand.configuration, RulesCommand.configuration,
            SuppressionCommand.configuration, WebhookCommand.configuration, AlertCommand.configuration,
            QueueCommand.configuration, UserCommand.configuration,
        ]
        for group in groups {
            for command in group.subcommands {
                let name =
                    "\(try #require(group.commandName)) \(try #require(command.configuration.commandName))"
                #expect(user.contains("\n.It Cm \(name)\n"), "message-push.1 lacks \(name)")
            }
        }
        for manual in ["message-push.1", "message-push.8"] {
            let text = try InstalledFile.contents("packaging/man/\(manual)")
            for code in [0, 1, 64, 65, 69, 74, 75, 77, 78] where manual.hasSuffix("1") || code != 69 {
                #expect(text.contains("\n.It \(code)\n"), "\(manual) lacks \(code)")
            }
        }
    }

    @Test(arguments: ["message-push.catalog", "message-push.zh_CN.catalog"])
    func `explain every kind of entry in the log`(name: String) throws {
        let catalog = try InstalledFile.contents("systemd/\(name)")
        let numbers = catalog.split(separator: "\n").filter { $0.hasPrefix("-- ") }.map { $0.dropFirst(3) }
        #expect(numbers == LogKind.allCases.map { $0.rawValue[...] })
    }
}
