"""Collecting: the page on which an office receives the reports of its units and has the draft of their sum made.

Reads in a worker and knows only what came of it, as plain values; the collection itself stays in its file. Begin with
collecting_controller.py, which ties the page (collecting_page) to the worker and the papers (collection_papers).
"""
