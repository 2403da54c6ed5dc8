package import Cryptography
package import Messaging
import Synchronization

/// Owns `catalog.sqlite`, the operator's settings, and the snapshot of them that everybody reads.
///
/// All work on the file is done one piece after the other, away from the cooperative pool.
package final class CatalogStore: Sendable {
    let queue: BlockingQueue
    /// Where passwords are hashed.
    let passwords = BlockingQueue(label: "passwords")
    private let database: CatalogDatabase
    private let secrets: SecretBox
    private let providers: [ProviderDescription]
    private let time: any TimeSource
    private let zoneFiles: TimeZoneFiles
    /// The house's zone and those of countries; what the catalog names comes from the files.
    private let zones: ZoneTable
    private let current: Mutex<CatalogSnapshot>

    /// Opens the catalog at `path`, or creates an empty one, readable by its owner alone.
    ///
    /// - Parameters:
    ///   - providers: what accounts may name; fixed for the life of the process.
    ///   - zoneFiles: the time zones that applications and channels may name.
    ///   - houseZone: the IANA name of the zone of those that name none; empty for the machine's own.
    /// - Throws: `newerSchema` for a file of a later release, `wrongKey` if `secrets` has another master
    ///   key than the file was made with, `damaged` for what is no catalog, `io` for the rest: a `houseZone`
    ///   that there is not, for example.
    package static func open(
        path: String, secrets: SecretBox, providers: [ProviderDescription], time: any TimeSource,
        zoneFiles: TimeZoneFiles = TimeZoneFiles(), houseZone: String = ""
    ) async throws(CatalogError) -> CatalogStore {
        let queue = BlockingQueue(label: "catalog")
        return try await queue.run { () throws(CatalogError) in
            let zones = try ZoneTable(house: houseZone, files: zoneFiles)
            let database = try CatalogDatabase(path: path)
            try CatalogSchema(secrets: secrets).prepare(database)
            let snapshot = try database.read("be read") { connection in
                let reader = CatalogReader(database: connection, secrets: secrets)
                let contents = try reader.contents()
                return CatalogSnapshot(
                    contents, version: try reader.version(), providers: providers,
                    zones: zones.adding(contents, from: zoneFiles))
            }
            return CatalogStore(queue, database, secrets, snapshot, providers, time, zoneFiles, zones)
        }
    }

    /// Whether the file at `path` has tables of an earlier release, which opening it would change.
    ///
    /// - Throws: `newerSchema` for a file of a later release, else as opening it does.
    package static func isOfEarlierEdition(
        path: String, secrets: SecretBox
    ) async throws(CatalogError) -> Bool {
        try await BlockingQueue(label: "catalog").run { () throws(CatalogError) in
            let database = try CatalogDatabase(path: path)
            let isEarlier = try CatalogSchema(secrets: secrets).isEarlier(database)
            try database.close()
            return isEarlier
        }
    }

    private init(
        _ queue: BlockingQueue, _ database: CatalogDatabase, _ secrets: SecretBox,
        _ snapshot: CatalogSnapshot, _ providers: [ProviderDescription], _ time: any TimeSource,
        _ zoneFiles: TimeZoneFiles, _ zones: ZoneTable
    ) {
        self.queue = queue
        self.database = database
        self.secrets = secrets
        self.providers = providers
        self.time = time
        self.zoneFiles = zoneFiles
        self.zones = zones
        current = Mutex(snapshot)
    }

    /// The settings as they are now. Costs a lock and a reference; take it once for each request.
    package var snapshot: CatalogSnapshot { current.withLock { $0 } }

    /// Makes the catalog what `document` says: all of it, or nothing when this throws.
    ///
    /// Creates and updates by name and leaves alone what the document does not name; applying the same
    /// document again changes nothing. When this returns, the change is on the disk and ``snapshot`` has
    /// it. Takes a tenth of a second for each password. Finishes even if the caller is cancelled.
    ///
    /// - Parameters:
    ///   - who: who asks, for the history: a user's name, or the command line's account.
    ///   - isDryRun: whether only to say what would be done; everything is checked all the same.
    /// - Throws: `invalid` with the path of what cannot be, or `io`.
    package func apply(
        _ document: CatalogDocument, by who: String, isDryRun: Bool
    ) async throws(CatalogError) -> CatalogChanges {
        try await queue.run { () throws(CatalogError) in
            let draft = try self.draft(of: document)
            return isDryRun
                ? CatalogChanges(rehearsed: draft, version: self.snapshot.version)
                : try self.keep(draft, by: who)
        }
    }

    /// The settings as they would be once `document` was applied; nothing changes.
    ///
    /// - Throws: as ``apply(_:by:isDryRun:)`` does.
    package func rehearse(_ document: CatalogDocument) async throws(CatalogError) -> CatalogSnapshot {
        try await queue.run { () throws(CatalogError) in
            self.snapshot(of: try self.draft(of: document), version: self.snapshot.version + 1)
        }
    }

    /// Takes an application's endpoint out of use, as a document with `enabled: false` would.
    ///
    /// - Parameters:
    ///   - number: its number in the catalog, ``WebhookEndpoint/id``.
    ///   - who: who asks, for the history.
    /// - Returns: whether it was in use; false too when there is no such endpoint any more.
    /// - Throws: `io`.
    package func switchOff(endpoint number: Int64, by who: String) async throws(CatalogError) -> Bool {
        try await queue.run { () throws(CatalogError) in
            var draft = try self.emptyDraft()
            guard draft.switchOff(endpoint: number) else { return false }
            _ = try self.keep(draft, by: who)
            return true
        }
    }

    /// The whole catalog as a document, secrets as `********`; applying it changes nothing.
    package func export() async throws(CatalogError) -> JSONValue {
        CatalogExport(snapshot).document
    }

    /// The history, newest first.
    ///
    /// - Parameters:
    ///   - number: only lines older than this one; nil begins with the newest.
    ///   - limit: how many lines at most, 1 to 1,000.
    package func history(
        before number: Int64? = nil, limit: Int = 100
    ) async throws(CatalogError) -> [CatalogHistoryEntry] {
        try await queue.run { () throws(CatalogError) in
            try self.database.read("read its history") { connection in
                try HistoryReader(database: connection)
                    .entries(before: number ?? .max, limit: min(max(limit, 1), 1000))
            }
        }
    }

    /// Closes the file. ``snapshot`` stays as it was; everything else throws from now on.
    package func close() async throws(CatalogError) {
        try await queue.run { () throws(CatalogError) in try self.database.close() }
    }

    private func snapshot(of draft: CatalogDraft, version: Int64) -> CatalogSnapshot {
        CatalogSnapshot(
            draft.contents, version: version, providers: providers,
            zones: zones.adding(draft.contents, from: zoneFiles))
    }

    private func draft(of document: CatalogDocument) throws(CatalogError) -> CatalogDraft {
        var draft = try emptyDraft()
        try draft.apply(document)
        return draft
    }

    /// A draft that changes nothing yet.
    func emptyDraft() throws(CatalogError) -> CatalogDraft {
        let snapshot = snapshot
        let numbers = try database.read("be read") { connection in
            let reader = CatalogReader(database: connection, secrets: self.secrets)
            guard try reader.version() == snapshot.version else {
                throw CatalogError(
                    .io, "Something else has written to the catalog.", hint: "Restart the service.")
            }
            return try reader.numbers()
        }
        return CatalogDraft(
            of: snapshot.contents, numbers: numbers, providers: providers, zones: zoneFiles, at: time.now)
    }

    /// Nobody comes between drafting and keeping: both are one piece of the queue's work.
    func keep(_ draft: CatalogDraft, by who: String) throws(CatalogError) -> CatalogChanges {
        let before = snapshot.version
        guard draft.changesAnything else { return CatalogChanges(draft, version: before) }
        let version = before + 1
        try database.write("be changed") { connection in
            try CatalogWriter(database: connection, secrets: self.secrets)
                .write(draft, version: version, by: String(who.prefix(100)))
        }
        let next = snapshot(of: draft, version: version)
        current.withLock { $0 = next }
        return CatalogChanges(draft, version: version)
    }
}
