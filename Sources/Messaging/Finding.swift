/// One thing that `message-push doctor` looked at, how it stands, and what to do where it is not well.
///
/// The daemon tells its findings over the control socket, and the command line adds its own; both are shown
/// as they are. Texts are for people; programs go by ``check``, ``about`` and ``verdict``.
package struct Finding: Equatable, Sendable {
    /// What was looked at.
    package let check: Check
    /// Which of several: an account, a host, a file, a unit.
    package let about: String?
    /// How it stands.
    package let verdict: Verdict
    /// What was seen or measured: a sentence.
    package let sight: String
    /// What to do: a sentence or two; nil where all is well.
    package let remedy: String?

    private init(_ check: Check, _ about: String?, _ verdict: Verdict, _ sight: String, _ remedy: String?) {
        self.check = check
        self.about = about
        self.verdict = verdict
        self.sight = sight
        self.remedy = remedy
    }

    /// All is well.
    package static func good(_ check: Check, about: String? = nil, _ sight: String) -> Finding {
        Finding(check, about, .good, sight, nil)
    }

    /// It works, and may not for long, or not as well as it could.
    package static func warning(
        _ check: Check, about: String? = nil, _ sight: String, remedy: String
    ) -> Finding {
        Finding(check, about, .warning, sight, remedy)
    }

    /// It does not work.
    package static func fault(
        _ check: Check, about: String? = nil, _ sight: String, remedy: String
    ) -> Finding {
        Finding(check, about, .fault, sight, remedy)
    }

    /// It could not be looked at, or need not be; the sight says why, the remedy how it could.
    package static func skipped(
        _ check: Check, about: String? = nil, _ sight: String, remedy: String
    ) -> Finding {
        Finding(check, about, .skipped, sight, remedy)
    }

    /// How something stands.
    package enum Verdict: String, CaseIterable, Sendable {
        /// All is well.
        case good
        /// Worth a look; the work goes on.
        case warning
        /// Something does not work.
        case fault
        /// It was not looked at.
        case skipped
    }

    /// What can be looked at, in the order in which it is told. The words never change.
    package enum Check: String, CaseIterable, Sendable {
        /// Whether the daemon answers, and is of this version.
        case daemon
        /// The unit and its sockets.
        case systemd
        /// Whether the system's journal outlives a restart of the machine.
        case journald
        /// The settings' file and what the environment adds to it.
        case settings
        /// The key that seals secrets.
        case masterKey = "master_key"
        /// Who owns the state and who may read it.
        case permissions
        /// How long a write takes to become durable.
        case diskLatency = "disk_latency"
        /// Free bytes, and files that can still be made.
        case diskSpace = "disk_space"
        /// Whether a time server holds the clock, and it has not gone back.
        case clock
        /// The versions of the libraries that the program runs with.
        case libraries
        /// How many files may be open.
        case openFiles = "open_files"
        /// The names of the hosts that accounts call.
        case dns
        /// Connection, TLS and credentials of an account.
        case account
        /// Whether providers reach this server with their receipts.
        case callbacks
    }
}

extension Finding {
    /// The finding as an object; `about` and `remedy` are null where there is nothing to say.
    package var json: JSONValue {
        [
            "check": .string(check.rawValue), "about": about.map { .string($0) } ?? .null,
            "verdict": .string(verdict.rawValue), "sight": .string(sight),
            "remedy": remedy.map { .string($0) } ?? .null,
        ]
    }

    /// Reads what ``json`` wrote; nil for anything else.
    package init?(_ json: JSONValue) {
        guard let check = json["check"]?.stringValue.flatMap(Check.init(rawValue:)),
            let verdict = json["verdict"]?.stringValue.flatMap(Verdict.init(rawValue:)),
            let sight = json["sight"]?.stringValue
        else { return nil }
        self.init(check, json["about"]?.stringValue, verdict, sight, json["remedy"]?.stringValue)
    }
}
