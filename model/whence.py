"""By what way a draft may have come beside another state of the same draft; "" for one that was made here."""

SALVAGED = "salvaged"
"""Read from a damaged file."""

BACKED_UP = "backed up"
"""From a backup, after damage."""

CARRIED = "carried"
"""With all drafts of another computer."""
