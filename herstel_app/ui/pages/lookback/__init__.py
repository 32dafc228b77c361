"""Terugblik: what was noted, je maatstaf, and what one can do with it."""
