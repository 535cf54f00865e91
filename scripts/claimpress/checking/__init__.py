"""What a sound file can still get wrong: rules over frozen claims."""
