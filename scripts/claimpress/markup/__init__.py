"""ClaimReview as anybody publishes it: read as collectors read it, and its defects named."""
