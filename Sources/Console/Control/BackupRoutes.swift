import Archive
import HTTPTypes
import Hummingbird
import Messaging
import NIOCore
import Web

/// `POST /control/backups`: makes a backup; `GET /control/backups/progress`: how far it has come.
/// `GET /control/backups/{name}/{file}?offset=…`: a piece of one of its files, as bytes.
/// `POST /control/backups/{name}/remove`: removes it.
///
/// The daemon may write below its state directory only, so who wants a backup elsewhere fetches it. The
/// master key is handed to nobody.
struct BackupRoutes: Sendable {
    let desk: BackupDesk

    private static let bodyBytesMax = 64 << 10

    func add(to router: Router<DoorContext>) {
        router.post("/control/backups") { request, _ in
            let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
            let withKey = try body.flag("with_key") ?? false
            return Envelope.response(
                Self.story(
                    of: try await Self.refusing { () throws(ArchiveError) in
                        try await desk.make(withKey: withKey)
                    }))
        }
        router.get("/control/backups/progress") { _, _ in
            let progress = desk.progress
            return Envelope.response([
                "deed": progress.map { .string($0.deed) } ?? .null,
                "share": progress?.share.map { .number(JSONNumber($0)) } ?? .null,
            ])
        }
        router.get("/control/backups/:name/:file") { request, context in
            let name = context.parameters.get("name") ?? ""
            let file = context.parameters.get("file") ?? ""
            let offset = request.uri.queryParameters["offset"].flatMap { Int($0) } ?? 0
            return Self.octets(
                try await Self.refusing { () throws(ArchiveError) in
                    try await desk.read(file, of: name, from: offset, count: ArchiveFile.pieceBytes)
                })
        }
        router.post("/control/backups/:name/remove") { _, context in
            let name = context.parameters.get("name") ?? ""
            try await Self.refusing { () throws(ArchiveError) in try await desk.remove(name) }
            return Envelope.response(["removed": .string(name)])
        }
    }

    private static func story(of made: MadeBackup) -> JSONValue {
        [
            "name": .string(made.name), "directory": .string(made.folder),
            "bytes": .integer(made.manifest.bytes), "with_key": .bool(made.hasKey),
            "key_file": .string(made.keyFile), "manifest": made.manifest.json,
        ]
    }

    private static func octets(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/octet-stream"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func refusing<Value: Sendable>(
        _ work: () async throws(ArchiveError) -> Value
    ) async throws(Refusal) -> Value {
        do {
            return try await work()
        } catch {
            throw Refusal(error)
        }
    }
}
