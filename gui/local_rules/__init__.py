"""本单位规则: the page that lists the clerk's files of rules and what is wrong in them, and reading them anew.

The rules themselves are of model/local_rules/. Begin with local_rules_controller.py.
"""
