"""The files of the project, and what a finding about them looks like."""

import os
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .swift_text import SwiftText

CODE = {".swift", ".sql", ".py", ".js", ".css", ".sh", ".h", ".mustache", ".modulemap"}
PROSE = {".md", ".yml", ".yaml"}


@dataclass(frozen=True, order=True)
class Finding:
    """One breach of one rule, and what to do about it."""

    file: str
    line: int
    rule: str
    message: str
    remedy: str

    def __str__(self):
        return f"{self.file}:{self.line}: [{self.rule}] {self.message}\n    remedy: {self.remedy}"


@dataclass
class SourceFile:
    """A text file with its path from the top."""

    path: str
    text: str
    parts: tuple = field(init=False)

    def __post_init__(self):
        self.parts = Path(self.path).parts

    @property
    def suffix(self):
        return Path(self.path).suffix

    @property
    def is_code(self):
        script = self.suffix == "" and self.text.startswith("#!")
        return self.suffix in CODE or script

    @property
    def is_swift(self):
        return self.suffix == ".swift"

    @property
    def is_python(self):
        return self.suffix == ".py" or self.text.startswith("#!/usr/bin/env python3")

    @property
    def target(self):
        """The target a Swift file belongs to; None outside Sources and Schema."""
        if self.parts[0] == "Schema":
            return "Schema"
        return self.parts[1] if self.parts[0] == "Sources" and len(self.parts) > 2 else None

    @cached_property
    def lines(self):
        return self.text.splitlines()

    @cached_property
    def swift(self):
        return SwiftText(self.text)


class Tree:
    """Everything git would deliver, or, without git, everything that is not hidden or built."""

    def __init__(self, top):
        self.top = Path(top)
        self.paths = sorted(self._from_git() or self._from_disk())

    def _from_git(self):
        if not (self.top / ".git").exists():
            return []
        command = ["git", "-C", str(self.top), "ls-files", "-co", "--exclude-standard", "-z"]
        done = subprocess.run(command, capture_output=True, check=False)
        listed = done.stdout.decode().split("\0") if done.returncode == 0 else []
        return [path for path in listed if path and (self.top / path).is_file()]

    def _from_disk(self):
        skipped = {".git", ".build", ".python", ".swiftpm", "__pycache__"}
        for folder, folders, files in os.walk(self.top):
            folders[:] = [name for name in folders if name not in skipped]
            for name in files:
                yield str(Path(folder, name).relative_to(self.top))

    @cached_property
    def files(self):
        read = []
        for path in self.paths:
            try:
                read.append(SourceFile(path, (self.top / path).read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
        return read

    @cached_property
    def swift_files(self):
        return [file for file in self.files if file.is_swift]
