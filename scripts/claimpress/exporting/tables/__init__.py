"""The publication as tables: CSV, a data package, a database."""
