"""The editor of one draft: a tab for each section of the form, side panels, the preview, the find bar.

It enters values through gui.draft.open_draft only, and knows neither the store's file nor the list of drafts. Begin
reading with editor.py; commands.py is what the menus do here.
"""
