"""The looks of headings: loud ones in large or bold type, and quiet ones that one thing alone tells."""

import random

_QUIET = (
    "", "", "color:{accent}", "text-transform:uppercase", "text-transform:uppercase",
    "font-variant:small-caps", "font-style:italic", "text-align:center",
    "text-align:center;text-transform:uppercase",
    "text-decoration:underline", "text-decoration:underline", "border-bottom:.6pt solid {accent}",
    "letter-spacing:.1em", "font-weight:700", "font-weight:700", "background:{tint};padding:1pt 4pt",
)  # fmt: skip


def headings_css(
    draw: random.Random, size: float, leading: float, gap: float, accent: str, tint: str
) -> list[str]:
    """The rules of headings of three levels for a body of ``size`` points whose paragraphs are ``gap`` apart.

    The higher the level, the louder.
    """
    loud = draw.choices((3, 2, 1, 0), (50, 12, 10, 28))[0]
    rules = [_loud(draw, level, size, accent) for level in range(1, loud + 1)]
    quiet = (_quiet(draw, size, leading, gap, accent, tint) for _ in range(loud, 3))
    return [f".h{level}{{{';'.join(rule)}}}" for level, rule in enumerate((*rules, *quiet), 1)]


def _loud(draw: random.Random, level: int, size: float, accent: str) -> list[str]:
    scale = (draw.uniform(1.2, 1.9), draw.uniform(1.05, 1.4), draw.uniform(0.95, 1.15))[level - 1]
    rules = [f"font-size:{size * scale:.2f}pt", f"line-height:{draw.uniform(1.05, 1.3):.2f}"]
    # A large heading may be of plain type, a small one only rarely.
    rules.append(f"font-weight:{draw.choice((700, 700, 600, 400) if scale > 1.15 else (700, 700, 700, 600))}")
    rules.append(f"margin:{size * draw.uniform(0.6, 1.8):.1f}pt 0 {size * draw.uniform(0.2, 0.8):.1f}pt")
    rules.append(f"text-align:{draw.choice(('start', 'start', 'start', 'start', 'center'))}")
    if draw.random() < 0.15:
        rules.append("text-transform:uppercase")
    elif draw.random() < 0.1:
        rules.append("font-variant:small-caps")
    elif draw.random() < 0.15:
        rules.append("font-style:italic")
    if draw.random() < 0.7:
        rules.append(f"color:{accent}")
    if draw.random() < 0.08:
        rules.append(f"border-bottom:{draw.choice((0.5, 1, 2))}pt solid {accent}")
    elif draw.random() < 0.05:
        rules.append(f"background:{accent};color:#fff;padding:2pt 5pt")
    if draw.random() < 0.06:
        rules.append("letter-spacing:0.08em")
    return rules


def _quiet(draw: random.Random, size: float, leading: float, gap: float, accent: str, tint: str) -> list[str]:
    """A heading of about the body's size in plain type, now and then no farther apart than a paragraph."""
    above, below = size * leading * draw.uniform(0.6, 2.0), size * leading * draw.choice((0, 0.3, 0.7, 1.0))
    if gap and draw.random() < 0.3:
        above, below = gap, draw.choice((0, gap))
    return [
        f"font-size:{size * draw.choice((1.0, 1.0, draw.uniform(0.92, 1.12))):.2f}pt",
        "font-weight:400",
        f"margin:{above:.1f}pt 0 {below:.1f}pt",
        draw.choice(_QUIET).format(accent=accent, tint=tint),
    ]
