import Testing

@testable import message_push

@Suite struct `The original's key` {
    @Test func `opens what another implementation sealed`() throws {
        let secrets = try OriginalSecrets(key: OriginalSecrets.publicKey)
        #expect(secrets.open(OriginalDump.sealed) == .opened(OriginalDump.secret))
        #expect(secrets.open(OriginalDump.shut) == .shut)
        #expect(secrets.open("plain") == .unknownForm && secrets.open("") == .unknownForm)
    }

    @Test(arguments: ["", "\n", "\r\n"])
    func `is read from a file, with a line end or without`(end: String) throws {
        let file = try TemporaryFile("0123456789abcdef0123456789abcdeF" + end, suffix: ".key")
        #expect(
            try OriginalKey.secrets(file: file.path).open(OriginalDump.shut) == .opened(OriginalDump.secret))
    }

    @Test func `is refused with its length where it is no key`() throws {
        let file = try TemporaryFile("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n", suffix: ".key")
        let failure = #expect(throws: CommandFailure.self) { try OriginalKey.secrets(file: file.path) }
        #expect(failure?.exitCode == .damagedData && failure?.description.contains("44 bytes") == true)
        #expect(failure?.description.contains("MDEy") == false)
        #expect(throws: FileContentsError.self) { try OriginalKey.secrets(file: "/nonexistent/key") }
    }
}
