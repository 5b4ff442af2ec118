"""Carries drafts to another computer: all of them in an archive and back, or one as a workbook in an encrypted zip.

It knows the store, the rows of drafts and zips. Begin with transfer.py; archive.py is the format of the file.
"""
