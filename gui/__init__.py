"""The graphical interface: the only package that imports PySide6.

Begin reading with app.py, which opens the window; application/ ties the rooms together, editor/ is what a draft is
filled in with, draft_list/ the page that lists all drafts.
"""
