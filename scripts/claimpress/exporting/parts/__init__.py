"""What the files that hold a whole publication are put together from."""
