"""Claims from elsewhere: what others published, made into claim files."""
