"""Exporting: the open draft, or several drafts of the list, written to files.

Asks for formats, names and folders in the window's thread and writes in a worker. Knows the exporters, not how they
draw. Begin with export_controller.py (one draft) or batch_export.py (several).
"""
