"""Sound as a pure function of session time, and the one mixer that lets it be heard."""
