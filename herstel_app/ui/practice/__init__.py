"""The practice pane: choose, note how it is, practise, note again."""
