"""What ties the rooms of the window together: every command of the clerk, and one draft from opening to closing.

This room may import every other room of gui except app.py. Begin reading with application.py; draft_session.py shows
what belongs to a draft in the editor.
"""
