"""Matching: from the rows of a Document to the cells, prose and cover of a form, whichever edition it is of.

It knows the forms and the Document, and no file, reader or library that opens files. Begin with match_document() in
matcher.py, which calls all others in order; labels.py says which row or column a printed label means. headings/
finds where sections begin, written/ reads prose and cover.
"""
