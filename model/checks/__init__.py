"""What is wrong or doubtful in a report: totals computed by the form's rules, rules tested, further checks in Python.

It knows the form and reports, but no drafts or files. Begin with rules.py (compute_totals, check_report), then
findings.py; plausibility.py lists the checks that the rule language cannot express.
"""
