"""Rules about every file: where it lies, how long it is, what words it holds."""

import ast
import re
import statistics

from . import layers
from .rules import CJK
from .tree import PROSE, Finding

# Written in pieces, so that this file does not hold the words it looks for.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b|fatalError\(\"(not|un)[ -]?impl")
ELSEWHERE = re.compile(
    r"\.\./shar" r"ed\b|(?<![\w.~-])/(wo" r"rk|fa" r"rm)(?=[/\s\"'`)]|$)|\bfre" r"sh-root\b")
UNTESTED = re.compile(
    r"\.disab" r"led\(|\bwithKnown" r"Issue\b|XCT" r"Skip|\.enab" r"led\(if:|"
    r"unittest\.sk" r"ip|pytest\.(mark\.)?(sk" r"ip|xf" r"ail)|--sk" r"ip ")
SQL_OBJECT = re.compile(
    r"\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+|materialized\s+|recursive\s+)*"
    r"(table|function|procedure|view|type|domain|sequence|aggregate)\s+(?:if\s+not\s+exists\s+)?"
    r"([\w.\"]+)(\s+partition\s+of\b)?",
    re.IGNORECASE,
)


def top_level(tree):
    present = {path.split("/")[0] for path in tree.paths}
    for name in sorted(present - layers.TOP_LEVEL):
        if not name.startswith("."):
            yield Finding(
                name, 1, "places", "a visible entry at the top that the map does not know",
                "move it under " + ", ".join(sorted(layers.TOP_LEVEL)))
    for name in sorted(layers.TOP_LEVEL - present):
        yield Finding(name, 1, "places", "missing at the top level", "the README's map names it")


def file_length(tree):
    for file in tree.files:
        if (file.is_code or file.suffix in PROSE) and len(file.lines) > layers.LONGEST_FILE:
            yield Finding(
                file.path, layers.LONGEST_FILE + 1, "length",
                f"{len(file.lines)} lines; a file has at most {layers.LONGEST_FILE}",
                "a file is a room with one subject: move the second subject to Type+Feature.swift")


def source_median(tree):
    """The median length of the Swift files under Sources."""
    lengths = [len(file.lines) for file in tree.swift_files if file.parts[0] == "Sources"]
    return statistics.median(lengths) if lengths else 0


def median_length(tree):
    if source_median(tree) > layers.MEDIAN_FILE:
        yield Finding(
            "Sources", 1, "length",
            f"the median file has {source_median(tree):g} lines, more than {layers.MEDIAN_FILE}",
            "split the longest files by subject")


def function_length(tree):
    for file in tree.files:
        for line, length in _functions(file):
            if length > layers.LONGEST_FUNCTION:
                yield Finding(
                    file.path, line, "length",
                    f"a function of {length} lines; at most {layers.LONGEST_FUNCTION}",
                    "give its steps names of their own")


def _functions(file):
    if file.is_swift:
        yield from ((function.line, function.length) for function in file.swift.functions)
    elif file.is_python:
        for node in ast.walk(ast.parse(file.text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield node.lineno, node.end_lineno - node.lineno + 1


def sql_objects(tree):
    for file in tree.files:
        if file.suffix != ".sql" or file.parts[0] != "Schema":
            continue
        code = sql_code(file.text)
        objects = [match for match in SQL_OBJECT.finditer(code) if not match.group(3)]
        for extra in objects[1:]:
            yield Finding(
                file.path, code.count("\n", 0, extra.start()) + 1, "schema",
                f"a second object, {extra.group(1).lower()} {extra.group(2)}, in one file",
                "give it a file of its own, named after it")
        for number, line in enumerate(code.split("\n"), start=1):
            if CJK.search(line):
                yield Finding(
                    file.path, number, "language", "Chinese outside a comment of the schema",
                    "store a code; word it where people read it")


def sql_code(text):
    """The text with comments and the bodies between dollar quotes blanked, line by line."""
    blank = lambda match: re.sub(r"[^\n]", " ", match.group())
    outside = re.compile(r"--[^\n]*|/\*.*?\*/|\$(\w*)\$.*?\$\1\$", re.DOTALL)
    return outside.sub(blank, text)


def words(tree):
    table = [
        (UNFINISHED, "unfinished", "finish it, or write down in an issue what is left"),
        (ELSEWHERE, "places", "the project stands alone: name nothing outside its own tree"),
    ]
    for path in tree.paths:
        if path.endswith("/Placeholder.swift"):
            yield Finding(path, 1, "unfinished", "a file that holds a place", table[0][2])
    for file in tree.files:
        chosen = table + ([(
            UNTESTED, "tests", "a test passes or fails; remove it or mend what it found"
        )] if file.parts[0] in {"Tests", "Scripts", ".ci"} else [])
        for number, line in enumerate(file.lines, start=1):
            for pattern, rule, remedy in chosen:
                match = pattern.search(line)
                if match:
                    yield Finding(file.path, number, rule, f"says {match.group()!r}", remedy)


ALL = [top_level, file_length, median_length, function_length, sql_objects, words]
