"""Keeping, copying and deleting what was done: the same cards in Terugblik and in Instellingen."""
