import API
import Catalog
import Cryptography
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
import Policy
import TestSupport
import Testing
import Web

/// The public listener with the routes for messages and quotas, on a port of its own, over a real journal,
/// and a client that signs.
struct SigningDoor {
    /// What the door answered.
    struct Answer {
        var status: Int
        /// Field names in small letters.
        var headers: [String: String]
        var body: JSONObject

        var code: Int64? { body["code"]?.intValue }
        var data: JSONObject? { body["data"]?.objectValue }
    }

    /// What a client sends.
    struct Question {
        var method = "POST"
        var path = "/api/v1/messages"
        var body = #"{"channel_id":1,"receiver":"13800138000","template_params":{"code":"4711"}}"#
        var headers: [String: String] = [:]
        var nonce = String(UInt64.random(in: .min ... .max))
        var timestamp = WallClock.now.seconds

        static func get(_ path: String) -> Question { Question(method: "GET", path: path, body: "") }
    }

    static let application = Messaging.Application(
        id: ApplicationID("shop"), name: "shop", secret: Array("secret".utf8), isEnabled: true, dailyQuota: 0,
        rateLimit: 0, acceptsDocumentedSignature: true)

    private let address: String

    /// Opens a door for an application that `change` makes of the usual one.
    ///
    /// - Parameter trustedProxies: the test itself calls from 127.0.0.1.
    static func open(
        trustedProxies: String = "", limits: [ReceiverLimit] = [],
        _ change: (inout Messaging.Application) throws -> Void = { _ in },
        _ body: (SigningDoor) async throws -> Void
    ) async throws {
        var application = application
        try change(&application)
        let folder = "/tmp/message-push-signing-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer {
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                preconditionFailure("\(folder) was not there: \(error)")
            }
        }
        let bookkeeper = try await Bookkeeper.open(
            directory: folder, limits: JournalLimits(),
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "test.write"), reading: QueueExecutor(label: "test.read"),
                following: QueueExecutor(label: "test.follow")),
            time: SimulatedTime())
        let (addresses, ready) = AsyncStream.makeStream(of: String.self)
        let listener = HTTPListener(
            address: .tcp(host: "127.0.0.1", port: 0),
            limits: ListenerLimits(
                connectionsMax: 100, headerBytesMax: 16 << 10, headerTimeout: .seconds(60),
                idleTimeout: .seconds(60)),
            responder: try responder(
                bookkeeper, catalog: catalog(application, limits),
                trustedProxies: try NetworkList(trustedProxies)),
            logger: quiet, onReady: { ready.yield($0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            group.addTask { try await listener.run() }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            try await body(SigningDoor(address: address))
            group.cancelAll()
            await bookkeeper.close()
            while await group.nextResult() != nil {}
        }
    }

    /// Signs a question and asks it over a connection of its own.
    func ask(_ question: Question = Question()) async throws -> Answer {
        let timestamp = String(question.timestamp)
        let body = question.body.isEmpty ? "" : try canonical(question.body)
        let message = question.method + question.path + body + timestamp + question.nonce
        let signature = Hex.encode(
            MessageAuthentication.sha256(key: Self.application.secret, message: Array(message.utf8)))
        var lines = [
            "\(question.method) \(question.path) HTTP/1.1", "host: door", "connection: close",
            "x-app-id: shop", "x-timestamp: \(timestamp)", "x-nonce: \(question.nonce)",
            "x-signature: \(signature)", "content-length: \(question.body.utf8.count)",
        ]
        lines += question.headers.map { "\($0.key): \($0.value)" }
        return try Self.answer(
            try await exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + question.body))
    }

    private func canonical(_ body: String) throws -> String {
        let object = try #require(try JSONValue(parsing: body).objectValue)
        return String(decoding: CanonicalForm.goSorted.text(of: object), as: UTF8.self)
    }

    private func exchange(_ request: String) async throws -> String {
        let parts = address.split(separator: ":")
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: String(parts[0]), port: try #require(Int(parts[1]))) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { incoming, outgoing in
            try await outgoing.write(ByteBuffer(string: request))
            var text = ""
            for try await part in incoming { text += String(buffer: part) }
            return text
        }
    }

    private static func answer(_ text: String) throws -> Answer {
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = try #require(parts.first).split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let field = line.split(separator: ": ", maxSplits: 1)
            headers[field[0].lowercased()] = field.count == 2 ? String(field[1]) : ""
        }
        let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        let body = try #require(try JSONValue(parsing: String(parts[1])).objectValue)
        return Answer(status: status, headers: headers, body: body)
    }
}

// MARK: What stands behind it

extension SigningDoor {
    private static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    private static func responder(
        _ bookkeeper: Bookkeeper, catalog: CatalogSnapshot, trustedProxies: NetworkList
    ) throws -> any HTTPResponder<DoorContext> {
        let time = SimulatedTime()
        let quotas = QuotaDesk()
        let intake = MessageIntake(
            bookkeeper: bookkeeper, admission: Admission(bookkeeper: bookkeeper, lagBytesMax: 1 << 20),
            allowances: Allowances(
                quotas: quotas, receivers: ReceiverDesk(codeLimits: nil), spending: SpendingBook()),
            catalog: { catalog }, time: time, dice: { .random(in: .min ... .max) }, limits: IntakeLimits())
        let porter = SignatureCheck(
            catalog: { catalog }, replays: ReplayGuard(time: time), rates: RateDesk(time: time),
            trustedProxies: trustedProxies, window: .seconds(300), bodyBytesMax: 1 << 20)
        let router = Router(context: DoorContext.self)
        router.add(middleware: RouterRefusals())
        MessageRoutes(
            porter: porter, intake: intake, idempotency: IdempotencyDesk(bookkeeper: bookkeeper, time: time),
            bookkeeper: bookkeeper
        ).add(to: router, withEcho: false)
        QuotaRoutes(porter: porter, quotas: quotas, catalog: { catalog }, time: time).add(to: router)
        return router.buildResponder()
    }

    private static func catalog(
        _ application: Messaging.Application, _ limits: [ReceiverLimit]
    ) -> CatalogSnapshot {
        CatalogSnapshot(
            applications: [application],
            accounts: [
                Account(
                    id: AccountID(1), name: "account", provider: "all", configuration: JSONObject(),
                    isEnabled: true, concurrencyMax: 1, version: 1)
            ],
            templates: [
                Template(
                    id: TemplateID(1), code: "code", name: "code", medium: .sms, subject: "",
                    body: "Code {code}", format: .text, variables: ["code"], summary: "", isEnabled: true,
                    version: 1)
            ],
            channels: [
                Messaging.Channel(
                    id: ChannelID(1), name: "codes", medium: .sms, template: TemplateID(1),
                    messageClass: .notice, isDefault: true, isEnabled: true, timeToLive: .seconds(300),
                    whenUncertain: .stop, attemptsMax: 3, receiverLimits: limits,
                    bindings: [Binding(account: AccountID(1), weight: 1, priority: 0, isEnabled: true)])
            ],
            providers: [
                ProviderDescription(
                    code: "all", nameEnglish: "", nameChinese: "", media: Set(Medium.allCases), fields: [])
            ])
    }
}
