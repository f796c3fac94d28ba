"""``python -m retract_ld`` is the command line."""

from retract_ld.cli import main

main()
