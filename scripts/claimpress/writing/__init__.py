"""The end of the pipeline: the disk."""
