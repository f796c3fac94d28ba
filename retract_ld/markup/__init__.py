"""HTML as bytes: where its elements are, and the JSON-LD that pages carry.

Nothing here parses a page into a tree or writes one out again: a page is its bytes, and
what is found in it is told by offsets into them.
"""
