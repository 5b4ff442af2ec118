"""infographic."""
