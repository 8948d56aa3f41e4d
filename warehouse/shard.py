"""Write shards: folders of one Parquet file a table, between extraction and load. The name is a hash of the content."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from models.errors import WarehouseError
from models.identifiers import WIDTH
from warehouse.arrow import arrow_schema
from warehouse.catalogue import BY_NAME, SHARD_TABLES
from warehouse.catalogue.grammar import Table

PREFIX = "shard-"
_SCRATCH = ".writing-"
_CHUNK = 20_000
_STALE_SECONDS = 86_400


def write_shard(folder: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """Write rows (by table, of any number of documents) as one shard in `folder` and return the shard's own folder.

    The shard appears whole or not at all, and writing the same rows again finds it there. Raises WarehouseError on a table or
    column that the catalogue does not have, and OSError when the disk does not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_strangers(rows)
    scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=folder))
    try:
        digest = hashlib.sha256()
        for table in SHARD_TABLES:
            if rows.get(table.name):
                path = scratch / f"{table.name}.parquet"
                _write_table(path, table, rows[table.name])
                digest.update(table.name.encode() + b"\0" + _file_sha256(path))
        return _settle(scratch, folder / f"{PREFIX}{digest.hexdigest()[:WIDTH]}")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def list_shards(folder: Path) -> list[Path]:
    """The finished shards in a folder, oldest first, so that a later reading of a document is loaded after an earlier one."""
    found = folder.glob(f"{PREFIX}*") if folder.is_dir() else ()
    return sorted((path for path in found if path.is_dir()), key=lambda path: (path.stat().st_mtime_ns, path.name))


def remove_shards(shards: Iterable[Path]) -> None:
    """Remove loaded shards, and beside them what a killed writer left unfinished more than a day ago."""
    parents = set()
    for shard in shards:
        # Out of the way at once: half a shard, left by a kill in the middle, would be one that cannot be loaded.
        doomed = shard.with_name(f"{_SCRATCH}{shard.name}")
        shutil.rmtree(doomed, ignore_errors=True)
        with suppress(OSError):
            shard.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)
        parents.add(shard.parent)
    stale = time.time() - _STALE_SECONDS
    for scratch in (path for parent in parents for path in parent.glob(f"{_SCRATCH}*")):
        if scratch.stat().st_mtime < stale:
            shutil.rmtree(scratch, ignore_errors=True)


def _refuse_strangers(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    known = {table.name for table in SHARD_TABLES}
    strangers = sorted(set(rows) - known)
    if strangers:
        raise WarehouseError(
            f"No shard holds a table named {', '.join(strangers)}.", hint=f"Known: {', '.join(sorted(known))}."
        )
    for name, part in rows.items():
        allowed = {*BY_NAME[name].column_names, "extraction_id"}
        wrong = sorted({key for row in part for key in row.keys() - allowed})
        if wrong:
            raise WarehouseError(f"Table {name} has no column {', '.join(wrong)}.")


def _write_table(path: Path, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    schema = arrow_schema(table)
    kept = _without_repeats(table, rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(kept), _CHUNK):
            writer.write_table(pa.Table.from_pylist(kept[start : start + _CHUNK], schema=schema))
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _without_repeats(table: Table, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows without those that another capture of the same bytes brought again, the earliest fetch of a version first."""
    ordered = sorted(rows, key=lambda row: row["fetched_at"]) if table.name == "version" else rows
    columns = (*table.key, "extraction_id")
    return list({tuple(row.get(column) for column in columns): row for row in reversed(ordered)}.values())[::-1]


def _file_sha256(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _settle(scratch: Path, final: Path) -> Path:
    if not final.exists():
        try:
            _sync_folder(scratch)
            scratch.rename(final)
            _sync_folder(final.parent)
        except OSError:
            # Another process wrote the same rows at the same moment: its shard is this one.
            if not final.is_dir():
                raise
    return final


def _sync_folder(folder: Path) -> None:
    """Make what was put into a folder durable: a shard that is noted as written must survive a crash of the machine."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
