"""Structured claim files in, a fact-check publication out."""

__version__ = "0.1.0"
