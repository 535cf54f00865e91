"""How far a publication meets published standards, as far as a program can tell."""
