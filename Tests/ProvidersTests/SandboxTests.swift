import Messaging
import SystemPackage
import Testing
import Transport

@testable import Providers

@Suite struct `The sandbox` {
    private let log = SandboxLog()
    private let receipts = SandboxReceipts(time: StillTime()) { _ in }

    private func sender(_ configuration: JSONObject, log: SandboxLog? = nil) throws -> SandboxSender {
        let reader = try SettingsReader(configuration, fields: Provider.sandbox.description.fields)
        return SandboxSender(
            account: AccountID(5), accountName: "test", settings: try SandboxSettings(reader),
            time: StillTime(),
            log: log ?? self.log, receipts: receipts)
    }

    @Test(
        arguments: [
            ("13800009001", .deferred(.recipientThrottled)), ("13800009002", .rejected(.permanent)),
            ("13800009003", .rejected(.recipientBlocked)), ("13800009004", .deferred(.transient)),
            ("13800009007", .accepted), ("13800009008", .accepted), ("13800009010", .accepted),
            ("chen9011@example.com", .rejected(.misconfigured)), ("wei9012", .uncertain),
            ("13800009013", .deferred(.accountThrottled)), ("13800009018", .deferred(.transient)),
            ("13800138000", .delivered), ("a@9001", .delivered),
        ] as [(String, Outcome)])
    func `does as the recipient asks`(recipient: String, outcome: Outcome) async throws {
        let result = try await sender([:]).attempt(order(to: recipient, medium: .sms))
        #expect(result.outcome == outcome)
        #expect(log.records.map(\.outcome) == [outcome])
    }

    @Test func `lets a third attempt pass where the recipient asks for that`() async throws {
        let outcomes: [Outcome] = [.deferred(.transient), .deferred(.transient), .delivered]
        for (index, outcome) in outcomes.enumerated() {
            let result = try await sender([:]).attempt(order(to: "9018", attempt: index + 1))
            #expect(result.outcome == outcome)
        }
    }

    @Test(arguments: SandboxFault.outcomes.map(\.word))
    func `ends attempts as its settings say`(word: String) async throws {
        let result = try await sender(["outcome": .string(word)]).attempt(order())
        #expect(result.outcome == SandboxFault.outcome(word))
    }

    @Test func `fails its share of attempts, the same ones each time`() async throws {
        let sender = try sender(["failure_rate": 0.25, "failure": "uncertain"])
        var failures = 0
        for number in 1...1000 {
            let first = await sender.attempt(order(attempt: number)).outcome
            let second = await sender.attempt(order(attempt: number)).outcome
            #expect(first == second)
            if first == .uncertain { failures += 1 }
        }
        #expect((200...300).contains(failures))
    }

    @Test func `never fails at a rate of 0 and always at 1`() async throws {
        for number in 1...200 {
            #expect(
                try await sender(["failure_rate": 0]).attempt(order(attempt: number)).outcome == .delivered)
            let failing = try sender(["failure_rate": 1, "failure": "permanent"])
            #expect(await failing.attempt(order(attempt: number)).outcome == .rejected(.permanent))
        }
    }

    @Test func `keeps the newest thousand`() async throws {
        let sender = try sender([:])
        for number in 1...2500 { _ = await sender.attempt(order(attempt: number)) }
        #expect(log.records.count == SandboxLog.recordsMax)
        #expect(log.records.first?.attempt.number == 1501)
        #expect(log.records.last?.attempt.number == 2500)
    }

    @Test func `keeps the beginning of a long text`() async throws {
        _ = try await sender([:]).attempt(order(body: String(repeating: "长", count: 5000)))
        #expect(log.records.map(\.content.body.count) == [SandboxLog.bodyCharactersMax])
    }

    @Test func `does not deliver for someone who has gone`() async throws {
        let sender = try sender(["delay_ms": 1000])
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await sender.attempt(order())
        }
        task.cancel()
        #expect(await task.value.outcome == .deferred(.transient))
        #expect(log.records.isEmpty)
    }

    @Test func `writes a line for each attempt to its file`() async throws {
        let path = FilePath("/tmp/sandbox-\(UInt64.random(in: 0 ... .max)).jsonl")
        let sender = try sender([:], log: SandboxLog(path: path.string))
        for number in 1...3 { _ = await sender.attempt(order(body: "您好\n\"x\"", attempt: number)) }
        let file = try FileDescriptor.open(path, .readOnly)
        remove(path: path.string)
        let text = try file.closeAfter { try file.wholeText() }
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines[0] == """
                {"at":"2023-11-14T22:13:20.000Z","attempt":"\(aDelivery).1","task_id":"\(aDelivery)",\
                "account":"test","medium":"email","recipient":"chen@example.com","subject":"Order 42",\
                "body":"您好\\n\\"x\\"","outcome":"delivered"}
                """)
    }

    @Test func `says so when its file cannot be written`() async throws {
        let sender = try sender([:], log: SandboxLog(path: "/nowhere/at/all.jsonl"))
        let result = await sender.attempt(order())
        #expect(result.outcome == .deferred(.transient))
        #expect(result.text.range(of: "file") != nil)
    }

    @Test func `stops writing at its limit`() async throws {
        let path = "/tmp/sandbox-\(UInt64.random(in: 0 ... .max)).jsonl"
        let file = SandboxFile(path: path, bytesMax: 10)
        try await file.append(Array("12345678\n".utf8))
        await #expect(throws: SandboxFileError.full(bytesMax: 10)) { try await file.append([1, 2]) }
        remove(path: path)
    }
}

@Suite struct `The sandbox's receipts` {
    @Test(
        arguments: [
            ("delivered", "13800138000", [true]), ("failed", "13800138000", [false]),
            ("none", "13800138000", []),
            ("none", "13800009007", [false]), ("none", "13800009008", [true, true, true]),
            ("delivered", "13800009010", []),
            ("delivered", "13800009004", []),
        ] as [(String, String, [Bool])])
    func `come as settings and recipient ask for`(word: String, recipient: String, expected: [Bool])
        async throws
    {
        let (stream, continuation) = AsyncStream.makeStream(of: ReceiptReport.self)
        let directory = ProviderDirectory(
            transport: try CurlTransport(userAgent: "test"), time: StillTime(), sandboxLog: SandboxLog(),
            receipts: { continuation.yield($0) })
        let sender = try directory.makeSender(for: account("sandbox", ["receipts": .string(word)]))
        let marker = try directory.makeSender(for: account("sandbox", ["receipts": "delivered"]))
        let result = await sender.attempt(order(to: recipient, medium: .sms))
        _ = await marker.attempt(order(to: "marker", attempt: 99))
        let running = Task { await directory.run() }
        var reports: [ReceiptReport] = []
        for await report in stream {
            reports.append(report)
            if reports.count == expected.count + 1 { break }
        }
        running.cancel()
        await running.value
        reports.removeAll { $0.attempt.number == 99 }
        #expect(reports.map(\.isDelivered) == expected)
        #expect(
            reports.allSatisfy {
                $0.providerMessageID == result.providerMessageID && $0.account == AccountID(5)
            })
    }

    @Test func `are dropped beyond their limit`() {
        let receipts = SandboxReceipts(time: StillTime()) { _ in }
        let report = ReceiptReport(
            attempt: AttemptID(delivery: aDelivery, number: 1), account: nil, providerMessageID: "",
            isDelivered: true, code: "", text: "")
        for _ in 0..<SandboxReceipts.waitingMax { #expect(receipts.plan(report, due: StillTime().now)) }
        #expect(!receipts.plan(report, due: StillTime().now))
    }
}

extension FileDescriptor {
    fileprivate func wholeText() throws -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            // Safe: reads at most as many bytes as the chunk has.
            let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe read(into: $0) }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }
}
