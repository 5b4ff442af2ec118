"""Recognises the file of drafts: whose file it is, of which version, and whether it has the state that was stored last.

What the file itself cannot tell stands in a record beside it. Begin with newest_state.py; file_kind.py is asked first.
"""
