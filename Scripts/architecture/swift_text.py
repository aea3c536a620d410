"""Swift source with its code, its comments and its strings told apart."""

import re
from dataclasses import dataclass
from functools import cached_property

CONTINUES = re.compile(r"\{|->|[)&,:(<>]|(where|throws|async|rethrows)\b|\w+\s*(,|:|==)")
QUOTED_NAME = re.compile(r"`[^`\n]*`")
FUNCTION = re.compile(r"(?<![\w.`#])(func|init|deinit|subscript)\b(?!\s*:)")


@dataclass(frozen=True)
class Function:
    """A function with a body: where its keyword stands and how many lines it takes."""

    line: int
    length: int


class SwiftText:
    """Three copies of the text, equally long: only code, only comments, only strings.

    What does not belong to a copy is blank in it, so that lines and columns stay the same.
    """

    def __init__(self, text):
        self.text = text
        self._kind = bytearray(b"." * len(text))
        self._scan_code(0, until_parenthesis=False)

    def _only(self, kind):
        wanted = ord(kind)
        pairs = zip(self.text, self._kind)
        return "".join(c if k == wanted or c == "\n" else " " for c, k in pairs)

    @cached_property
    def code(self):
        return self._only(".")

    @cached_property
    def comments(self):
        return self._only("c")

    @cached_property
    def strings(self):
        return self._only("s")

    @cached_property
    def imports(self):
        """Pairs of line number and module, whatever attributes and access stand before `import`."""
        pattern = re.compile(
            r"^[ \t]*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
            r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?([A-Za-z_]\w*)",
            re.MULTILINE,
        )
        return [(self._line(m.start(1)), m.group(1)) for m in pattern.finditer(self.code)]

    @cached_property
    def functions(self):
        """Every function that has a body, nested ones too."""
        found = []
        unnamed = QUOTED_NAME.sub(lambda name: "_" * len(name.group()), self.code)
        for match in FUNCTION.finditer(unnamed):
            opening = self._body(match.end())
            if opening is not None:
                first, last = self._line(match.start()), self._line(self._closing(opening))
                found.append(Function(first, last - first + 1))
        return found

    def _line(self, position):
        return self.text.count("\n", 0, position) + 1

    def _body(self, position):
        """The brace that opens the body of the function declared at `position`, if it has one.

        Skips parameters with their default closures. A requirement of a protocol ends at the next
        declaration or at the brace that closes the protocol.
        """
        depth = 0
        while position < len(self.code):
            character = self.code[position]
            if character in "([":
                depth += 1
            elif character in ")]":
                depth -= 1
            elif character == "{" and depth == 0:
                return position
            elif depth < 0 or (depth == 0 and self._ends_signature(position)):
                return None
            position += 1
        return None

    def _ends_signature(self, position):
        if self.code[position] in "};":
            return True
        if self.code[position] != "\n":
            return False
        following = self.code[position:].lstrip()[:40]
        return not CONTINUES.match(following)

    def _closing(self, opening):
        depth = 0
        for position in range(opening, len(self.code)):
            depth += {"{": 1, "}": -1}.get(self.code[position], 0)
            if depth == 0:
                return position
        return len(self.code) - 1

    # MARK: one pass over the text

    def _mark(self, start, end, kind):
        self._kind[start:end] = kind.encode() * (end - start)

    def _scan_code(self, position, until_parenthesis):
        """Marks from `position` on; inside an interpolation it stops at the closing parenthesis."""
        text, depth = self.text, 0
        while position < len(text):
            quote = re.compile(r'#*"').match(text, position)
            if text.startswith("//", position):
                end = text.find("\n", position)
                end = len(text) if end < 0 else end
                self._mark(position, end, "c")
                position = end
            elif text.startswith("/*", position):
                position = self._scan_block_comment(position)
            elif quote:
                position = self._scan_string(position, len(quote.group()) - 1)
            else:
                depth += {"(": 1, ")": -1}.get(text[position], 0)
                if until_parenthesis and depth < 0:
                    return position
                position += 1
        return position

    def _scan_block_comment(self, start):
        depth, position = 1, start + 2
        while position < len(self.text) and depth:
            pair = self.text[position : position + 2]
            step = {"/*": 1, "*/": -1}.get(pair, 0)
            depth += step
            position += 2 if step else 1
        self._mark(start, position, "c")
        return position

    def _scan_string(self, start, hashes):
        text = self.text
        quote = '"""' if text.startswith('"""', start + hashes) else '"'
        closing, escape = quote + "#" * hashes, "\\" + "#" * hashes
        position = piece = start + hashes + len(quote)
        while position < len(text):
            if text.startswith(closing, position):
                self._mark(piece, position, "s")
                return position + len(closing)
            if quote == '"' and text[position] == "\n":
                return position
            if text.startswith(escape, position):
                after = position + len(escape)
                if text.startswith("(", after):
                    self._mark(piece, position, "s")
                    position = piece = self._scan_code(after + 1, until_parenthesis=True) + 1
                else:
                    position = after + 1
                continue
            position += 1
        self._mark(piece, len(text), "s")
        return len(text)
