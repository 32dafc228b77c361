"""What happens in which order: without a window, a sound device or a file of its own."""
