"""Everything that lives in files: the content, the journal, the settings."""
