import Intake
import Ledger
import Messaging
import Testing

@Suite struct `A request at the desk` {
    /// A request that is refused, and what it is told.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let request: SendRequest
        let code: Refusal.Code
        let field: String?

        init(_ name: String, _ code: Refusal.Code, _ field: String?, _ request: SendRequest) {
            testDescription = name
            self.request = request
            self.code = code
            self.field = field
        }

        static func changed(_ channel: Int64 = 1, _ change: (inout SendRequest) -> Void) -> SendRequest {
            var request = TestDesk.request(channel)
            change(&request)
            return request
        }

        static let all = [
            Case("unknown channel", .channelNotFound, "channel_id", TestDesk.request(77)),
            Case("channel off", .channelDisabled, "channel_id", TestDesk.request(5)),
            Case("template missing", .templateNotFound, nil, TestDesk.request(6)),
            Case("template off", .templateNotFound, nil, TestDesk.request(7)),
            Case("no account", .noAvailableChannel, nil, TestDesk.request(8)),
            Case("account off", .noAvailableChannel, nil, TestDesk.request(9)),
            Case(
                "no default channel", .channelNotFound, "channel_type",
                changed { $0.channel = .medium(.email, templateCode: nil) }),
            Case(
                "no such code", .templateNotFound, "template_code",
                changed { $0.channel = .medium(.sms, templateCode: "code-2") }),
            Case("no receiver", .missingParameter, "receiver", TestDesk.request(to: [])),
            Case("no receivers", .missingParameter, "receivers", TestDesk.request(to: [], isBatch: true)),
            Case("bad receiver", .invalidReceiver, "receiver", TestDesk.request(to: ["12"])),
            Case(
                "bad receiver in a batch", .invalidReceiver, "receivers[2]",
                TestDesk.request(to: ["13800138000", "13800138001", "x"], isBatch: true)),
            Case(
                "too many receivers", .invalidParameter, "receivers",
                TestDesk.request(to: (0..<6).map { "1380013800\($0)" }, isBatch: true)),
            Case(
                "long signature", .invalidParameter, "signature_name",
                changed { $0.signatureName = String(repeating: "签", count: 101) }),
            Case(
                "no parameters", .invalidTemplateParameters, "template_params",
                TestDesk.request(parameters: nil)),
            Case(
                "a parameter missing", .invalidTemplateParameters, "template_params",
                TestDesk.request(2, to: ["a@example.com"], parameters: [("code", "1")])),
            Case(
                "too far ahead", .invalidParameter, "scheduled_at",
                changed { $0.scheduledAt = TestDesk.start + .seconds(3660 * 86_400) + .milliseconds(1) }),
            Case(
                "attachment on SMS", .invalidParameter, "attachments",
                changed {
                    $0.attachments = [Messaging.Attachment(filename: "a", contentType: "", bytes: [1])]
                }),
        ]
    }

    @Test(arguments: Case.all)
    func `is refused with a code, a sentence and a field`(example: Case) async throws {
        let desk = try TestDesk()
        let limits = IntakeLimits(receiversPerBatchMax: 5)
        let refusal = await #expect(throws: Refusal.self) {
            try await desk.rehearse(example.request, limits: limits)
        }
        #expect(refusal?.code == example.code)
        #expect(refusal?.field == example.field)
        #expect(refusal?.sentence.isEmpty == false)
    }

    @Test func `names all parameters that are missing`() async throws {
        let desk = try TestDesk()
        let request = TestDesk.request(2, to: ["a@example.com"], parameters: [("other", "x")])
        let refusal = await #expect(throws: Refusal.self) { try await desk.rehearse(request) }
        #expect(refusal?.sentence == "missing template params: [code name]")
    }

    @Test func `becomes a message in which everything is decided`() async throws {
        var request = TestDesk.request(2, to: ["zoe@example.com"])
        request.signatureName = "shop"
        request.fingerprint = 77
        request.attachments = [
            Messaging.Attachment(filename: " a.pdf ", contentType: "", bytes: Array("%PDF-1".utf8))
        ]
        let accepted = try await TestDesk().accept(request)
        let message = accepted.message
        #expect(message.application == TestDesk.shop)
        #expect(message.channel == ChannelID(2) && message.medium == .email && message.messageClass == .code)
        #expect(
            message.content == Content(subject: "Code 4711", body: "Dear Zoë, 4711 {other}", format: .text))
        #expect(message.template == TemplateVersion(template: TemplateID(2), code: "code-2", version: 3))
        #expect(message.parameters == #"{"code":"4711","name":"Zoë"}"#)
        #expect(message.signatureName == "shop" && message.fingerprint == 77 && !message.isBatch)
        #expect(message.acceptedAt == TestDesk.start && message.scheduledAt == nil)
        #expect(message.expiresAt == TestDesk.start + .seconds(300))
        #expect(message.attachments.map(\.filename) == ["a.pdf"])
        #expect(message.attachments.map(\.contentType) == ["application/pdf"])
        #expect(accepted.deliveries.map(\.recipient) == [Recipient("zoe@example.com")])
        #expect(message.id.id.high >> 16 == UInt64(TestDesk.start.milliseconds))
    }

    @Test func `that names no channel gets its medium's`() async throws {
        var request = TestDesk.request()
        request.channel = .medium(.sms, templateCode: nil)
        #expect(try await TestDesk().accept(request).message.channel == ChannelID(1))
        request.channel = .medium(.email, templateCode: "code-2")
        request.receivers = ["a@example.com"]
        #expect(try await TestDesk().accept(request).message.channel == ChannelID(2))
    }

    @Test func `without parameters is told from one with none`() async throws {
        let without = try await TestDesk().accept(TestDesk.request(3, to: ["user"], parameters: nil))
        #expect(without.message.parameters == "null")
        let none = try await TestDesk().accept(TestDesk.request(3, to: ["user"], parameters: []))
        #expect(none.message.parameters == "{}")
    }

    @Test func `is sent to each receiver of a batch, as often as it is named`() async throws {
        let receivers = ["13800138000", "+86 138 0013 8000", "+14155550123"]
        let accepted = try await TestDesk().accept(TestDesk.request(to: receivers, isBatch: true))
        #expect(accepted.message.isBatch)
        #expect(
            accepted.deliveries.map(\.recipient.address)
                == ["+8613800138000", "+8613800138000", "+14155550123"])
        #expect(Set(accepted.deliveries.map(\.id)).count == 3)
    }

    @Test func `may have as many receivers as the limit says`() async throws {
        let receivers = (0..<5).map { "1380013800\($0)" }
        let limits = IntakeLimits(receiversPerBatchMax: 5)
        let accepted = try await TestDesk().accept(
            TestDesk.request(to: receivers, isBatch: true), limits: limits)
        #expect(accepted.deliveries.count == 5)
    }

    @Test(
        arguments: [
            (nil, nil), (-1, nil), (0, nil), (1, 1), (3660 * 86_400, 3660 * 86_400),
        ] as [(Int?, Int?)])
    func `is scheduled when it says so, and sent now when its time has passed`(
        asked: Int?, scheduled: Int?
    ) async throws {
        var request = TestDesk.request()
        request.scheduledAt = asked.map { TestDesk.start + .seconds($0) }
        let message = try await TestDesk().accept(request).message
        #expect(message.scheduledAt == scheduled.map { TestDesk.start + .seconds($0) })
        #expect(message.expiresAt == TestDesk.start + .seconds((scheduled ?? 0) + 300))
    }
}
