"""Other programs that give the triples of our profiles for a register.

Each runs in an environment of its own and knows nothing of retract-ld. `register` holds,
for all of them, what the register's cells mean and how resources are named; what is said
of each kind of resource is data that the benchmark hands over. How an engine gets there
is written as its users would: columns and expressions, SQL, templates, or a loop.
"""
