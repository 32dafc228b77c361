"""An exercise or an evening in a terminal: what passes time there, what is shown, and what keys do."""
