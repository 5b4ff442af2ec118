"""Backups of the file of drafts, and what can be read of a damaged one.

It knows the store's files and schema, reports and checks; nobody in the model knows it. Begin with backups.py; after
damage recovery.py offers what salvage.py reads of the file (by damaged_database.py, raw_pages.py) beside a backup.
"""
