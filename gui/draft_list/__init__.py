"""The page that lists all drafts: the table with its filter, new drafts, deleted drafts, the deadline, comparisons.

The pages emit what the clerk wishes and change no draft; drafts_controller.py carries the wishes out in the store.
Begin reading with start_page.py.
"""
