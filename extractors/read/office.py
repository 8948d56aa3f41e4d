"""Read what only LibreOffice reads (legacy Word and PowerPoint files, OpenDocument texts): converted first, then read.

The conversion runs without macros, links or network, in a folder of its own that is removed, with limits on time and memory.
Rich text is read without it.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from extractors.read.builder import TextBuilder
from extractors.read.mail.rtf import rtf_text
from extractors.read.text import text_blocks
from extractors.read.word import read_word
from models.documents import Reading
from models.errors import Malformed, NoContent, ReaderTimeout, ToolMissing

SUFFIXES: Final = {
    "application/msword": ".doc",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.text-template": ".ott",
}
RTF: Final = "application/rtf"
TIMEOUT: Final = 120
"""Seconds for one conversion."""
MAX_MEMORY: Final = 4 * 1024**3
MAX_OUTPUT: Final = 300 * 1024**2
_PROGRAMS: Final = ("soffice", "libreoffice")
_ITEM: Final = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}"><value>{}</value></prop></item>'
_SETTINGS: Final = "\n".join(
    (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">',
        _ITEM.format("Common/Security/Scripting", "MacroSecurityLevel", 3),
        _ITEM.format("Common/Security/Scripting", "DisableMacrosExecution", "true"),
        _ITEM.format("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        _ITEM.format("Writer/Content/Update", "Link", 0),
        "</oor:items>",
    )
)
"""LibreOffice's registry for a conversion: no macro runs, no link is followed or brought up to date."""


def read_office(body: bytes, *, name: str, media_type: str, url: str | None = None) -> Reading:
    """A legacy Word file or OpenDocument text, by way of LibreOffice.

    Raises ToolMissing (LibreOffice is not installed), ReaderTimeout, Malformed (it cannot open the file), NoContent.
    """
    program = find_program()
    if program is None:
        raise ToolMissing(
            f"{name} is of type {media_type}, which LibreOffice reads.",
            hint="Install LibreOffice (Debian: apt-get install libreoffice-writer-nogui) and try again.",
        )
    converted = convert(body, SUFFIXES.get(media_type, ".doc"), program, name)
    return replace(read_word(converted, name=name, url=url), media_type=media_type)


def read_rtf(body: bytes, *, name: str) -> Reading:
    """Rich text as paragraphs with their lines. Raises Malformed, LimitExceeded, NoContent."""
    text = rtf_text(body, name)
    if not text.strip():
        raise NoContent(f"{name} has no text.", hint="It may hold only pictures; ask for a version with text.")
    builder = TextBuilder()
    builder.append(text)
    builder.blocks.extend(text_blocks(text))
    return Reading(media_type=RTF, text=builder.text, blocks=tuple(builder.blocks))


def find_program() -> str | None:
    """LibreOffice's path: FOITRACE_SOFFICE, else what the path holds; None where it is not installed."""
    wanted = os.environ.get("FOITRACE_SOFFICE", "").strip()
    for program in (wanted, *_PROGRAMS):
        found = shutil.which(program) if program else None
        if found:
            return found
    return None


def convert(body: bytes, suffix: str, program: str, name: str) -> bytes:
    """The file as docx. Raises ReaderTimeout, Malformed."""
    with tempfile.TemporaryDirectory(prefix="foitrace-office-") as folder:
        home = Path(folder)
        source = home / f"document{suffix}"
        source.write_bytes(body)
        profile = home / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        _run(program, home, profile, source, name)
        target = home / "out" / "document.docx"
        if not target.is_file() or target.stat().st_size > MAX_OUTPUT:
            raise Malformed(f"LibreOffice cannot read {name}.")
        return target.read_bytes()


def _run(program: str, home: Path, profile: Path, source: Path, name: str) -> None:
    """Run one conversion in a process group of its own, so that nothing of it outlives its time."""
    command = [
        program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(home / "out"), str(source),
    ]  # fmt: skip
    # A proxy that nobody listens on keeps linked pictures from being fetched.
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LC_ALL": "C.UTF-8", "TMPDIR": str(home)}
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    process = subprocess.Popen(  # noqa: S603 (a fixed command; the file's name is ours)
        command,
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        resource.prlimit(process.pid, resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        process.wait(timeout=TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise ReaderTimeout(f"LibreOffice took more than {TIMEOUT} seconds over {name}.") from error
    except ProcessLookupError:
        pass
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
