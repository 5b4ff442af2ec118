"""The headings of a report's sections: which line may be one, and which of those lines the sections begin with.

Begin with find_headings() in heading_chain.py; heading_lines.py judges a line by itself.
"""
