"""One file of drafts per step of the schema, as the program of that time wrote it, and what they hold."""
