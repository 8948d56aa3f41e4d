"""Which fields of a fact a person may correct, and the views that apply the corrections."""

from __future__ import annotations

from warehouse.catalogue.facts import FACT_TABLES
from warehouse.catalogue.grammar import Table, View

WRONG = "is_wrong"
"""The field that takes a fact out of the views."""

CORRECTABLE: dict[str, tuple[str, ...]] = {
    "reference": ("canonical", "scheme", "role"),
    "exemption": ("regime", "provision", "status"),
    "figure": (
        "value",
        "unit",
        "comparator",
        "low",
        "high",
        "measure",
        "whole",
        "period_start_date",
        "period_end_date",
    ),
    "date": ("first_date", "last_date", "precision", "bound", "role"),
}
"""Fields of each kind of fact that a correction may override, beside `is_wrong`."""

CORRECTION_NOW = View(
    "correction_now",
    "The corrections in force: for each corrected fact a map of field to value.",
    """
WITH latest AS (
  SELECT fact_id, field, arg_max(struct_pack(value := value, is_revoked := is_revoked), (corrected_at, correction_id)) AS held
  FROM correction GROUP BY fact_id, field
)
SELECT fact_id, map_from_entries(list((field, held.value) ORDER BY field)) AS fields
FROM latest WHERE NOT held.is_revoked GROUP BY fact_id
""",
    (("fact_id", "The fact."), ("fields", "Map of corrected field to its value as text.")),
)


def _corrected(table: Table, kind: str) -> View:
    replaced = ",\n    ".join(
        f"CASE WHEN map_contains(c.fields, '{name}') THEN TRY_CAST(c.fields['{name}'] AS {column.type}) "
        f"ELSE f.{name} END AS {name}"
        for name in CORRECTABLE[kind]
        for column in table.columns
        if column.name == name
    )
    sql = f"""
SELECT f.* REPLACE (
    {replaced}
  ), c.fact_id IS NOT NULL AS is_corrected
FROM {table.name} f LEFT JOIN correction_now c ON c.fact_id = f.fact_id
WHERE c.fact_id IS NULL OR NOT map_contains(c.fields, '{WRONG}') OR c.fields['{WRONG}'] <> 'true'
"""  # noqa: S608 - names come from the catalogue, never from a user
    columns = tuple((column.name, column.comment) for column in table.columns)
    return View(
        f"{kind}_now",
        f"`{table.name}` with people's corrections applied and facts marked wrong left out.",
        sql,
        (*columns, ("is_corrected", "True when a person corrected a field of it.")),
        warning=table.warning,
    )


CORRECTED = (CORRECTION_NOW, *(_corrected(table, kind) for kind, table in FACT_TABLES.items()))
