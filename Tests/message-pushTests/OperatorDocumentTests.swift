import Messaging
import Testing

@testable import message_push

@Suite struct `A document for apply` {
    @Test func `is placed in its file when the daemon refuses a part of it`() throws {
        let document = try OperatorDocument(
            Array("channels:\n- name: a\n  ttl: 1x\n".utf8), name: "fleet.yaml")
        let refusal = ControlRefusal(code: 10004, message: "No duration.", field: "channels[0].ttl")
        #expect(document.placed(refusal).description == "fleet.yaml:3: channels[0].ttl: No duration.")
    }

    @Test(arguments: [
        ("a: 1\na: 2", "fleet.yaml:2: key \"a\" stands more than once, first in line 1"),
        ("- a", "fleet.yaml: the document must"),
        ("", "fleet.yaml: the document must"), ("a: [", "fleet.yaml:2: the text is not YAML"),
    ])
    func `is refused with file and line before the daemon is asked`(text: String, sentence: String) {
        let failure = #expect(throws: CommandFailure.self) {
            try OperatorDocument(Array(text.utf8), name: "fleet.yaml")
        }
        #expect(failure?.exitCode == .damagedData)
        #expect(failure?.sentence?.hasPrefix(sentence) == true)
    }

    @Test func `may be JSON`() throws {
        let document = try OperatorDocument(
            Array(#"{"apps": [{"name": "\ud83d\ude00"}]}"#.utf8), name: "x.json")
        #expect(document.json == ["apps": [["name": "😀"]]])
    }
}
