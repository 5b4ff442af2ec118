"""The main window without its pages: menus and their actions, the area for messages, the status bar.

It knows no page: the list of drafts and the editor are handed to it as the classes of pages.py. Begin reading with
main_window.py; actions.py is the table of all menus.
"""
