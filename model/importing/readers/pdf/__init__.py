"""What a PDF's pages show, step by step: characters and lines, lines of text, tables. pdf_file.py ties them.

page_reading.py reads a page by page_objects.py, and leaves out what unseen_texts.py, struck_text.py and raised_text.py
tell apart; text_lines.py makes lines and paragraphs; columns_of_text.py halves pages set in two columns;
ruled_tables.py and unruled_tables.py find tables.
"""
