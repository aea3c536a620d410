// swift-tools-version: 6.2

import PackageDescription

/// One set of settings for every target: Swift 6, nothing implicit, no warnings.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// MARK: - Dependencies, each with its reason

let dependencies: [Package.Dependency] = [
    // The web application and API; imported in WebServer alone.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    // Pages: escapes HTML by default.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    // Names and fields of HTTP, which the server's own types are made of.
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    // The command line: help, completions for bash, zsh and fish.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // SHA-256 of the chain, HMAC of payees, Ed25519 of checkpoints.
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    // Structured logs of the server.
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    // Graceful shutdown that finishes what was accepted.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    // Catalogues of indicators are YAML files.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
]

// MARK: - Targets, in the order data flows

let pure: [Target] = [
    // JSON text ↔ values: strict, ordered, byte-stable.
    .target(name: "JSON", swiftSettings: settings),
    // The pattern: decide, evolve, recorded event, expected version.
    .target(name: "EventSourcing", swiftSettings: settings),
    // The rules: vocabulary, commands, events, book, alerts, self-evaluation.
    .target(
        name: "BudgetDomain", dependencies: ["EventSourcing", "JSON"], swiftSettings: settings),
    // A folder per question asked of the folds.
    .target(
        name: "ReadModels", dependencies: ["BudgetDomain", "EventSourcing"], swiftSettings: settings
    ),
    // Rows → report values → documents without a format.
    .target(
        name: "Reports", dependencies: ["ReadModels", "BudgetDomain", "EventSourcing", "JSON"],
        swiftSettings: settings),
    // An invented unit's year with published figures, as commands.
    .target(
        name: "Demonstration", dependencies: ["BudgetDomain", "EventSourcing", "JSON"],
        swiftSettings: settings),
    // Invented units' years of any size, made command by command from a seed.
    .target(
        name: "Simulation", dependencies: ["BudgetDomain", "EventSourcing", "JSON"],
        swiftSettings: settings),
    // A published report held against itself and against a book.
    .target(name: "Linting", dependencies: ["BudgetDomain"], swiftSettings: settings),
]

let adapters: [Target] = [
    .systemLibrary(
        name: "CLibpq", path: "Sources/CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]
    ),
    .systemLibrary(
        name: "CLibzip", path: "Sources/CLibzip", pkgConfig: "libzip",
        providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
        name: "CXlsxwriter", path: "Sources/CXlsxwriter", pkgConfig: "xlsxwriter",
        providers: [.apt(["libxlsxwriter-dev"])]),
    // libpq in Swift; knows nothing of events.
    .target(
        name: "PostgreSQL",
        dependencies: ["CLibpq", .product(name: "Logging", package: "swift-log")],
        swiftSettings: settings + [.strictMemorySafety()]),
    // One SQL object per file, embedded in the program.
    .target(
        name: "Schema", path: "Schema",
        resources: [.embedInCode("tables"), .embedInCode("folds"), .embedInCode("functions")],
        swiftSettings: settings),
    // The protocols of EventSourcing and ReadModels, kept in PostgreSQL.
    .target(
        name: "PostgreSQLStore",
        dependencies: [
            "PostgreSQL", "Schema", "Simulation", "ReadModels", "BudgetDomain", "EventSourcing",
            "JSON",
            .product(name: "Crypto", package: "swift-crypto"),
            .product(name: "Logging", package: "swift-log"),
        ],
        swiftSettings: settings),
    // Documents → DOCX, XLSX, PDF, HTML, terminal; text and cells ← the same.
    .target(
        name: "Documents",
        dependencies: ["CLibzip", "CXlsxwriter", "Reports", "Linting", "BudgetDomain", "JSON"],
        swiftSettings: settings),
]

let entryPoints: [Target] = [
    .target(
        name: "WebServer",
        dependencies: [
            "Reports", "ReadModels", "Documents", "BudgetDomain", "EventSourcing", "JSON",
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "Crypto", package: "swift-crypto"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "Mustache", package: "swift-mustache"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ],
        resources: [.embedInCode("Assets"), .embedInCode("Templates")],
        swiftSettings: settings),
    .executableTarget(
        name: "zhixing",
        dependencies: [
            "WebServer", "PostgreSQLStore", "PostgreSQL", "Schema", "Documents", "Linting",
            "Demonstration", "Simulation",
            "Reports",
            "ReadModels", "BudgetDomain", "EventSourcing", "JSON",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Crypto", package: "swift-crypto"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "Yams", package: "Yams"),
        ],
        resources: [.embedInCode("BuiltinCatalogues")],
        swiftSettings: settings),
]

// MARK: - Tests: the same relative paths as Sources

let tests: [Target] = [
    // A real, throw-away PostgreSQL for tests: the embedded one, or `ZHIXING_TEST_DATABASE`.
    .target(
        name: "PostgreSQLTestKit", dependencies: ["PostgreSQL", "PostgreSQLStore", "Schema"],
        path: "Tests/PostgreSQLTestKit", swiftSettings: settings),
    // Commands as scripts write them, with what most tests need filled in.
    .target(
        name: "BudgetTestKit", dependencies: ["BudgetDomain", "EventSourcing", "JSON"],
        path: "Tests/BudgetTestKit", swiftSettings: settings),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: settings),
    .testTarget(
        name: "BudgetDomainTests",
        dependencies: ["BudgetDomain", "BudgetTestKit", "EventSourcing", "JSON"],
        swiftSettings: settings),
    .testTarget(
        name: "DemonstrationTests",
        dependencies: ["Demonstration", "BudgetDomain", "EventSourcing", "JSON"],
        swiftSettings: settings),
    .testTarget(
        name: "ReportsTests", dependencies: ["Reports", "ReadModels", "BudgetDomain", "JSON"],
        swiftSettings: settings),
    .testTarget(
        name: "LintingTests", dependencies: ["Linting", "BudgetDomain"], swiftSettings: settings),
    .testTarget(
        name: "DocumentsTests",
        dependencies: ["Documents", "CLibzip", "Reports", "Linting", "BudgetDomain", "JSON"],
        swiftSettings: settings),
    .testTarget(
        name: "PostgreSQLTests", dependencies: ["PostgreSQL", "PostgreSQLTestKit"],
        swiftSettings: settings),
    .testTarget(
        name: "PostgreSQLStoreTests",
        dependencies: [
            "PostgreSQLStore", "PostgreSQL", "PostgreSQLTestKit", "Simulation", "ReadModels",
            "BudgetDomain", "BudgetTestKit", "EventSourcing", "JSON",
        ], swiftSettings: settings),
    // Seeded faults: clients, servers and connections that fail, and a checker of what is left.
    .testTarget(
        name: "FaultTests",
        dependencies: [
            "zhixing", "WebServer", "PostgreSQLStore", "PostgreSQL", "PostgreSQLTestKit", "Schema",
            "Simulation", "BudgetDomain", "EventSourcing", "JSON",
            .product(name: "Crypto", package: "swift-crypto"),
        ], swiftSettings: settings),
    .testTarget(
        name: "WebServerTests",
        dependencies: [
            "WebServer", "Reports", "ReadModels", "BudgetDomain", "EventSourcing", "JSON",
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HummingbirdTesting", package: "hummingbird"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "Logging", package: "swift-log"),
        ],
        swiftSettings: settings),
    // The program as its users run it: commands in, figures out.
    .testTarget(
        name: "AcceptanceTests",
        dependencies: ["zhixing", "PostgreSQL", "PostgreSQLTestKit", "JSON"],
        swiftSettings: settings),
]

let package = Package(
    name: "zhixing",
    products: [.executable(name: "zhixing", targets: ["zhixing"])],
    dependencies: dependencies,
    targets: pure + adapters + entryPoints + tests
)
