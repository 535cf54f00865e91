"""The built site, read back as strangers will: what is in it, and what must not be."""
