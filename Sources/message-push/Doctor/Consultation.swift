import Messaging

/// The command line's part of `message-push doctor`: asks the daemon for what it sees, and looks at the rest
/// itself; at all that can be seen from outside where no daemon answers.
struct Consultation {
    let client: ControlClient
    let settingsFile: String?
    let environment: [String: String]
    /// Whether what calls the network is left out.
    let isOffline: Bool
    let progress: ProgressLine
    let explanations: Explanations

    /// All findings, in the order of ``Finding/Check``.
    func findings() async -> [Finding] {
        progress.show("Looking at the machine …")
        let room = BlockingRoom(label: "doctor")
        let machine = MachineExamination(socket: client.socket)
        var findings = await room.perform { machine.findings() }
        do throws(ControlError) {
            findings.append(Self.running(try await client.get("version", patience: .seconds(10))))
            findings += await askDaemon()
        } catch {
            progress.show("Looking at the state …")
            let local = LocalExamination(
                settingsFile: settingsFile, environment: environment, running: nil)
            findings.append(Self.trouble(error))
            findings += await room.perform { local.findings() }
        }
        progress.clear()
        let order = Dictionary(
            uniqueKeysWithValues: Finding.Check.allCases.enumerated().map { ($1, $0) })
        // Sorted by their own place as well, since sorting may mix what is equal.
        return findings.enumerated().sorted {
            (order[$0.element.check] ?? 0, $0.offset) < (order[$1.element.check] ?? 0, $1.offset)
        }.map(\.element)
    }

    private func askDaemon() async -> [Finding] {
        progress.show("The daemon looks at itself …")
        var findings = await ask("doctor/house")
        guard !isOffline else { return findings }
        progress.show("The daemon looks names up …")
        findings += await ask("doctor/network")
        do throws(ControlError) {
            findings += try await AccountExamination(
                client: client, progress: progress, explanations: explanations
            ).findings()
        } catch {
            findings.append(Self.trouble(error))
        }
        return findings
    }

    private func ask(_ path: String) async -> [Finding] {
        do throws(ControlError) {
            let answer = try await client.get(path, patience: .seconds(120))
            let told = answer["findings"]?.arrayValue ?? []
            let findings = told.compactMap(Finding.init)
            guard !findings.isEmpty || told.isEmpty, findings.count == told.count else {
                throw .unintelligible("It told findings that are not known here.")
            }
            return findings
        } catch {
            return [Self.trouble(error)]
        }
    }

    private static func running(_ version: JSONValue) -> Finding {
        let since = version.moment("started_at").map { RelativeTime.words($0, from: .now) }
        let sight = """
            It is version \(version.cell("version")), process \(version.cell("pid")), started \(since ?? "-").
            """
        guard version["version"]?.stringValue == Version.current else {
            return .warning(
                .daemon, sight,
                remedy: "Restart it with “systemctl restart message-push”: it is of another version.")
        }
        return .good(.daemon, sight)
    }

    /// What it means that the daemon could not be asked.
    static func trouble(_ error: ControlError) -> Finding {
        switch error {
        case .notRunning(let socket):
            .fault(
                .daemon, "It is not running: nobody listens at \(socket).",
                remedy: """
                    Start it with “systemctl start message-push”; “journalctl -u message-push -e” says why \
                    it does not stay.
                    """)
        case .notPermitted(let socket):
            .skipped(
                .daemon, "This user may not talk to it at \(socket).",
                remedy: "Run “message-push doctor” as root or as a member of the group message-push.")
        case .noAnswer, .refused, .unintelligible:
            .fault(
                .daemon, error.description,
                remedy: """
                    Restart it with “systemctl restart message-push”, and see “journalctl -u message-push \
                    -e” for what it was busy with.
                    """)
        }
    }
}
