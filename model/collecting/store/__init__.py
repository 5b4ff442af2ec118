"""The file of collections (collections.db): rosters, what was read, each unit's state, its figures and their sums.

collection_file.py opens it, schema.py has its tables; each of the other modules reads and writes some of them.
"""
