"""Figures of the tables that stand in the prose and follow the tables: what they are called, and how they are shown.

It knows the form and reports, but no drafts or files; how a linked text is stored says model/report/linked_text.py.
Begin with names.py and shown_figures.py.
"""
