"""What the lines of a plain text are, step by step; text_file.py makes rows of them.

pages.py parts a text into lines; blank_lines.py learns which empty lines part cells; columns.py finds tables that are
set in columns by blanks; wrapped_headings.py joins their headings; line_ends.py joins lines that were ended by hand.
"""
