"""What follows from the claims: order, groups, relations, counts."""
