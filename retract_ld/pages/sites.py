"""A folder of pages and updates → the same pages with what is known put in."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from retract_ld.errors import RetractLDError, VocabularyError
from retract_ld.identifiers import normalize_doi
from retract_ld.pages.content import NoUpdate
from retract_ld.pages.embed import Claims, Options, embed
from retract_ld.pages.embedding import remove

__all__ = [
    "PAGES",
    "PathRule",
    "SiteCounts",
    "change_site",
    "pages_under",
    "write_page",
]

#: Suffixes of the files that are pages.
PAGES: Final = frozenset({".html", ".htm", ".xhtml"})


@dataclass(slots=True)
class SiteCounts:
    """What became of the pages of a site."""

    changed: int = 0
    unchanged: int = 0
    """Pages that said already what they should."""
    silent: int = 0
    """Pages whose document no update is known of."""
    failed: int = 0

    def __add__(self, other: SiteCounts) -> SiteCounts:
        return SiteCounts(
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.silent + other.silent,
            self.failed + other.failed,
        )


class PathRule:
    """How a site's paths tell the DOI of a page: ``articles/{doi}/index.html``.

    Besides ``{doi}``, which may hold slashes and percent-encoding, ``{prefix}`` and
    ``{suffix}`` name its halves for sites that write the slash otherwise.

    >>> PathRule("articles/{doi}/index.html").doi("articles/10.1000/ab.1/index.html")
    '10.1000/ab.1'
    >>> PathRule("{prefix}_{suffix}.html").doi("10.1000_ab.1.html")
    '10.1000/ab.1'
    """

    def __init__(self, pattern: str) -> None:
        parts = re.split(r"\{(doi|prefix|suffix)\}", pattern)
        names = parts[1::2]
        if sorted(names) not in (["doi"], ["prefix", "suffix"]):
            raise VocabularyError(
                f"'{pattern}' does not tell where the DOI stands.",
                hint="Write {doi} once, or {prefix} and {suffix}.",
            )
        inner = {"doi": ".+", "prefix": r"10\.[0-9.]+", "suffix": ".+"}
        self._pattern = re.compile(
            "".join(
                re.escape(part) if number % 2 == 0 else f"(?P<{part}>{inner[part]})"
                for number, part in enumerate(parts)
            )
        )

    def doi(self, path: str) -> str | None:
        """Return the DOI that a path below the site's folder tells, if it fits."""
        match = self._pattern.fullmatch(path)
        if match is None:
            return None
        found = match.groupdict()
        return normalize_doi(
            unquote(found.get("doi") or f"{found['prefix']}/{found['suffix']}")
        )


def pages_under(folder: Path) -> Iterator[Path]:
    """Yield the pages of a folder in a fixed order, hidden folders left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from pages_under(path)
        elif path.suffix.lower() in PAGES:
            yield path


def change_site(
    folder: Path,
    claims: Claims | None,
    options: Options,
    *,
    rule: PathRule | None = None,
    output: Path | None = None,
    on_error: Callable[[Path, RetractLDError], None] = lambda _, __: None,
) -> SiteCounts:
    """Embed into every page of a site that something is known of, one after the other.

    Args:
        claims: ``None`` takes out what was embedded.
        rule: how paths tell DOIs; without one the pages themselves do.
        output: a folder for the changed pages, instead of changing them in place.
        on_error: called with each page that could not be changed; the others go on.
    """
    counts = SiteCounts()
    for path in pages_under(folder):
        below = path.relative_to(folder)
        content = path.read_bytes()
        try:
            changed = (
                remove(content)
                if claims is None
                else _embedded(content, claims, options, rule, below.as_posix())
            )
        except NoUpdate:
            counts.silent += 1
            continue
        except RetractLDError as error:
            counts.failed += 1
            on_error(path, error)
            continue
        if changed == content:
            counts.unchanged += 1
            continue
        write_page(path if output is None else output / below, changed)
        counts.changed += 1
    return counts


def _embedded(
    content: bytes, claims: Claims, options: Options, rule: PathRule | None, path: str
) -> bytes:
    if rule is None:
        return embed(content, claims, options)
    doi = rule.doi(path)
    if doi is None:
        raise NoUpdate("does not fit the rule for paths.")
    return embed(content, claims, replace(options, doi=doi))


def write_page(path: Path, content: bytes) -> None:
    """Write a page whole or not at all; a page that was there keeps its permissions.

    Readers find the old page or the new one. Unlike `open_output` this does not wait for
    the disk: of a thousand pages that would take most of the time, and they can be made
    again.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        mode = target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
