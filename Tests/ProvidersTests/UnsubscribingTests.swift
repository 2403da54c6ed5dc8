import Testing

@testable import Providers

@Suite struct `Leaving a list` {
    private func headers(_ setting: String, for recipient: String = "chen+a@example.com") throws -> [String] {
        try Unsubscribing(setting).headers(for: MailAddress(recipient)).map { "\($0.name): \($0.value)" }
    }

    @Test func `takes one click where the address is a secure one`() throws {
        #expect(
            try headers("https://x.com/leave?who={recipient}") == [
                "List-Unsubscribe: <https://x.com/leave?who=chen%2Ba%40example.com>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            ])
        #expect(try headers("http://x.com/leave") == ["List-Unsubscribe: <http://x.com/leave>"])
    }

    @Test func `takes a mail, too`() throws {
        #expect(
            try headers("mailto:leave@x.com?subject=leave%20{recipient}")
                == ["List-Unsubscribe: <mailto:leave@x.com?subject=leave%20chen%2Ba%40example.com>"])
    }

    @Test func `never makes a line that is too long`() throws {
        let setting = "https://x.com/{recipient}/"
        let longest = setting + String(repeating: "y", count: Unsubscribing.bytesMax - setting.utf8.count)
        let recipient = String(repeating: "+", count: 64) + "@" + String(repeating: "b.", count: 94) + "c"
        for header in try Unsubscribing(longest).headers(for: MailAddress(recipient)) {
            #expect(header.line.utf8.count <= 1000)
        }
        #expect(throws: SettingsProblem.self) { try Unsubscribing(longest + "y") }
    }

    @Test(
        arguments: [
            "example.com/leave", "mailto:", "mailto:nobody", "mailto:a@b.c>,<mailto:x@y.z", "ftp://x.com",
            "https://x.com/>", "https://x.com/,", "https://x.com/a b", "mailto:a@b.c?subject=退订",
        ])
    func `is refused where it would break the field`(setting: String) {
        #expect(throws: SettingsProblem.self) { try Unsubscribing(setting) }
    }
}
