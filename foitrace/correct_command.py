"""`foitrace correct`: a person's override of a wrongly read fact, with its history."""

from __future__ import annotations

import getpass
from pathlib import Path

from foitrace.settings import data_folder
from models.errors import SettingsError
from warehouse.correct import correct, revoke
from warehouse.publish import publish


def correct_fact(fact_id: str, field: str, value: str | None, data: Path | None, reason: str, by: str | None) -> int:
    """Write the correction (`value` None: take the earlier one back) and publish it. Returns 0."""
    folder = data_folder(data)
    person = by or _user()
    if value is None:
        identifier = revoke(folder.work, fact_id, field, reason=reason, by=person)
    else:
        identifier = correct(folder.work, fact_id, field, value, reason=reason, by=person)
    publish(folder.work, folder.published)
    print(f"Correction {identifier} by {person}.")
    return 0


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a container's user may have no name
        raise SettingsError("Your user has no name here.", hint="Say who corrects with --by.") from error
