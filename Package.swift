// swift-tools-version:6.2
import PackageDescription

/// The language rules of the house. `.strictMemorySafety()` makes every unsafe use say `unsafe`.
let rules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOExtras", package: "swift-nio-extras"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
]
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let collections = Target.Dependency.product(name: "Collections", package: "swift-collections")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A library target and its tests. `uses` is the whole list of what it may import; `tests` is what its tests
/// import besides.
func room(
    _ name: String, uses: [Target.Dependency] = [], tests: [Target.Dependency] = []
) -> [Target] {
    [
        .target(name: name, dependencies: uses, swiftSettings: rules),
        .testTarget(
            name: name + "Tests",
            dependencies: [.target(name: name), "TestSupport"] + uses + tests,
            swiftSettings: rules),
    ]
}

let package = Package(
    name: "message-push",
    products: [.executable(name: "message-push", targets: ["message-push"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets:
        // Floor 0: nouns, the doors to C, and threads that may block.
        room("Messaging")
        + [
            .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
            .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
            .systemLibrary(name: "CCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
            .systemLibrary(name: "CMalloc"),
            .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        ]
        + room("Execution")
        // Floor 1: mechanisms. They know bytes, sockets and files; they do not know what a message is.
        + room("Journal", uses: [system])
        + room("Transport", uses: ["CCurl"])
        + room("Systemd", uses: ["CSystemd", logging])
        + room("Cryptography", uses: ["COpenSSL", "CCrypt"])
        // Floor 2: what is decided (Policy) and what is kept (Ledger, Catalog).
        + room("Policy", uses: ["Messaging", collections])
        + room("Ledger", uses: ["Messaging", "Execution", "Journal", grdb])
        + room("Catalog", uses: ["Messaging", "Cryptography", grdb])
        // Floor 3: who we talk to, and what is kept elsewhere.
        + room(
            "Archive",
            uses: ["Messaging", "Execution", "Cryptography", "Journal", "Ledger", grdb, system],
            tests: ["Catalog"])
        + room("Providers", uses: ["Messaging", "Transport", "Cryptography", system])
        // Floor 4: the two activities.
        + room(
            "Intake",
            uses: ["Messaging", "Cryptography", "Policy", "Ledger", "Catalog", lifecycle, logging],
            tests: ["Journal", "Execution"])
        + room(
            "Outbound", uses: ["Messaging", "Policy", "Ledger", "Catalog", lifecycle, logging, collections],
            tests: ["Journal", "Execution"])
        + room(
            "Metering", uses: ["Messaging", "Policy", "Ledger", "Catalog", "Archive"],
            tests: ["Journal", "Execution"])
        + room(
            "Chronicle", uses: ["Messaging", "Ledger", "Catalog", lifecycle, logging],
            tests: ["Execution", "Journal"])
        + room("Web", uses: ["Messaging", hummingbird, lifecycle, logging] + nio)
        // Floor 5: the doors people knock on.
        + room(
            "API",
            uses: ["Messaging", "Cryptography", "Ledger", "Catalog", "Intake", "Web", hummingbird, logging]
                + nio, tests: ["Journal", "Execution"])
        // Console's routes are tested through its door, by the acceptance tests.
        + [
            .target(
                name: "Console",
                dependencies: [
                    "Messaging", "Execution", "Systemd", "Policy", "Ledger", "Catalog", "Archive", "Intake",
                    "Outbound", "Metering", "Chronicle", "Web",
                    hummingbird, logging,
                ] + nio, swiftSettings: rules)
        ]
        // Floor 6: the program, where everything is wired and nothing is decided.
        + [
            .executableTarget(
                name: "message-push",
                dependencies: [
                    "Messaging", "Execution", "API", "Console", "Web", "Intake", "Outbound", "Metering",
                    "Chronicle", "Policy", "Providers", "Archive",
                    "Ledger", "Catalog", "Journal", "Transport", "Systemd", "Cryptography", "CMalloc",
                    arguments, yams, lifecycle, signals, logging, system,
                ], swiftSettings: rules),
            .testTarget(
                name: "message-pushTests",
                dependencies: [
                    "message-push", "Messaging", "Archive", "Transport", "TestSupport", arguments, yams,
                    logging,
                ],
                swiftSettings: rules),
            .target(
                name: "TestSupport", dependencies: ["Messaging", "Journal"], path: "Tests/TestSupport",
                swiftSettings: rules),
            .testTarget(
                name: "SimulationTests",
                dependencies: [
                    "Messaging", "Journal", "Policy", "Outbound", "Intake", "Ledger", "Catalog",
                    "TestSupport", logging,
                ],
                swiftSettings: rules),
            .testTarget(name: "TidyTests", swiftSettings: rules),
        ],
    swiftLanguageModes: [.v6]
)
