import Messaging
import Testing

@testable import Web

@Suite struct `Reading a request's members` {
    private func reading(_ text: String) throws -> JSONReading { try JSONReading(Array(text.utf8)) }

    @Test func `takes each member with its type`() throws {
        let body = try reading(#"{"text":"a","number":7,"list":[1],"flag":true}"#)
        #expect(try body.text("text") == "a")
        #expect(try body.integer("number") == 7)
        #expect(try body.list("list") == [1])
        #expect(try body.flag("flag") == true)
    }

    @Test func `takes null for missing`() throws {
        let body = try reading(#"{"text":null}"#)
        #expect(try body.text("text") == nil)
        #expect(try body.text("other") == nil)
    }

    @Test(arguments: ["text", "number", "list", "flag"])
    func `refuses another type and names the field`(name: String) throws {
        let body = try reading(#"{"text":{},"number":"7","list":{},"flag":1}"#)
        let refusal = #expect(throws: Refusal.self) {
            switch name {
            case "text": _ = try body.text(name)
            case "number": _ = try body.integer(name)
            case "list": _ = try body.list(name)
            default: _ = try body.flag(name)
            }
        }
        #expect(refusal?.code == .invalidParameter)
        #expect(refusal?.field == name)
    }

    @Test(arguments: [("{", Refusal.Code.invalidJSON), ("[]", .badRequest), ("", .invalidJSON)])
    func `refuses what is not an object`(text: String, code: Refusal.Code) {
        let refusal = #expect(throws: Refusal.self) { try reading(text) }
        #expect(refusal?.code == code)
    }

    @Test func `refuses a required text that is empty`() throws {
        let body = try reading(#"{"receiver":""}"#)
        let refusal = #expect(throws: Refusal.self) { try body.requiredText("receiver") }
        #expect(refusal?.code == .missingParameter)
        #expect(refusal?.field == "receiver")
    }
}
