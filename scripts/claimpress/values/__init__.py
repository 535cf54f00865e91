"""The bottom floor: values that know nothing of files, claims or engines."""
