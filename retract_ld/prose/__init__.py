"""Notices as people write them: from prose to claims, every value with its words.

`read_notice` reads a whole notice. Readers of structured formats that carry a notice's
body as text take its reasons, parties and guidelines from `find_reasons`, `find_parties`
and `find_guidelines`. The rules are data, one file a language (``rules/``).
"""

from __future__ import annotations

from retract_ld.prose.guidelines import find_guidelines
from retract_ld.prose.notice import read_notice
from retract_ld.prose.parties import find_parties
from retract_ld.prose.reasons import find_reasons

__all__ = ["find_guidelines", "find_parties", "find_reasons", "read_notice"]
