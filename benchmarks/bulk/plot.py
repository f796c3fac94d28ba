"""A bar chart as SVG, without a plotting library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

__all__ = ["Bar", "plot"]

#: Colours for both schemes; those of text and bars are at least 4.5 : 1 to what is
#: behind them (WCAG 2.2), and ours is told from others by its weight as well.
_STYLE: Final = """\
text { fill: #1f2328 } rect { fill: #57606a } .ours rect { fill: #0b5cad }
.ours text, .title { font-weight: bold }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } rect { fill: #8b949e } .ours rect { fill: #58a6ff }
}"""
_LEFT: Final = 220
_WIDEST: Final = 400


class Bar(NamedTuple):
    """A number and what it is of."""

    name: str
    value: float


def plot(bars: Sequence[Bar], title: str, ours: str = "retract-ld") -> str:
    """Draw numbers as horizontal bars, the longest at full width.

    Args:
        ours: how the names of those begin that stand out.
    """
    most = max(bar.value for bar in bars)
    height = 48 + 28 * len(bars)
    told = "; ".join(f"{bar.name}: {bar.value:,.0f}" for bar in bars)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" '
            f'width="720" height="{height}" role="img" aria-labelledby="title desc" '
            'font-family="system-ui, sans-serif" font-size="13">'
        ),
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(told)}.</desc>',
        f"<style>{_STYLE}</style>",
        f'<text class="title" x="8" y="22">{escape(title)}</text>',
    ]
    for number, (name, value) in enumerate(bars):
        y = 40 + 28 * number
        width = max(1, round(_WIDEST * value / most))
        group = ' class="ours"' if name.startswith(ours) else ""
        parts.append(
            f'<g{group}><text x="8" y="{y + 15}">{escape(name)}</text>'
            f'<rect x="{_LEFT}" y="{y}" width="{width}" height="20"/>'
            f'<text x="{_LEFT + 6 + width}" y="{y + 15}">{value:,.0f}</text></g>'
        )
    return "\n".join([*parts, "</svg>", ""])
