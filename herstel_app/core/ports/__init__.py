"""What the middle of the program needs from outside, each with a version that does nothing."""
