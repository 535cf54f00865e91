"""Structured data: what pages and data tell machines, in schema.org's words (JSON-LD)."""
