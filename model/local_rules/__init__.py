"""本单位规则: demands that a city or a unit adds to the form's, as files of the clerk's in the folder of the drafts.

They are data: equations in the language of the forms, and demands on words without expressions. It knows the form and
no report beyond whose it is; model/words/local_findings.py tests them. Begin with rule_folder.py, which finds
the files, and rule_files.py, which reads them; rule_text.py cuts one into parts, rule_reader.py makes rules of these.
"""
