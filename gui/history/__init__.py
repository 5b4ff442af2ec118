"""The past of a draft: the timeline of its edits beside the form, and the comparison of two drafts or moments.

May know drafts (gui.draft), styles and widgets, the comparison of the model and, for reading the edits, its store.
Begin with timeline_panel (beside the form) and comparison_page (in place of the list of drafts).
"""
