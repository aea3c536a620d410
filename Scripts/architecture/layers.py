"""Who may import whom: data flows one way, and each outside library has one owner.

A new target is entered here first, with the least it needs. SwiftPM refuses what Package.swift does
not declare; this table refuses what should never be declared.
"""

# No I/O, no clock, no Foundation: time, ids and the acting user arrive inside commands.
PURE = {
    "JSON": set(),
    "EventSourcing": set(),
    "BudgetDomain": {"EventSourcing", "JSON"},
    "ReadModels": {"BudgetDomain", "EventSourcing", "JSON"},
    "Reports": {"ReadModels", "BudgetDomain", "EventSourcing", "JSON"},
    "Importing": {"BudgetDomain", "EventSourcing", "JSON"},
    "Linting": {"BudgetDomain", "JSON"},
    "Demonstration": {"BudgetDomain", "EventSourcing", "JSON"},
    "Simulation": {"BudgetDomain", "EventSourcing", "JSON"},
}

FOUNDATION = {"Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Synchronization"}
INNER = set(PURE)

ADAPTERS = {
    "PostgreSQL": {"CLibpq", "Logging"} | FOUNDATION,
    "Schema": set(),
    "PostgreSQLStore": {"PostgreSQL", "Schema", "Crypto", "_CryptoExtras", "CryptoExtras", "Logging"}
    | INNER
    | FOUNDATION,
    "Documents": {"CLibzip", "CXlsxwriter", "FoundationXML"} | INNER | FOUNDATION,
    "WebServer": {
        *("Documents", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "Mustache"),
        *("Crypto", "_CryptoExtras", "CryptoExtras", "Logging", "Metrics", "ServiceLifecycle"),
    }
    | INNER
    | FOUNDATION,
}

# The only place that composes.
PROGRAM = {
    "zhixing": {
        *("ArgumentParser", "Crypto", "_CryptoExtras", "CryptoExtras", "Logging", "Metrics"),
        *("ServiceLifecycle", "Yams", "FoundationNetworking"),
    }
    | set(ADAPTERS)
    | INNER
    | FOUNDATION,
}

ALLOWED = PURE | ADAPTERS | PROGRAM

# C libraries are wrapped once, by modules that hold nothing else.
SYSTEM_LIBRARIES = {"CLibpq", "CLibzip", "CXlsxwriter"}

# Tests may use whatever the package has, through `package` access, and the C library that the
# target they test wraps.
TESTS_ALLOWED = (
    set.union(*ALLOWED.values())
    | set(ALLOWED)
    | {"Testing", "PostgreSQLTestKit", "BudgetTestKit", "HummingbirdTesting", "FoundationXML"}
) - SYSTEM_LIBRARIES

# Texts for people are Chinese. These targets speak to people: the outer ones always, JSON and
# BudgetDomain where they refuse, since a refusal holds its figures. Elsewhere only errors speak.
SPEAKS_CHINESE = {
    *("Reports", "Documents", "WebServer", "zhixing", "Linting", "Importing"),
    *("Demonstration", "Simulation", "JSON", "BudgetDomain"),
}
SPEAKING_FILE = r"(Error|Rejection|Refusal)(\+\w+)?\.swift$"

# Amounts and ratios are exact here, so binary fractions have no business in these targets.
EXACT = {"EventSourcing", "BudgetDomain", "ReadModels", "Linting", "Importing", "Demonstration"}
# Where a text stands on a printed page is no amount.
GEOMETRY = "Sources/Linting/Recognition/"

TOP_LEVEL = {
    *("Package.swift", "README.md", "docker-compose.yml"),
    *("Sources", "Tests", "Schema", "Scripts"),
}

LONGEST_FILE = 400
LONGEST_FUNCTION = 70
MEDIAN_FILE = 100
