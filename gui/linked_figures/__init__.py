"""Figures of the tables in a prose field: typed as {本年新收} or picked from a list, shown as chips, kept up to date.

It knows the open draft and the prose field, but not the pages that show them. Begin with linked_prose.py.
"""
