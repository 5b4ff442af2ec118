"""What a paste into a table would do: which text goes into which cell, how it is read, what the clerk must look at.

It knows the form, reports and the importer's labels, but not the clipboard or the screen. Begin with paste_plan.py.
"""
