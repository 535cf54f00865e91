"""What makes evidence last: addresses looked after, copies asked for, kept and compared."""
