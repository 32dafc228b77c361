"""The voice of the operating system: spoken at once, or made into sound."""
