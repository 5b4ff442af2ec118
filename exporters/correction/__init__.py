"""Papers about a report that was sent: 更正说明, what was corrected since, and the list of what a published file says.

Begin with correction_paper.py and published_paper.py; the writers of the formats set them as they set a report.
"""
