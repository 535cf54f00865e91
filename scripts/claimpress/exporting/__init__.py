"""The publication as data for programs."""
