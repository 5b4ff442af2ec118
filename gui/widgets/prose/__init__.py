"""The field for prose: what is pasted into it made plain, figures of the tables inside it, passages marked in it.

Knows no draft and no page. Begin with prose_edit.py.
"""
