"""Other programs that give the triples of our profile ``schema`` for a register.

Each runs in an environment of its own and knows nothing of retract-ld; `register` holds,
for all of them, what the register's cells mean and how resources are named.
"""
