"""A report, what one body tells of one year, as a frozen value, and the edits that lead from one to the next.

It knows the form and its figures, but no checks, drafts or files. Begin with report.py and edits.py.
"""
