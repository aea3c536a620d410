"""Plants one fault after another in a small sound project and sees which rule names it."""

import tempfile
from pathlib import Path

from . import house_rules, rules
from .tree import Tree

SOUND = {
    "Package.swift": "// swift-tools-version: 6.2\nimport PackageDescription\n",
    "README.md": "# A project\n",
    "docker-compose.yml": "services: {}\n",
    "Scripts/demo": "#!/usr/bin/env bash\necho demo\n",
    "Schema/functions/append.sql": (
        "-- 追加.\ncreate function append() returns void language plpgsql as $$\n"
        "begin create temp table t (); end $$;\n"),
    "Schema/tables/0001-book.sql": (
        "create table book (unit text);\ncreate index on book (unit);\n"
        "create table book_2021 partition of book for values in ('2021');\n"),
    "Sources/BudgetDomain/Money.swift": (
        "package import EventSourcing\n\n/// 元 and 分 (金额).\npackage struct Money {\n"
        '    let text = "import Foundation // \\(name(of: "x")) Double"\n}\n'),
    "Sources/PostgreSQL/ClusterError+Text.swift": 'let message = "未找到"\n',
    "Sources/PostgreSQL/Connection.swift": (
        "import CLibpq\n\n/// Confined to its queue, so nothing is shared.\n"
        "final class Handle: @unchecked Sendable {}\n"),
    "Sources/PostgreSQLStore/Handler.swift": (
        'let refusal = BudgetRejection.conflict(\n    "commandIdReused",\n    "编号已用")\n'),
    "Sources/WebServer/Router.swift": 'import Hummingbird\n\nlet title = "知行"\n',
    "Sources/Linting/Recognition/Place.swift": "let left: Double\n",
    "Tests/BudgetDomainTests/MoneyTests.swift": (
        "import Testing\n\n@Test func `a rate ≥ 1 in init gets 优`() {\n    #expect(true)\n}\n"),
}

LONG_FUNCTION = "func long(a: Int = { 1 }()) {\n" + "    work()\n" * 70 + "}\n"
PROTOCOL = "protocol Store {\n    func read() async throws -> Int\n    init(a: Int)\n}\n"

# What is planted where, and the words that the one finding must hold.
FAULTS = [
    ("Sources/BudgetDomain/A.swift", "import Foundation\n", "may not import Foundation"),
    ("Sources/JSON/A.swift", "@preconcurrency import Glibc\n", "may not import Glibc"),
    ("Sources/Reports/A.swift", "package import WebServer\n", "may not import WebServer"),
    ("Sources/zhixing/A.swift", "import struct Hummingbird.Router\n", "may not import Hummingbird"),
    ("Sources/PostgreSQLStore/A.swift", "import CLibpq\n", "may not import CLibpq"),
    ("Sources/Unheard/A.swift", "let a = 1\n", "nothing says what Unheard may import"),
    ("Tests/DocumentsTests/A.swift", "import CLibzip\nimport CLibpq\n", "may not import CLibpq"),
    ("Tests/JSONTests/A.swift", "import XCTest\n", "may not import XCTest"),
    ("Tests/JSONTests/A.swift", "@testable import JSON\n", "opens what access control closed"),
    ("Sources/Reports/A.swift", "func f() { print(1) }\n", "in the pure target Reports"),
    ("Sources/BudgetDomain/A.swift", "let rate: Double\n", "cannot hold cents"),
    ("Sources/PostgreSQL/A.swift", "struct A: @unchecked Sendable {}\n", "without its reason"),
    ("Sources/PostgreSQL/A.swift", "nonisolated(unsafe) var a = 1\n", "without its reason"),
    ("Sources/zhixing/A.swift", "// Why.\nnonisolated(unsafe) var a = 1\n", "outside the wrappers"),
    ("Sources/zhixing/A.swift", "let 金额 = 1\n", "is not ASCII"),
    ("Tests/JSONTests/A.swift", "func `预算`() {}\n", "is not ASCII"),
    ("Sources/PostgreSQL/A.swift", 'let a = "预算"\n', "a Chinese text"),
    ("Sources/ReadModels/A.swift", 'let a = """\n    预算\n    """\n', "a Chinese text"),
    ("Schema/views/a.sql", "create view a as select '元';\n", "Chinese outside a comment"),
    ("Schema/views/a.sql", "create view a as select 1;\nCREATE VIEW b AS select 2;\n", "view b"),
    ("Notes.md", "x\n", "the map does not know"),
    ("README.md", None, "missing at the top level"),
    ("Sources/JSON/A.swift", "// a\n" * 401, "401 lines"),
    ("Sources/JSON/A.swift", LONG_FUNCTION, "a function of 72 lines"),
    ("Sources/JSON/A.swift", PROTOCOL + LONG_FUNCTION, "a function of 72 lines"),
    ("Tests/Browser/a.py", "def f():\n" + "    x = 1\n" * 70, "a function of 71 lines"),
    ("Sources/JSON/Placeholder.swift", "// later\n", "holds a place"),
    ("Sources/JSON/A.swift", "// TO" "DO\n", "says 'TO" "DO'"),
    ("Sources/JSON/A.swift", "// see ../shar" "ed/x\n", "says '../shar" "ed'"),
    ("Scripts/a", "#!/bin/bash\nls /wo" "rk/x\n", "says '/wo" "rk'"),
    ("Tests/JSONTests/A.swift", '@Test(.disab' 'led("later")) func f() {}\n', "says '.disab" "led("),
]


def _findings(files):
    with tempfile.TemporaryDirectory() as top:
        for path, text in files.items():
            place = Path(top, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        tree = Tree(top)
        return [str(finding) for rule in rules.ALL + house_rules.ALL for finding in rule(tree)]


def _verdict(path, text, expected):
    """Nothing when the planted fault is found, and only it; else what was said instead."""
    files = SOUND | {path: text}
    if text is None:
        del files[path]
    found = _findings(files)
    if len(found) == 1 and expected in found[0] and found[0].startswith(path):
        return None
    return f"{path}: expected one finding with {expected!r}, got {found}"


def run():
    sound = _findings(SOUND)
    verdicts = [f"the sound project has findings: {sound}" if sound else None]
    verdicts += [_verdict(*fault) for fault in FAULTS]
    # The median is of the whole tree: many longish files, none too long.
    many = {f"Sources/JSON/A{n}.swift": "// a\n" * 101 for n in range(9)}
    median = _findings(SOUND | many)
    verdicts.append(None if len(median) == 1 and "median" in median[0] else f"median: {median}")
    failures = [verdict for verdict in verdicts if verdict]
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{len(verdicts) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0
