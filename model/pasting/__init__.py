"""pasting."""
