/// What each room may import: the arrows of `Package.swift`, and the system's modules, which the
/// package manager does not check.
enum AllowedImports {
    /// Nothing of these is there on floor 0. `Policy` has the lock alone, for books that are shared; it knows
    /// no clock and no machine.
    private static let system: Set = ["FoundationEssentials", "Synchronization", "Dispatch"]
    private static let nio: Set = [
        "NIOCore", "NIOPosix", "NIOHTTP1", "NIOExtras", "NIOHTTPTypes", "HTTPTypes",
    ]

    private static let collections: Set = [
        "Collections", "DequeModule", "HeapModule", "OrderedCollections",
    ]

    static let byRoom: [String: Set<String>] = [
        // Floor 0
        "Messaging": [],
        "Execution": ["Dispatch"],
        // Floor 1
        "Journal": system.union(["SystemPackage", "Glibc"]),
        "Transport": system.union(["CCurl", "Glibc"]),
        "Systemd": system.union(["CSystemd", "Logging", "Glibc"]),
        "Cryptography": system.union(["COpenSSL", "CCrypt"]),
        // Floor 2
        "Policy": collections.union(["Messaging", "Synchronization"]),
        "Ledger": system.union(["Messaging", "Execution", "Journal", "GRDB"]),
        "Catalog": system.union(["Messaging", "Cryptography", "GRDB"]),
        // Floor 3
        "Providers": system.union(["Messaging", "Transport", "Cryptography", "SystemPackage"]),
        "Archive": system.union([
            "Messaging", "Execution", "Cryptography", "Journal", "Ledger", "GRDB", "SystemPackage", "Glibc",
        ]),
        // Floor 4
        "Intake": system.union([
            "Messaging", "Cryptography", "Policy", "Ledger", "Catalog", "ServiceLifecycle", "Logging",
        ]),
        "Outbound": system.union(collections).union([
            "Messaging", "Policy", "Ledger", "Catalog", "ServiceLifecycle", "Logging",
        ]),
        "Chronicle": [
            "Messaging", "Ledger", "Catalog", "ServiceLifecycle", "Logging", "Synchronization",
        ],
        "Metering": ["Messaging", "Policy", "Ledger", "Catalog", "Archive", "Synchronization"],
        "Web": system.union(nio).union([
            "Messaging", "Hummingbird", "HummingbirdCore", "ServiceLifecycle", "Logging",
        ]),
        // Floor 5
        "API": system.union(nio).union([
            "Messaging", "Cryptography", "Ledger", "Catalog", "Intake", "Web", "Hummingbird", "Logging",
        ]),
        "Console": system.union(nio).union([
            "Messaging", "Execution", "Systemd", "Policy", "Ledger", "Catalog", "Archive", "Intake",
            "Outbound", "Metering", "Chronicle", "Web", "Hummingbird", "Logging",
        ]),
        // Floor 6
        "message-push": system.union([
            "Messaging", "Execution", "API", "Console", "Web", "Intake", "Outbound", "Metering", "Chronicle",
            "Policy", "Providers", "Archive", "Ledger", "Catalog", "Journal", "Transport", "Systemd",
            "Cryptography",
            "ArgumentParser", "Yams",
            "ServiceLifecycle", "UnixSignals", "Logging", "SystemPackage", "Glibc", "CMalloc",
        ]),
    ]

    /// The C library in rooms that can do without it, but for a few of their files.
    private static let files: [String: Set<String>] = [
        // Socket files and their rights, the reasons of errors, and the clock.
        "Web": ["HTTPListener", "ListenerError", "WallClock"],
        // Who is at the other end of the control socket.
        "Console": ["Gatekeeper"],
    ]

    static func isExcepted(_ module: String, in file: SourceFile) -> Bool {
        module == "Glibc" && files[file.room]?.contains(file.stem) == true
    }
}
