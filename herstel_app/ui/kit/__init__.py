"""Controls and layouts that more than one page uses."""
