"""A bar chart as SVG, without a plotting library."""

from __future__ import annotations

from xml.sax.saxutils import escape

__all__ = ["plot"]


def plot(bars: list[tuple[str, float]], title: str = "Triples per CPU second") -> str:
    """Draw named numbers as horizontal bars, the longest at full width."""
    most = max(value for _, value in bars)
    height = 44 + 28 * len(bars)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{height}" '
            'font-family="sans-serif" font-size="13">'
        ),
        f'<text x="8" y="22" font-weight="bold">{escape(title)}</text>',
    ]
    for number, (name, value) in enumerate(bars):
        y = 36 + 28 * number
        width = max(1, round(380 * value / most))
        parts += [
            f'<text x="8" y="{y + 15}">{escape(name)}</text>',
            f'<rect x="230" y="{y}" width="{width}" height="20" fill="#36c"/>',
            f'<text x="{236 + width}" y="{y + 15}">{value:,.0f}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
