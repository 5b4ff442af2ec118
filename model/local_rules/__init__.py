"""本单位规则: demands that a city or a unit adds to the form's, as files of the clerk's in the folder of the drafts.

They are data: equations in the language of the forms, and demands on words without expressions. It knows the form and
no report beyond whose it is; model/words/local_findings.py tests them. Begin with rule_files.py, which finds and reads
the files, then rule_text.py (one file as parts with their lines) and rule_reader.py (one part as a rule).
"""
