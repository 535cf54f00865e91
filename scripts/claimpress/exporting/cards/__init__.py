"""Share cards: a picture of each check, for the places where its address is shared."""
