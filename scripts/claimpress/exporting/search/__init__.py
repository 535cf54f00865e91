"""The search index: what browsers read to find claims, in small files of JSON."""
