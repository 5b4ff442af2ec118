"""What a PDF's pages hold, step by step: characters and ruling lines, lines of text, tables. pdf_file.py ties them.

page_objects.py reads a page; text_lines.py makes lines and paragraphs of its characters; columns_of_text.py halves
pages set in two columns; ruled_tables.py and unruled_tables.py find tables.
"""
