"""Source files: TOML read into sources, with errors that name the file, the line and what is allowed."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from flows.discover.selectors import selector_faults
from flows.toml_lines import find_line
from models.authorities import authorities
from models.errors import PathDenied, PathMissing, SourceFileError
from models.sources import Source

MAX_FILE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a source file: its line from 1, and what is wrong and allowed in words."""

    line: int
    words: str


def read_source(path: Path) -> Source:
    """The source that a file describes. Relative paths in `start` are relative to the file.

    Raises SourceFileError that lists every fault with its line, PathMissing, PathDenied.
    """
    text = _text(path)
    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceFileError(
            f"{path}: not TOML: {error}.", hint="Strings need quotes; tables look like [limits]."
        ) from error
    try:
        source = Source.model_validate(_with_paths(settings, path))
    except ValidationError as error:
        faults = [Fault(find_line(text, _place(detail)), _in_words(detail)) for detail in error.errors()]
        raise _refusal(path, faults) from error
    faults = list(_selector_faults(source, text))
    if source.name != path.stem:
        words = f'name: "{source.name}" must be the name of the file, "{path.stem}"'
        faults.append(Fault(find_line(text, ("name",)), words))
    if faults:
        raise _refusal(path, faults)
    return source


def read_sources(places: Iterable[Path]) -> list[Source]:
    """The sources of files and of folders of files, in order of name. Two sources of one name are refused."""
    files: list[Path] = []
    for place in places:
        files.extend(sorted(place.glob("*.toml")) if place.is_dir() else [place])
    sources = [read_source(path) for path in files]
    seen: dict[str, Path] = {}
    for source, path in zip(sources, files, strict=True):
        if source.name in seen and seen[source.name].resolve() != path.resolve():
            raise SourceFileError(f'{path}: a source named "{source.name}" is in {seen[source.name]} already.')
        seen[source.name] = path
    return sources


def bundled_folder() -> Path:
    """Where the source files that come with foitrace lie."""
    return Path(str(resources.files("flows").joinpath("sources")))


def find_source(name: str) -> Source:
    """A source by the name of a bundled file, or by the path of a file. Raises PathMissing with the nearest names."""
    place = Path(name)
    if place.suffix == ".toml" or "/" in name:
        return read_source(place)
    bundled = bundled_folder() / f"{name}.toml"
    if not bundled.exists():
        names = sorted(path.stem for path in bundled_folder().glob("*.toml"))
        near = difflib.get_close_matches(name, names, n=3) or names
        raise PathMissing(f'No source is named "{name}".', hint=f"Known are: {', '.join(near)}.")
    return read_source(bundled)


def remarks(source: Source) -> list[str]:
    """What a person should look at in a source that may be used as it is."""
    said = []
    if source.publisher and source.kind not in ("press", "files"):
        names = {name.casefold(): name for body in authorities() for name in (*body.names, body.abbreviation)}
        if source.publisher.casefold() not in names:
            near = difflib.get_close_matches(source.publisher.casefold(), names, n=1)
            hint = f'; is "{names[near[0]]}" meant?' if near else ""
            said.append(f'publisher: "{source.publisher}" is not in the registry of authorities{hint}')
    if not source.licence:
        said.append("licence: not said; what may be republished is not known")
    if not source.politeness.contact:
        said.append("politeness.contact: not said; FOITRACE_CONTACT is used, so that site owners can reach you")
    return said


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE:
            raise SourceFileError(f"{path}: larger than a source file can be.")
        return path.read_text("utf-8")
    except (FileNotFoundError, IsADirectoryError) as error:
        raise PathMissing(f"{path} is no file.") from error
    except PermissionError as error:
        raise PathDenied(f"{path} may not be read.") from error
    except UnicodeDecodeError as error:
        raise SourceFileError(f"{path}: not UTF-8, as TOML must be: {error}.") from error


def _with_paths(settings: dict[str, Any], path: Path) -> dict[str, Any]:
    """The settings with the relative paths of local start points made absolute."""
    discovery = settings.get("discovery")
    if not isinstance(discovery, dict) or not isinstance(discovery.get("start"), list):
        return settings
    start = discovery["start"]
    if discovery.get("method") in ("folder", "warc", "urls"):
        start = [_absolute(place, path) for place in start]
    return {**settings, "discovery": {**discovery, "start": start}}


def _absolute(place: Any, path: Path) -> Any:
    if not isinstance(place, str) or "://" in place:
        return place
    return str(path.absolute().parent / place)


def _place(detail: ErrorDetails) -> tuple[str | int, ...]:
    """Where the fault is: a check over a whole table names its setting in front of a colon."""
    place = tuple(detail["loc"])
    if detail["type"] == "value_error":
        name = str(detail["ctx"]["error"]).partition(":")[0]
        if name.isidentifier() and (not place or place[-1] != name):
            return (*place, name)
    return place


def _in_words(detail: ErrorDetails) -> str:
    place = tuple(detail["loc"])
    name = ".".join(str(part) for part in place if isinstance(part, str))
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        words = str(context["error"])
        return words if not name or words.startswith(f"{place[-1]}:") else f"{name}: {words}"
    if kind == "extra_forbidden":
        return _unknown_key(place, name)
    if kind == "missing":
        return f"{name}: must be given{_allowed(place)}"
    if kind == "literal_error":
        return f"{name}: {detail['input']!r} is not allowed{_allowed(place)}"
    return f"{name}: {detail['msg'][0].lower()}{detail['msg'][1:]}, not {_short(detail['input'])}"


def _unknown_key(place: tuple[str | int, ...], name: str) -> str:
    known = sorted(_fields(place[:-1]))
    near = difflib.get_close_matches(str(place[-1]), known, n=1)
    hint = f'; is "{near[0]}" meant?' if near else _elsewhere(str(place[-1]))
    return f"{name}: no such setting{hint} (allowed here: {', '.join(known)})"


def _elsewhere(key: str) -> str:
    """Where a setting belongs that was put into the wrong table."""
    tables = [name for name in Source.model_fields if key in _fields((name,))]
    if tables:
        return f"; it belongs into [{tables[0]}]"
    return "; it belongs above all tables" if key in Source.model_fields else ""


def _allowed(place: tuple[str | int, ...]) -> str:
    """The allowed values of a setting that has a fixed choice of them."""
    field = _fields(place[:-1]).get(str(place[-1])) if place else None
    values = [value for value in get_args(getattr(field, "annotation", None)) if isinstance(value, str)]
    return f" (allowed: {', '.join(values)})" if values else ""


def _fields(place: tuple[str | int, ...]) -> Mapping[str, Any]:
    """The settings of the table at a place."""
    model: Any = Source
    for part in place:
        field = model.model_fields.get(str(part)) if isinstance(model, type) and issubclass(model, BaseModel) else None
        model = getattr(field, "annotation", None)
    return model.model_fields if isinstance(model, type) and issubclass(model, BaseModel) else {}


def _short(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 60 else f"{words[:57]}..."


def _selector_faults(source: Source, text: str) -> Iterable[Fault]:
    for name, fault in selector_faults(source):
        yield Fault(find_line(text, name.split(".")), f"{name}: {fault}")


def _refusal(path: Path, faults: Iterable[Fault]) -> SourceFileError:
    ordered = sorted(faults, key=lambda fault: fault.line)
    return SourceFileError("\n".join(f"{path}:{fault.line}: {fault.words}" for fault in ordered))
