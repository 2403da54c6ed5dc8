import Messaging
import Policy
import Testing

@Suite struct `The wording of a message for a provider` {
    private func message(_ parameters: String = "null", signature: String = "") -> Message {
        Message(
            id: MessageID(UniqueID(high: 1, low: 1)), application: ApplicationID("shop"),
            channel: ChannelID(1), medium: .sms, messageClass: .code, isBatch: false,
            content: Content(subject: "", body: "", format: .text),
            template: TemplateVersion(template: TemplateID(1), code: "t", version: 1), parameters: parameters,
            signatureName: signature, acceptedAt: Timestamp(seconds: 1000), scheduledAt: nil,
            expiresAt: Timestamp(seconds: 1600), fingerprint: 0, attachments: [])
    }

    @Test func `has the channel template's variables under their own names where the binding lists none`()
        throws
    {
        let wording = try ProviderWording(
            ProviderTemplate(code: "SMS_1", signature: "House"),
            for: message(#"{"product": "P", "code": "4711", "more": "x"}"#), variables: ["code", "product"])
        #expect(
            wording
                == ProviderWording(
                    template: "SMS_1", signature: "House",
                    parameters: [.init(name: "code", value: "4711"), .init(name: "product", value: "P")]))
    }

    @Test func `keeps the binding's order, names and fixed texts`() throws {
        let template = ProviderTemplate(parameters: [
            .init(name: "2", source: .fixed("always")), .init(name: "1", source: .variable("code")),
            .init(name: "again", source: .variable("code")), .init(name: "gone", source: .variable("absent")),
        ])
        let wording = try ProviderWording(template, for: message(#"{"code": "4711"}"#), variables: ["code"])
        #expect(wording.parameters.map(\.name) == ["2", "1", "again", "gone"])
        #expect(wording.parameters.map(\.value) == ["always", "4711", "4711", ""])
    }

    @Test(arguments: ["null", "{}"])
    func `has empty values for a request without parameters`(parameters: String) throws {
        let wording = try ProviderWording(
            ProviderTemplate(), for: message(parameters), variables: ["code"])
        #expect(wording.parameters == [.init(name: "code", value: "")])
    }

    @Test(
        arguments: [
            ("", ["公司": "某某公司"], "House"), ("公司", ["公司": "某某公司"], "某某公司"), ("Other", [:], "Other"),
            ("", [:], "House"),
        ] as [(String, [String: String], String)])
    func `has the signature that the request names, or the binding's own`(
        name: String, signatures: [String: String], expected: String
    ) throws {
        let template = ProviderTemplate(signature: "House", signatures: signatures)
        let wording = try ProviderWording(template, for: message(signature: name), variables: [])
        #expect(wording.signature == expected)
    }

    @Test func `does not exist for a signature that the binding does not know`() {
        #expect(throws: WordingProblem.unknownSignature("x")) {
            try ProviderWording(
                ProviderTemplate(signature: "House", signatures: ["a": "A"]), for: message(signature: "x"),
                variables: [])
        }
    }

    @Test func `does not exist for parameters that are not JSON`() {
        #expect(throws: WordingProblem.unreadableParameters) {
            try ProviderWording(ProviderTemplate(), for: message("{"), variables: ["code"])
        }
    }
}
