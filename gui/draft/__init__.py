"""One draft while it is open: its edits and undo stack, how edits are stored, how its earlier versions are read.

It knows the model and Qt's core but no page; the editor, the grid and the timeline are built on it. Begin reading with
open_draft.py. draft_words.py is how a draft is named in every list.
"""
