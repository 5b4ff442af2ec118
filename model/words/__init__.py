"""What is wrong or doubtful in the words of a report: its preamble, its prose sections and its cover.

It knows the form, reports and the checks of tables, but no drafts or files. Begin with all_findings.py, which gathers
what the checks of tables and of words find, and word_checks.py, which lists the checks of words.
"""
