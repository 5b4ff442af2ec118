"""The page of each section of the open draft: the cover, a table, or prose, all on the same sheet of paper.

Knows the draft and the rooms of grids, linked figures and wordings, and nothing of tabs, panels and menus around it.
Begin with section_pages.
"""
