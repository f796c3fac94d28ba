"""Degrees, offices and orders that follow a name and are no part of it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["DEGREE", "DEGREES", "degrees_end", "without_degrees"]

#: One degree: ``MD``, ``Ph.D.``, ``FAAN``, ``S.J.``.
DEGREE: Final = (
    r"(?:M\.?D|Ph\.?D|M\.?B\.?B\.?S|M\.?B|B\.?Ch|MB ?BCh|MBChB|M\.?Sc|B\.?Sc|M\.?S|M\.?A|B\.?A"
    r"|B\.?S|M\.?P\.?H|Ed\.?D|M\.?Ed|M\.?Eng|Psy\.?D|Sc\.?D|Dr\.?PH|J\.?D|LL\.?[BMD]|M\.?D\.?S"
    r"|B\.?D\.?S|BDentSc|MFDS|MJDF|MOrth|D\.?Phil|D\.?D\.?S|D\.?M\.?D|D\.?V\.?M|BVSc|MRCVS"
    r"|Dip[A-Z]{2,6}|DACV[A-Z]{1,3}|[FM]RC[A-Z]{1,4}d?|F[AR]C[A-Z]{1,3}|FA[A-Z]{2}|MBA|MPhil"
    r"|M\.?Phil|DNP|DNSc|APRN|ARNP|CRNA|CNM|CNS|FNP(?:-BC)?|RPh|R\.?N|B\.?S\.?N|M\.?S\.?N|MSW"
    r"|LCSW|RD|LD|R?PT|DPT|OTR(?:/L)?|CCC-SLP|DO|Pharm\.?D|Dr\.? ?PH|D\.?Sc|P\.?E|Esq|Q\.?C"
    r"|(?:(?:Student|Senior|Life|Associate|Graduate Student) )?(?:Member|Fellow),? (?:IEEE|ASME"
    r"|AIAA|ACM|OSA|ASCE)|(?:[AFS]\.)?M?\.?ASCE|BN|S\.J|O\.P|O\.S\.B|O\.F\.M|C\.S\.C|O\.S\.A)\.?(?![A-Za-z_.-])"
)
#: Degrees after a name's comma, with commas between.
DEGREES: Final = re.compile(rf"(?:, ?{DEGREE}){{1,8}}")


def degrees_end(plain: str, start: int, high: int) -> int:
    """Return where the degrees end that follow a name, or `start` if there are none.

    >>> degrees_end("Jane Roe, MD, PhD; Bo Poe", 8, 25)
    17
    """
    found = DEGREES.match(plain, start, high)
    return found.end() if found else start


#: A name in full with degrees and no comma before them: ``Jane Roe RN PhD``.
_BARE: Final = re.compile(
    rf"(?P<name>[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)? .{{0,50}}?[^\W\d_A-Z])"
    rf"(?P<degrees>(?: {DEGREE}){{1,6}})$"
)


def without_degrees(name: str) -> str:
    """Return a name without the degrees that follow it with nothing between.

    What may be initials is left: ``Roe Gil MD``.

    >>> without_degrees("Jane B. Roe RN PhD"), without_degrees("Roe Gil MD")
    ('Jane B. Roe', 'Roe Gil MD')
    """
    bare = _BARE.fullmatch(name)
    sure = bare and (
        bare["degrees"].count(" ") > 1 or any(map(str.islower, bare["degrees"]))
    )
    return bare["name"] if bare and sure else name
