"""typesetting."""
