"""The panel of what the checks found, beside the form: a list of findings, the way to each place, explanations.

May know styles, widgets and the findings of the model; knows no grid and no page: it tells by signals where to go.
Begin with findings_panel; findings_model makes the rows, findings_delegate draws them.
"""
