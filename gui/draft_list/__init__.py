"""draft_list."""
