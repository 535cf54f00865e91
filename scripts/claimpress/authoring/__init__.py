"""Files that are started for a person to finish."""
