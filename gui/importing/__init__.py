"""Importing: files that become drafts, and folders whose reports are checked.

The readers run in a worker thread; drafts are made in the window's thread. Knows the store, the window and
model.importing, but no editor. Begin with import_controller.py, which ties the worker (import_worker), the drafts made
(imported_drafts) and the results (results_controller, results_page, file_page).
"""
