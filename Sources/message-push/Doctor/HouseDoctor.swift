import Catalog
import FoundationEssentials
import Ledger
import Messaging
import Providers
import Systemd
import Transport
import Web

/// The daemon's part of `message-push doctor`: what only it sees.
struct HouseDoctor: Sendable {
    private let settings: Settings
    private let local: LocalExamination
    private let process: ProcessExamination
    private let store: CatalogStore
    private let bookkeeper: Bookkeeper
    private let transport: CurlTransport
    private let room = BlockingRoom(label: "doctor")

    /// Made when the daemon starts: how the settings are now is how it runs.
    init(
        settings: Settings, settingsFile: String?, sockets: InheritedSockets, store: CatalogStore,
        bookkeeper: Bookkeeper, transport: CurlTransport
    ) {
        let environment = ProcessInfo.processInfo.environment
        self.settings = settings
        local = LocalExamination(
            settingsFile: settingsFile, environment: environment,
            running: LocalExamination.Running(
                settings: settings, reading: SettingsReading(path: settingsFile, environment: environment)))
        process = ProcessExamination(
            settings: settings, hasInheritedSockets: !sockets.all.isEmpty, environment: environment)
        self.store = store
        self.bookkeeper = bookkeeper
        self.transport = transport
    }

    /// Looks at what is on this machine.
    func examineHouse() async -> [Finding] {
        let findings = await room.perform { [local] in local.findings() }
        return findings + process.findings + [await clock()]
    }

    /// Looks at what the network is needed for.
    func examineNetwork() async -> [Finding] {
        let snapshot = store.snapshot
        let reported = snapshot.accounts.filter {
            $0.isEnabled && ProviderDirectory.callbackFormat(of: $0.provider) != nil
        }
        let callbacks = CallbackExamination(publicURL: settings.publicURL, accounts: reported.map(\.name))
        return await NameExamination.findings(
            of: CalledHosts(of: snapshot.accounts, provider: snapshot.provider))
            + callbacks.findings { exchange throws(TransportError) in try await transport.perform(exchange) }
    }

    private func clock() async -> Finding {
        do {
            let newest = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
                try await tables.size().newestMessage
            }.value
            let change = try await store.history(limit: 1).first?.moment
            return Self.clock(newest: [newest, change].compactMap(\.self).max(), now: WallClock.now)
        } catch {
            return .fault(
                .clock, about: "records", "The databases cannot be read: \(error)",
                remedy: "See “journalctl -u message-push -p warning”, and check the disk.")
        }
    }

    /// What it means that the newest thing on record happened then.
    static func clock(newest: Timestamp?, now: Timestamp) -> Finding {
        guard let newest, newest - now > .seconds(60) else {
            return .good(.clock, about: "records", "Nothing on record lies in the future.")
        }
        return .fault(
            .clock, about: "records", "Something on record happened at \(newest.precise), in the future.",
            remedy: """
                Set the clock, with “timedatectl” for example: it went back, or was wrong before. Until it \
                is that late, limits and quotas count wrongly.
                """)
    }
}
