"""Rules about Swift: who imports whom, what stays pure, exact, safe and in which language."""

import re

from . import layers
from .tree import Finding

CJK = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
UNSAFE = re.compile(r"@unchecked\s+Sendable|nonisolated\(unsafe\)|\bunsafeBitCast\b")
IMPURE = re.compile(
    r"(?<![\w.`])(print|debugPrint|readLine)\(|\b(ContinuousClock|SuspendingClock|"
    r"SystemRandomNumberGenerator|CommandLine)\b|\.random\(in:[^,()]*\)|\bTask\.sleep\b"
)
REFUSES = re.compile(r"\bBudgetRejection\b|\.(refused|malformed|conflict)\(")
BINARY_FRACTION = re.compile(r"(?<![\w.`])(Double|Float|CGFloat)\b")


def _lines(pattern, text):
    """Line numbers, from 1, on which the pattern is found, with what was found."""
    for number, line in enumerate(text.split("\n"), start=1):
        match = pattern.search(line)
        if match:
            yield number, match.group()


def imports(tree):
    for file in tree.swift_files:
        if file.path == "Package.swift":
            continue
        if file.parts[0] == "Tests":
            tested = file.parts[1].removesuffix("Tests")
            allowed, owner = layers.TESTS_ALLOWED | layers.ALLOWED.get(tested, set()), "tests"
        elif file.target in layers.ALLOWED:
            allowed, owner = layers.ALLOWED[file.target], file.target
        else:
            yield Finding(
                file.path, 1, "imports", f"nothing says what {file.target} may import",
                "enter the target in Scripts/architecture/layers.py, with the least it needs")
            continue
        for line, module in file.swift.imports:
            if module in allowed or (module == file.target):
                continue
            if owner in layers.PURE:
                remedy = "pure targets get time, ids and data as values; do this work in an adapter"
            else:
                remedy = "move the code to the target that owns that module, behind a protocol"
            yield Finding(file.path, line, "imports", f"{owner} may not import {module}", remedy)


def testable(tree):
    pattern = re.compile(r"@testable\b|@_spi\b|@_exported\b")
    for file in tree.swift_files:
        for line, found in _lines(pattern, file.swift.code):
            yield Finding(
                file.path, line, "access", f"{found} opens what access control closed",
                "declare it `package`: tests and program then share one build")


def purity(tree):
    for file in tree.swift_files:
        if file.target in layers.PURE:
            for line, found in _lines(IMPURE, file.swift.code):
                yield Finding(
                    file.path, line, "purity", f"{found} in the pure target {file.target}",
                    "take the value as a parameter and let an adapter supply it")


def exactness(tree):
    for file in tree.swift_files:
        if file.target in layers.EXACT and not file.path.startswith(layers.GEOMETRY):
            for line, found in _lines(BINARY_FRACTION, file.swift.code):
                yield Finding(
                    file.path, line, "exactness", f"{found} cannot hold cents or ratios exactly",
                    "use Money for amounts and Rate for ratios; round once, when shown")


def unsafety(tree):
    for file in tree.swift_files:
        for number, found in _lines(UNSAFE, file.swift.code):
            wraps_c = any(name in layers.SYSTEM_LIBRARIES for _, name in file.swift.imports)
            if file.parts[0] == "Sources" and file.target != "PostgreSQL" and not wraps_c:
                yield Finding(
                    file.path, number, "unsafe", f"{found} outside the wrappers of C libraries",
                    "use an actor, a Mutex or a value; unsafety lives in PostgreSQL and beside C")
            if not _has_reason(file.swift, number):
                yield Finding(
                    file.path, number, "unsafe", f"{found} without its reason",
                    "say on the line above or beside why no data race is possible")


def _has_reason(swift, number):
    comments, code = swift.comments.split("\n"), swift.code.split("\n")
    above = number - 1
    while above > 0 and code[above - 1].lstrip().startswith("@"):
        above -= 1
    return bool(comments[number - 1].strip() or (above > 0 and comments[above - 1].strip()))


def ascii_identifiers(tree):
    foreign = re.compile(r"[^\x00-\x7f]+")
    quoted = re.compile(r"`[^`\n]*`")
    for file in tree.swift_files:
        # A test's name is an English sentence in backticks; it may cite a term, a unit, a ≥.
        code = quoted.sub(
            lambda name: " " * len(name.group()) if _is_english(name.group()) else name.group(),
            file.swift.code)
        for line, found in _lines(foreign, code):
            yield Finding(
                file.path, line, "language", f"the identifier or operator {found} is not ASCII",
                "use the field's English term; give the official Chinese one in the doc comment")


def _is_english(sentence):
    return len(CJK.findall(sentence)) < len(re.findall(r"[A-Za-z]+", sentence))


def chinese_texts(tree):
    for file in tree.swift_files:
        if file.parts[0] == "Tests" or file.target in layers.SPEAKS_CHINESE:
            continue
        if re.search(layers.SPEAKING_FILE, file.path):
            continue
        code = file.swift.code.split("\n")
        for line, _ in _lines(CJK, file.swift.strings):
            # A refusal holds its figures, so its words stand where it is made.
            if REFUSES.search("\n".join(code[max(0, line - 4) : line])):
                continue
            yield Finding(
                file.path, line, "language", "a Chinese text in a target that speaks to no person",
                "return a value or a code; word it in Reports, Documents, WebServer or zhixing")


ALL = [
    imports, testable, purity, exactness, unsafety, ascii_identifiers, chinese_texts,
]
