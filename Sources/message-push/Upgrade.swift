import Archive
import Catalog
import Cryptography
import FoundationEssentials
import Ledger
import Logging
import Messaging
import Systemd
import Web

/// What is looked at before a daemon opens what another edition of the program may have kept.
struct Upgrade {
    let settings: Settings
    let logger: Logger

    /// More than the longest piece of work between two reports of progress, on a slow disk.
    private static let startExtension = Duration.seconds(300)

    /// Refuses what a later edition kept, before anything is touched; makes a verified backup before the
    /// tables of an earlier one are changed. Blocks.
    func prepare() async throws {
        let state = settings.stateDirectory
        try Restoration.check(state)
        let (ledger, catalog) = (state + "/ledger.sqlite", state + "/catalog.sqlite")
        let files = FileManager.default
        guard files.fileExists(atPath: ledger), files.fileExists(atPath: catalog) else { return }
        let masterKey = try MasterKey.load(settings)
        let isEarlierLedger = try LedgerFile.isOfEarlierEdition(ledger)
        let isEarlierCatalog = try await CatalogStore.isOfEarlierEdition(
            path: catalog, secrets: SecretBox(key: masterKey))
        guard isEarlierLedger || isEarlierCatalog else { return }
        guard settings.backsUpBeforeUpgrade else {
            return logger.warning(
                "the tables are changed for this edition, without a backup: upgrade_backup is false")
        }
        let readiness = Readiness()
        let made = try UpgradeBackup.make(
            of: BackupHouse(settings: settings, key: masterKey), at: WallClock.now
        ) { progress in
            readiness.extendStart(by: Self.startExtension)
            readiness.status("Before the upgrade: " + BackupWatch.line(progress.deed, progress.share))
        }
        logger.notice(
            "a backup was made before the tables are changed for this edition",
            metadata: ["directory": "\(made.folder)", LogKind.key: "\(LogKind.upgradeBackup)"])
    }
}

extension BackupHouse {
    init(settings: Settings, key: [UInt8]) {
        self.init(
            stateDirectory: settings.stateDirectory, keyFile: settings.masterKeyFile, key: key,
            reserve: settings.diskReserveBytes, program: Version.current, freeBytes: FreeSpace.bytes(of:))
    }
}
