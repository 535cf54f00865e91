"""From frozen claims to the files an engine turns into pages."""
