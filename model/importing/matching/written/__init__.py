"""The written parts of a report: its title, preamble, prose, signature, and what a web page prints around them.

Begin with read_written_parts() in written_parts.py. It is handed the rows that hold no figures, and leaves nothing out:
what belongs to no part of the report is told in a note.
"""
