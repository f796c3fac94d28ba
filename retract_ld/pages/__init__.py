"""JSON-LD in journal pages: put it in, read it back, check it."""
