"""The words of rich text (RTF 1.9.1), and of the compressed rich text that Outlook keeps ([MS-OXRTFCP])."""

from __future__ import annotations

import codecs
import re
import struct
from dataclasses import dataclass, field
from typing import Final

from models.errors import LimitExceeded, Malformed

TOKEN: Final = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\(.)|([{}])|([^\\{}\r\n]+)", re.DOTALL
)
SKIPPED: Final = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr generator listtable "
    b"listoverridetable rsidtbl themedata colorschememapping datastore latentstyles xmlnstbl fldinst filetbl revtbl pgptbl "
    b"mmathpr bkmkstart bkmkend objdata shppict nonshppict template userprops passwordhash annotation atnid".split()
)
BREAKS: Final = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": "\t", b"tab": "\t"}
SIGNS: Final = {
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"endash": "–", b"emdash": "—", b"bullet": "•",
    b"enspace": " ", b"emspace": " ",
}  # fmt: skip
MAX_DEPTH: Final = 2_000
MAX_BIN: Final = 100_000_000
MAX_INFLATED: Final = 50_000_000
_DICTIONARY: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans "
    b"SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


@dataclass(slots=True)
class _State:
    skips: bool = False
    uc: int = 1


@dataclass(slots=True)
class _Text:
    pieces: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    swallow: int = 0


def is_rtf(data: bytes) -> bool:
    return data.startswith(b"{\\rtf")


def rtf_text(data: bytes, name: str) -> str:
    """The words of rich text: paragraphs as lines, table cells parted by tabs. Pictures, objects and fields' codes left out.

    Raises Malformed (no rich text), LimitExceeded (nesting).
    """
    if not is_rtf(data):
        raise Malformed(f"{name} is no rich text.")
    found = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    return _Reader(data, name, f"cp{found[1].decode()}" if found else "cp1252").read()


class _Reader:
    """Walks the tokens of rich text once, with a stack of groups."""

    def __init__(self, data: bytes, name: str, codepage: str) -> None:
        self.data, self.name = data, name
        self.codepage = codepage if _exists(codepage) else "cp1252"
        self.out = _Text()
        self.stack: list[_State] = []
        self.state = _State()
        self.starts = False

    def read(self) -> str:
        position = 0
        while match := TOKEN.match(self.data, position) or _next(self.data, position):
            position = match.end()
            position = self._take(match, position)
        self._flush()
        text = "".join(self.out.pieces)
        return "\n".join(" ".join(line.split(" ")).strip(" ") for line in text.split("\n")).strip("\n")

    def _take(self, match: re.Match[bytes], position: int) -> int:
        code, word, argument, symbol, brace, plain = match.groups()
        if brace is not None:
            self._brace(brace)
        elif word is not None:
            return self._word(word, argument, position)
        elif code is not None:
            self._byte(int(code, 16))
        elif symbol is not None:
            self._symbol(symbol)
        elif plain is not None and not self.state.skips:
            self._plain(plain)
        if brace != b"{":
            self.starts = False
        return position

    def _brace(self, brace: bytes) -> None:
        self._flush()
        if brace == b"{":
            self.stack.append(self.state)
            if len(self.stack) > MAX_DEPTH:
                raise LimitExceeded(f"{self.name} nests groups more than {MAX_DEPTH:,} deep.")
            self.state = _State(self.state.skips, self.state.uc)
            self.starts = True
        elif self.stack:
            self.state = self.stack.pop()

    def _word(self, word: bytes, argument: bytes | None, position: int) -> int:
        starts, self.starts = self.starts, False
        if word == b"bin" and argument:
            return position + min(max(int(argument), 0), MAX_BIN)
        if starts and word in SKIPPED:
            self.state.skips = True
        if self.state.skips:
            return position
        if word == b"u" and argument:
            self._flush()
            self.out.pieces.append(_character(int(argument)))
            self.out.swallow = self.state.uc
        elif word == b"uc" and argument:
            self.state.uc = min(max(int(argument), 0), 8)
        elif word in BREAKS or word in SIGNS:
            self._flush()
            self.out.pieces.append(BREAKS.get(word) or SIGNS[word])
        elif word in (b"v", b"deleted") and argument != b"0":
            self.state.skips = True
        return position

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            # A destination that a reader may pass over, and this one does.
            self.state.skips = True
        elif not self.state.skips:
            shown = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}.get(symbol)
            if shown is not None:
                self._flush()
                self.out.pieces.append(shown)

    def _byte(self, value: int) -> None:
        if self.out.swallow:
            self.out.swallow -= 1
        elif not self.state.skips:
            self.out.pending.append(value)

    def _plain(self, plain: bytes) -> None:
        if self.out.swallow:
            gone = min(self.out.swallow, len(plain))
            self.out.swallow -= gone
            plain = plain[gone:]
        self.out.pending.extend(plain)

    def _flush(self) -> None:
        if self.out.pending:
            self.out.pieces.append(self.out.pending.decode(self.codepage, "replace"))
            self.out.pending.clear()
        self.out.swallow = 0


def _next(data: bytes, position: int) -> re.Match[bytes] | None:
    """The next token after line ends, which mean nothing between tokens."""
    return TOKEN.search(data, position) if position < len(data) else None


def _character(value: int) -> str:
    value %= 65_536
    return "\ufffd" if 0xD800 <= value < 0xE000 else chr(value)


def _exists(codepage: str) -> bool:
    try:
        codecs.lookup(codepage)
    except LookupError:
        return False
    return True


def inflate_rtf(data: bytes, name: str) -> bytes:
    """Outlook's compressed rich text, expanded. Raises Malformed, LimitExceeded."""
    if len(data) < 16:
        raise Malformed(f"{name} has rich text that is cut short.")
    _, size, kind = struct.unpack_from("<III", data)
    if size > MAX_INFLATED:
        raise LimitExceeded(f"{name} has rich text of more than {MAX_INFLATED:,} bytes.")
    if kind == 0x414C454D:
        return data[16 : 16 + size]
    if kind != 0x75465A4C:
        raise Malformed(f"{name} has rich text in an unknown compression.")
    return _inflate(data, size)


def _inflate(data: bytes, size: int) -> bytes:
    window = bytearray(_DICTIONARY.ljust(4096, b"\x00"))
    write = len(_DICTIONARY)
    out = bytearray()
    position = 16
    while position < len(data) and len(out) < size:
        control = data[position]
        position += 1
        for bit in range(8):
            if control >> bit & 1:
                if position + 2 > len(data):
                    return bytes(out)
                token = data[position] << 8 | data[position + 1]
                position += 2
                offset, length = token >> 4, (token & 15) + 2
                if offset == write:
                    return bytes(out)
                copied = bytearray()
                for step in range(length):
                    byte = window[(offset + step) % 4096]
                    window[write] = byte
                    write = (write + 1) % 4096
                    copied.append(byte)
                out.extend(copied)
            elif position < len(data):
                byte = data[position]
                position += 1
                window[write] = byte
                write = (write + 1) % 4096
                out.append(byte)
    return bytes(out[:size])
