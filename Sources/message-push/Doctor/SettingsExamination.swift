import Glibc
import Messaging

/// Whether the settings are good, and whether the daemon runs with them.
struct SettingsExamination {
    /// The settings as they are written now.
    let reading: SettingsReading
    let faults: [SettingFault]
    /// What the daemon started with; nil where none runs.
    let started: SettingsReading?

    /// One finding where all is well, else one for each thing that is not.
    func findings() -> [Finding] {
        if Descriptor.refusal(of: R_OK, at: reading.file)?.errno == EACCES {
            return [
                .skipped(
                    .settings, about: reading.file, "This user may not read it.",
                    remedy: "Run “message-push doctor” as root.")
            ]
        }
        let findings = faults.map(Self.fault) + ignored + rights + waiting
        guard findings.isEmpty else { return findings }
        let sight =
            reading.foundFile ? "All keys are good." : "The file does not exist; the defaults hold."
        return [.good(.settings, about: reading.file, sight)]
    }

    private static func fault(_ fault: SettingFault) -> Finding {
        .fault(
            .settings, about: fault.key, "\(fault).",
            remedy: """
                Correct it, and look with “message-push check-config”: the daemon would not start with it.
                """)
    }

    private var ignored: [Finding] {
        reading.ignoredVariables.map { variable in
            .warning(
                .settings, about: variable, "The environment variable names no key and is ignored.",
                remedy: "Correct its name, or take it away; message-push.yaml(5) has all keys.")
        }
    }

    private var rights: [Finding] {
        do {
            let rights = try FileRights(of: reading.file)
            guard rights.mode & 0o002 != 0 else { return [] }
            return [
                .fault(
                    .settings, about: reading.file, "Its mode is \(rights.octal): everybody may change it.",
                    remedy: "Close it with “chmod o-w \(reading.file)”.")
            ]
        } catch {
            // A file that is not there is no fault, and why it cannot be read is told by its faults.
            return []
        }
    }

    private var waiting: [Finding] {
        guard let started, faults.isEmpty else { return [] }
        let keys = Reload.waitingForStart(from: started, to: reading)
        guard !keys.isEmpty else { return [] }
        return [
            .warning(
                .settings, about: reading.file,
                "The daemon started with other values of \(keys.joined(separator: ", ")).",
                remedy: "Restart it with “systemctl restart message-push”; no client is refused meanwhile.")
        ]
    }
}
