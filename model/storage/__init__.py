"""The file of drafts, one SQLite file: opened, migrated, written edit by edit, and read.

It knows reports and findings but no checks and no recovery; salvage and backups build on it. Begin with store.py, what
others call; then connection.py (the open file), database_file.py (the file on the disk) and migrations.py (its schema).
"""
