"""What web pages, the clipboard's HTML and Word files show to the eye, and what they only hold.

Web pages: style_sheets.py reads their own style sheets with css_selectors.py, page_looks.py judges each element by
them, unseen_text.py parts what is shown from the rest, page_tables.py reads tables, pasted_tables.py those of the
clipboard. Word files: word_styles.py and word_text.py.
"""
