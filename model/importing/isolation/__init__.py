"""Strangers' files are read in a process of their own, which may crash, hang or want all memory, and is then replaced.

Begin with isolated_reading.py: read_isolated() is read_report() of the package above, within a Budget. worker.py is
what runs in the other process; messages.py has what passes between the two; reading_process.py starts, asks, watches
and ends it.
"""
