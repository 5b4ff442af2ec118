"""The form, a report, its rules and its drafts: everything but screens and papers."""
