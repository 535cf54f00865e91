"""What a publication is made of: the one truth for files, schemas and docs."""
