"""Sound in a process of its own: what goes between the window's process and the child, and who starts it again."""
