"""The look before a paste: the form with the incoming figures in it, and a list of what should be looked at.

Begin with paste_dialog.py. What is pasted where is planned in model/pasting; what the clerk decides about it is kept in
paste_decisions.py, and shown in the form (incoming_grid.py) and in the list (exception_list.py).
"""
