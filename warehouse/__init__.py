"""The DuckDB warehouse: catalogue, migrations, loader, views, search, trace, verify, publish, export."""

from warehouse.connect import PUBLISHED, WORK, open_read

__all__ = ["PUBLISHED", "WORK", "open_read"]
