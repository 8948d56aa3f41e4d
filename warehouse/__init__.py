"""The DuckDB warehouse: catalogue, migrations, loader, views, search, trace, verify, publish, export."""
