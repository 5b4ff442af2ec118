"""What a paper of a report consists of, before any format is chosen.

Here lie the blocks (title, paragraphs, tables, signature), what may be chosen for an export, and the properties every
document states. These modules know the model and, for the charts of the appendix, the room infographic; they know no
file format. Begin with blocks.py.
"""
