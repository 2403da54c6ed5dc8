import FoundationEssentials
import Messaging
import Testing

@testable import Archive

@Suite struct `A hold on the queue` {
    private let state: TestState

    init() throws {
        state = try TestState()
        try ArchiveFolder.make(state.state)
    }

    private func open() throws -> QueueHold { try QueueHold(stateDirectory: state.state) }

    @Test func `outlives the daemon until it is lifted`() async throws {
        let hold = try open()
        #expect(hold.current == nil)
        let made = try await hold.pause(at: TestState.start)
        #expect(made == Hold(.paused, since: TestState.start))
        #expect(try open().current == made)
        #expect(try await hold.resume() == made)
        #expect(hold.current == nil)
        #expect(try open().current == nil)
        #expect(try await hold.resume() == nil)
    }

    @Test func `stays what it was when it is wanted again`() async throws {
        try QueueHold.lay(Hold(.restored, since: TestState.start), in: state.state)
        let hold = try open()
        #expect(try await hold.pause(at: TestState.start + .seconds(9)).reason == .restored)
    }

    @Test(arguments: ["", "{}", "nonsense"])
    func `holds whatever its marker says`(text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: state.state + "/queue-held"))
        #expect(try open().current != nil)
    }

    @Test func `of the end that accepts is one of its own`() async throws {
        let sending = try open()
        let accepting = try QueueHold(stateDirectory: state.state, of: .accepting)
        let made = try await accepting.pause(at: TestState.start)
        #expect(made == Hold(.draining, since: TestState.start))
        #expect(sending.current == nil)
        #expect(try open().current == nil)
        #expect(try QueueHold(stateDirectory: state.state, of: .accepting).current == made)
        _ = try await sending.pause(at: TestState.start)
        #expect(try await accepting.resume() == made)
        #expect(try open().current?.reason == .paused)
    }
}
