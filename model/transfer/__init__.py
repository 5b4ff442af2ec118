"""Carries drafts to another computer and back in an archive: all of them, or one, with or without a passphrase.

It knows the store, the rows of drafts and zips. Begin with transfer.py; archive.py is the format of the file.
"""
