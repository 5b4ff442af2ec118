"""Chinese text composition: fonts, line breaking, justification, the layout of tables and the page standard.

These modules know characters, widths and the tables of the form; they know no file format and no report. Begin with
page_standard.py (the numbers of GB/T 9704-2012), then fonts.py and justification.py.
"""
