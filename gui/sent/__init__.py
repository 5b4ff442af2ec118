"""What the window shows of a report that was sent: marking it, what was corrected since, and what was published.

Each part only tells what the clerk wishes; gui/application/sent_commands.py carries it out. Begin with
correction_panel.py and published_panel.py.
"""
