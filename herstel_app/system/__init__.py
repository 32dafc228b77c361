"""What the operating system does for the program: one instance, starting at login, and a clock that may jump."""
