"""Looking back at what was done and noted; what is said of it, and what can be done with all of it."""
