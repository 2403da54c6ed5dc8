import Messaging

/// Has the daemon make a backup, and shows how far it has come.
struct BackupWatch {
    /// How often the daemon is asked how far it is.
    private static let pause = Duration.milliseconds(500)
    /// As long as a day: a large ledger on a slow disk takes its time.
    private static let patience = Duration.seconds(86_400)

    let client: ControlClient
    let progress: ProgressLine

    /// What the daemon says of the backup once it is there.
    func make(withKey: Bool) async throws -> JSONValue {
        let (client, progress) = (client, progress)
        return try await withThrowingTaskGroup(of: JSONValue?.self) { group in
            group.addTask {
                try await client.post("backups", ["with_key": .bool(withKey)], patience: Self.patience)
            }
            group.addTask {
                await Self.show(progress, of: client)
                return nil
            }
            defer { group.cancelAll() }
            while let made = try await group.next() {
                if let made { return made }
            }
            throw ControlError.noAnswer("It said nothing of the backup.")
        }
    }

    /// Shows the progress until the task is cancelled, or nobody can be asked.
    private static func show(_ progress: ProgressLine, of client: ControlClient) async {
        do {
            while true {
                let standing = try await client.get("backups/progress")
                if let deed = standing.text("deed") {
                    progress.show(line(deed, standing["share"]?.doubleValue))
                }
                try await ContinuousClock().sleep(for: pause)
            }
        } catch {
            // The backup itself says what is wrong, if anything is.
            return
        }
    }

    /// `copying the ledger: 43 %`.
    static func line(_ deed: String, _ share: Double?) -> String {
        share.map { "\(deed): \(Int(($0 * 100).rounded(.down))) %" } ?? "\(deed) …"
    }
}
