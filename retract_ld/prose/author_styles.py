"""Where one author's name ends, as the style of the list tells."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.names import INITIALS, is_family, is_name

__all__ = ["COLLECTIVE", "FAMILY_FIRST", "MAX_ITEM", "SUFFIX", "end_by_style"]

MAX_ITEM: Final = 60
#: ``Choi M. Korean J`` after ``Yoon SH``: a stop after bare initials ends the list.
_ALIKE: Final = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[-'’ ](?=[^\W\d_]{2}))+ [^\W\d_a-z]{1,4}(?=\. \S)"
)
_INITIALS_ONLY: Final = re.compile(r"(?:[^\W\d_a-z]\.[- ]?){1,4}(?=:| [^\W\d_a-z]\w|$)")
#: ``Costa F. Soil Lett`` after ``Graffi M.``: the initials' stops are all it has.
_DOTTED_LAST: Final = re.compile(r"^[^,]{2,40}[^\W\d_]{2} (?:[^\W\d_a-z]\.-?){1,4}$")
_ALIKE_DOTTED: Final = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[-'’ ](?=[^\W\d_]{2}))+ (?:[^\W\d_a-z]\.-?){1,4}(?= [^\W\d_])"
)
SUFFIX: Final = re.compile(r"(?:Jr|Sr)\.?|II|III")
#: Authors that are no persons.
COLLECTIVE: Final = re.compile(
    r"(?:[Tt]he )?[A-Z](?:[\w&'’/-]| (?=[A-Z]|of |the |for |and |in )){3,90}?"
    r" (?:Investigators|Group|Collaborations?|Consortium|Collaborators|Network|Initiative"
    r"|Task Force|Working Party|Committee|Writing Team)(?=[.,;:]|$| and )"
)
FAMILY_FIRST: Final = re.compile(
    r"[^\W\d_]{2},? (?:[^\W\d_a-z]\.?[- ]?){1,4}(?: (?:Jr|Sr|[23][nr]d)\.?)?$"
)


def end_by_style(
    item: str, previous: str, *, turned: bool, comma: str, linked: bool
) -> int | None:
    """Return where an item's name ends as the style of the name before it tells.

    An item `linked` by "and" to the name before it does not begin with that one's initials.
    """
    group = COLLECTIVE.match(item)
    if group:
        return group.end()
    suffix = SUFFIX.match(item) if previous else None
    if suffix and not item[suffix.end() : suffix.end() + 1].isalpha():
        return suffix.end()
    if previous and FAMILY_FIRST.search(previous) and "." not in previous:
        alike = _ALIKE.match(item)
        if alike and not item.startswith(" ST. ", alike.end() - 3):
            return alike.end()
    if _DOTTED_LAST.search(previous):
        dotted = _ALIKE_DOTTED.match(item)
        if dotted:
            return dotted.end()
    if previous and not linked and "," not in previous and is_family(previous):
        initials = _INITIALS_ONLY.match(item)
        if initials and (turned or not is_name(re.split(r" ?[(\[]", item)[0])):
            return initials.end()
    if len(item) > MAX_ITEM:
        return None
    bare = item.rstrip(" *†‡§¶#\n")
    if (
        is_name(bare)
        or (previous and INITIALS.fullmatch(bare))
        or (not previous and comma == "," and is_family(bare))
        or ("," in previous and is_family(bare))
    ):
        return len(bare)
    return None
