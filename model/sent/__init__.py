"""What became of a report after it was sent: how it was corrected since, and whether what was published says the same.

Begin with correction.py and published_check.py. What a version is and how it is stored stands in
model/report/sendings.py. The room knows no file and no paper.
"""
