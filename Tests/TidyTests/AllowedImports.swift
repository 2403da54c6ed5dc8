/// What each room may import: the arrows of `Package.swift`, and the system's modules, which the
/// package manager does not check.
enum AllowedImports {
    /// Nothing of these is there on floor 0, nor in `Policy`, which knows no clock and no machine.
    private static let system: Set = ["FoundationEssentials", "Synchronization", "Dispatch"]
    private static let nio: Set = ["NIOCore", "NIOPosix", "NIOHTTP1", "HTTPTypes"]

    static let byRoom: [String: Set<String>] = [
        // Floor 0
        "Messaging": [],
        "Execution": ["Dispatch"],
        // Floor 1
        "Journal": system.union(["SystemPackage", "Glibc"]),
        "Transport": system.union(["CCurl", "Glibc"]),
        "Systemd": system.union(["CSystemd", "Logging", "Glibc"]),
        "Cryptography": system.union(["COpenSSL"]),
        // Floor 2
        "Policy": ["Messaging", "Collections", "DequeModule", "HeapModule", "OrderedCollections"],
        "Ledger": system.union(["Messaging", "Journal", "GRDB", "Logging"]),
        "Catalog": system.union(["Messaging", "Cryptography", "GRDB"]),
        // Floor 3
        "Providers": system.union(["Messaging", "Transport", "Cryptography"]),
        // Floor 4
        "Intake": system.union(["Messaging", "Policy", "Ledger", "Catalog", "Logging"]),
        "Outbound": system.union(
            ["Messaging", "Policy", "Ledger", "Catalog", "ServiceLifecycle", "Logging"]),
        // Floor 5
        "API": system.union(nio).union([
            "Messaging", "Cryptography", "Intake", "Ledger", "Catalog", "Hummingbird",
            "ServiceLifecycle", "Logging",
        ]),
        "Console": system.union(nio).union([
            "Messaging", "Cryptography", "Intake", "Ledger", "Catalog", "Hummingbird", "Logging",
        ]),
        // Floor 6
        "message-push": system.union([
            "Messaging", "API", "Console", "Intake", "Outbound", "Policy", "Providers", "Ledger",
            "Catalog", "Journal", "Transport", "Systemd", "Cryptography", "ArgumentParser", "Yams",
            "ServiceLifecycle", "Logging", "Glibc",
        ]),
    ]

    /// More for single files: the doors speak to sockets themselves.
    static func isExcepted(_ module: String, in file: SourceFile) -> Bool {
        module == "Glibc" && file.room == "API"
            && ["Listener", "Socket"].contains(where: file.stem.contains)
    }
}
