"""Findings as one HTML page that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Final

from retract_ld.validation.report import SEVERITIES, Result

__all__ = ["html_page"]

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; color: #222; background: #fff; }
h2 { margin-top: 2rem; font-size: 1.1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top;
  border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
.violation { color: #a00; } .warning { color: #850; } .info { color: #246; }
caption { text-align: left; color: #555; }
.count { text-align: right; }
small { color: #555; }
"""


def html_page(
    verdict: str, shown: Mapping[str, list[Result]], counts: Mapping[str, int]
) -> str:
    """Return the page: the verdict, a table of rules, the findings by rule."""
    order = sorted(
        shown, key=lambda rule: (SEVERITIES.index(shown[rule][0].severity), rule)
    )
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Validation by retract-ld</title>\n<style>{_STYLE}</style>\n</head>",
        f"<body>\n<main>\n<h1>Validation</h1>\n<p><strong>{escape(verdict)}</strong></p>",
    ]
    if order:
        parts += ["<table>\n<caption>Rules that found something</caption>"]
        parts += [_heads("Rule", "Severity", "Found", "What")]
        parts += [_row(shown[r][0], counts) for r in order]
        parts += ["</table>"]
    parts += [_section(shown[rule], counts.get(rule, 0)) for rule in order]
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _heads(*names: str) -> str:
    cells = "".join(f'<th scope="col">{name}</th>' for name in names)
    return f"<tr>{cells}</tr>"


def _row(example: Result, counts: Mapping[str, int]) -> str:
    rule = escape(example.rule)
    return (
        f'<tr><td><a href="#{rule}">{rule}</a></td>'
        f'<td class="{example.severity}">{example.severity}</td>'
        f'<td class="count">{counts.get(example.rule, 0):,}</td>'
        f"<td>{escape(example.message)}</td></tr>"
    )


def _section(results: list[Result], count: int) -> str:
    first = results[0]
    source = escape(first.clause)
    if first.link:
        source = f'<a href="{escape(first.link)}">{source}</a>'
    lines = [
        f'<h2 id="{escape(first.rule)}">{escape(first.rule)}: {escape(first.message)}</h2>',
        f"<p>{escape(first.hint)} <small>Rests on: {source or 'no clause'}.</small></p>",
        "<table>",
        _heads("Where", "Node", "Value"),
        *map(_finding, results),
        "</table>",
    ]
    hidden = count - sum(not result.suppressed for result in results)
    if hidden > 0:
        lines.append(f"<p>… and {hidden:,} more.</p>")
    return "\n".join(lines)


def _finding(result: Result) -> str:
    value = escape(f"{result.value:.200}") if result.value else ""
    if result.suppressed:
        value += f" <small>Suppressed: {escape(result.suppressed)}</small>"
    node = escape(result.focus)
    if result.focus.startswith(("http://", "https://")):
        node = f'<a href="{node}">{node}</a>'
    return f"<tr><td>{escape(result.where)}</td><td>{node}</td><td>{value}</td></tr>"
