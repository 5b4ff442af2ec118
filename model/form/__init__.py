"""The blank form of each edition, read from resources/forms: cells, headings, rules, and how a figure is written.

It knows nothing of reports or files of drafts; everything else builds on it. Begin with form.py for what a form is
made of, then editions.py (how it is read), figures.py (figures) and sheet.py (where each cell of a table stands).
"""
