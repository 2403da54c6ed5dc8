import API
import Catalog
import Execution
import FoundationEssentials
import Hummingbird
import Intake
import Journal
import Ledger
import Logging
import Messaging
import NIOCore
import NIOPosix
import TestSupport
import Testing
import Web

/// The public listener with its routes for callbacks, on a port of its own, over a real journal.
///
/// Account 1 is open to all, 2 wants its token, 3 belongs to a provider that sends nothing.
struct CallbackDoor {
    /// What the door answered.
    struct Answer {
        var status: Int
        var head: String
        var body: String
    }

    let token: String
    private let bookkeeper: Bookkeeper
    private let address: String

    static func open(_ body: (CallbackDoor) async throws -> Void) async throws {
        let folder = "/tmp/message-push-door-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer {
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                preconditionFailure("\(folder) was not there: \(error)")
            }
        }
        let time = SimulatedTime()
        let bookkeeper = try await Bookkeeper.open(
            directory: folder, limits: JournalLimits(),
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "test.write"), reading: QueueExecutor(label: "test.read"),
                following: QueueExecutor(label: "test.follow")),
            time: time)
        let (addresses, ready) = AsyncStream.makeStream(of: String.self)
        let listener = HTTPListener(
            address: .tcp(host: "127.0.0.1", port: 0),
            limits: ListenerLimits(
                connectionsMax: 100, headerBytesMax: 16 << 10, headerTimeout: .seconds(60),
                idleTimeout: .seconds(60)),
            responder: responder(bookkeeper, time), logger: quiet,
            onReady: { ready.yield($0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            group.addTask { try await listener.run() }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            try await body(
                CallbackDoor(
                    token: token.text(for: accounts[1]), bookkeeper: bookkeeper, address: address))
            group.cancelAll()
            await bookkeeper.close()
            while await group.nextResult() != nil {}
        }
    }

    /// What was kept so far, in order.
    func kept() async throws -> [CallbackReceived] {
        try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.unreadCallbacks(limit: 100)
        }.value
    }

    func closeJournal() async { await bookkeeper.close() }

    /// Asks over a connection of its own.
    func ask(_ method: String, _ path: String, body: String = "", type: String = "") async throws -> Answer {
        let parts = address.split(separator: ":")
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: String(parts[0]), port: try #require(Int(parts[1]))) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let typeLine = type.isEmpty ? "" : "content-type: \(type)\r\n"
        let request = """
            \(method) \(path) HTTP/1.1\r\nhost: door\r\nconnection: close\r\n\(typeLine)\
            content-length: \(body.utf8.count)\r\n\r\n
            """
        let text = try await connection.executeThenClose { incoming, outgoing in
            try await outgoing.write(ByteBuffer(string: request + body))
            var text = ""
            for try await part in incoming { text += String(buffer: part) }
            return text
        }
        return try Self.answer(text)
    }

    private static func answer(_ text: String) throws -> Answer {
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let head = String(try #require(parts.first))
        let status = try #require(head.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        return Answer(status: status, head: head, body: parts.count == 2 ? String(parts[1]) : "")
    }

    // MARK: What stands behind it

    private static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    private static let token = CallbackToken(key: [1, 2, 3])
    private static let accounts = [
        ("open account", "aliyun", [:]), ("guarded", "aliyun", [CallbackSetting.bare: false]),
        ("mail", "smtp", [:]),
    ].enumerated().map { index, account in
        Account(
            id: AccountID(Int64(index + 1)), name: account.0, provider: account.1,
            configuration: account.2 as JSONObject, isEnabled: true, concurrencyMax: 1, version: 1)
    }

    private static func responder(
        _ bookkeeper: Bookkeeper, _ time: any TimeSource
    ) -> any HTTPResponder<DoorContext> {
        let catalog = CatalogSnapshot(accounts: accounts)
        let format = CallbackFormat(
            thanks: #"{"code":0,"msg":"接收成功"}"#, contentType: "application/json;charset=utf-8"
        ) { _ throws(CallbackProblem) in [] }
        let formats = { @Sendable (provider: String) in provider == "aliyun" ? format : nil }
        let desk = ReceiptDesk(
            bookkeeper: bookkeeper, catalog: { catalog }, formats: formats, answers: { _ in .unknown },
            judge: ReceiptJudge(catalog: { catalog }, dice: { 0 }), time: time, logger: quiet)
        let router = Router(context: DoorContext.self)
        router.add(middleware: RouterRefusals())
        CallbackRoutes(
            gate: CallbackGate(catalog: { catalog }, formats: formats, token: token),
            intake: CallbackIntake(bookkeeper: bookkeeper, desk: desk), logger: quiet
        ).add(to: router)
        return router.buildResponder()
    }
}
