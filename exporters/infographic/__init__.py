"""一图读懂: the figures of a report as charts, on one page or as an appendix of the report.

chart_data.py chooses the figures, chart_texts.py says them in sentences, charts.py and disclosure_charts.py draw them.
These modules know the form and the report, shapes and fonts, and no file format but in infographic_file.py. Begin with
page.py.
"""
