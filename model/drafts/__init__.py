"""A draft, the report that is being written: edited, compared, described in words, carried on into the next year.

It knows reports and checks, but no files. Begin with draft.py.
"""
