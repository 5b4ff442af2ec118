"""Our files in other people's programs; skipped where such a program is not installed."""
