import Journal
package import Messaging

/// What a backup says of itself, in its `manifest.json`: when it was made, up to where it goes, and what each
/// of its files must be. It holds no secrets.
package struct BackupManifest: Equatable, Sendable {
    /// One database of a backup.
    package struct Copy: Equatable, Sendable {
        /// The size and the digest of its file.
        package let measure: FileMeasure
        /// How many rows each of its tables has.
        package let rows: [String: Int]

        /// A copy as it was found.
        package init(measure: FileMeasure, rows: [String: Int]) {
            self.measure = measure
            self.rows = rows
        }
    }

    /// The version of the program that made it.
    package var program: String
    /// When the copying began.
    package var madeAt: Timestamp
    /// The journal's position up to which everything is in the ledger.
    package var position: Position
    /// What tells the master key of its secrets from others, without telling the key.
    package var keyCheck: String
    /// Messages and how they went.
    package var ledger: Copy
    /// The settings.
    package var catalog: Copy
    /// What the ledger may not hold yet: segments of the journal, by the names of their files. Empty where
    /// the ledger holds everything.
    package var journal: [String: FileMeasure]

    /// A manifest with all of its facts.
    package init(
        program: String, madeAt: Timestamp, position: Position, keyCheck: String, ledger: Copy, catalog: Copy,
        journal: [String: FileMeasure] = [:]
    ) {
        self.program = program
        self.madeAt = madeAt
        self.position = position
        self.keyCheck = keyCheck
        self.ledger = ledger
        self.catalog = catalog
        self.journal = journal
    }

    /// How many bytes its files have together.
    package var bytes: Int {
        journal.values.reduce(ledger.measure.bytes + catalog.measure.bytes) { $0 + $1.bytes }
    }
}

extension BackupManifest {
    /// The form of backups that this program writes and reads.
    private static let format = 1
    private static let bytesMax = 1 << 20

    /// The manifest as it is written.
    package var json: JSONValue {
        [
            "format": .integer(Self.format), "program": .string(program), "made_at": .string(madeAt.precise),
            "position": .integer(position.offset), "key_check": .string(keyCheck),
            "files": [
                Self.json(of: ledger, named: BackupNames.ledger),
                Self.json(of: catalog, named: BackupNames.catalog),
            ],
            "journal": .array(
                journal.sorted { $0.key < $1.key }.map { .object(Self.json(of: $0.value, named: $0.key)) }),
        ]
    }

    /// Reads the manifest of the backup in a folder. Blocks.
    ///
    /// - Throws: kind `notFound` if the folder is no backup, `damaged` if the manifest is not one, or is of a
    ///   later form.
    package static func read(_ folder: String) throws(ArchiveError) -> BackupManifest {
        let path = folder + "/" + BackupNames.manifest
        guard ArchiveFolder.exists(path) else {
            throw ArchiveError(
                .notFound, "\(folder) is no backup: it has no \(BackupNames.manifest).")
        }
        let bytes = try ArchiveFile.contents(of: path, most: bytesMax)
        do {
            return try BackupManifest(json: JSONValue(parsing: bytes), path: path)
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw damaged(path)
        }
    }

    /// Takes a manifest out of what a daemon or a file says; `path` is for the error.
    package init(json: JSONValue, path: String) throws(ArchiveError) {
        guard let format = json["format"]?.intValue else { throw Self.damaged(path) }
        guard format == Self.format else {
            throw ArchiveError(
                .damaged,
                """
                \(path) has form \(format); this program reads form \(Self.format). Use the edition that \
                made the backup, or a later one.
                """)
        }
        guard let program = json["program"]?.stringValue,
            let madeAt = json["made_at"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) }),
            let position = json["position"]?.intValue, position >= 0,
            let keyCheck = json["key_check"]?.stringValue,
            let ledger = Self.copy(named: BackupNames.ledger, in: json),
            let catalog = Self.copy(named: BackupNames.catalog, in: json),
            let journal = Self.journal(in: json)
        else { throw Self.damaged(path) }
        self.init(
            program: program, madeAt: madeAt, position: Position(offset: UInt64(position)),
            keyCheck: keyCheck, ledger: ledger, catalog: catalog, journal: journal)
    }

    private static func json(of copy: Copy, named name: String) -> JSONValue {
        let rows: [JSONObject.Member] = copy.rows.sorted { $0.key < $1.key }
            .map { (name: $0.key, value: .integer($0.value)) }
        var file = json(of: copy.measure, named: name)
        file["rows"] = .object(JSONObject(rows))
        return .object(file)
    }

    private static func json(of measure: FileMeasure, named name: String) -> JSONObject {
        JSONObject([
            (name: "name", value: .string(name)), (name: "bytes", value: .integer(measure.bytes)),
            (name: "sha256", value: .string(measure.sha256)),
        ])
    }

    private static func copy(named name: String, in json: JSONValue) -> Copy? {
        let files = json["files"]?.arrayValue ?? []
        guard let file = files.first(where: { $0["name"]?.stringValue == name }),
            let measure = measure(in: file), let members = file["rows"]?.objectValue?.members
        else { return nil }
        var rows: [String: Int] = [:]
        for (table, count) in members {
            guard let count = count.intValue else { return nil }
            rows[table] = Int(count)
        }
        return Copy(measure: measure, rows: rows)
    }

    /// The segments that a manifest names; nil if one of them is none, since the names become paths.
    private static func journal(in json: JSONValue) -> [String: FileMeasure]? {
        var segments: [String: FileMeasure] = [:]
        for file in json["journal"]?.arrayValue ?? [] {
            guard let name = file["name"]?.stringValue, SegmentName.first(in: name) != nil,
                let measure = measure(in: file)
            else { return nil }
            segments[name] = measure
        }
        return segments
    }

    private static func measure(in file: JSONValue) -> FileMeasure? {
        guard let bytes = file["bytes"]?.intValue, bytes > 0, let sha256 = file["sha256"]?.stringValue
        else { return nil }
        return FileMeasure(bytes: Int(bytes), sha256: sha256)
    }

    private static func damaged(_ path: String) -> ArchiveError {
        ArchiveError(.damaged, "\(path) is not what was written. Take another backup.")
    }
}
