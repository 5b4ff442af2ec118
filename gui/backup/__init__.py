"""Backup: what keeps the drafts from harm: backups by the hour, restoring one, recovery after damage, who may write.

Is handed the store, the settings, the window and a few actions on drafts, never the whole application. Begin with
data_safety.py, which ties the parts together; open_store.py is called before it.
"""
