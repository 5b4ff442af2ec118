"""Printing and the preview: the pages of the PDF that is exported, drawn on the screen or sent to a printer.

Knows the exporters, the window and the open draft, no editor. Begin with print_page.py (what is asked before, beside
the sheets) and print_job.py (a job's life); pdf_delivery.py sends the PDF as it is, painted_delivery.py paints it.
"""
