"""The window: widgets render and report intent, nothing here decides what an exercise is."""
