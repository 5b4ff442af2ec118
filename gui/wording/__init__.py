"""Words for the prose sections: sentences made from the tables, and last year's text to read beside this year's.

What is taken is put in at the cursor as one edit; nothing comes unasked. Begin with sentence_offers.py and
last_year_page.py.
"""
