"""体检单: what was checked in a report and what came of it, on a page to be signed and filed; as PDF and Word.

Begin with check_record.py. The other modules make the rows of its tables; the writers of PDF and Word set them as they
set a report, on a page of their own (resources/paper/check_record.toml).
"""
