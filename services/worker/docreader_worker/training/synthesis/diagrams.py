"""Seeded vector art as SVG text: flow charts, emblems and windows of programs."""

import random

_COLOURS = ("#1f4e79", "#c00000", "#2e7d32", "#6a1b9a", "#e65100", "#00695c", "#333333", "#0277bd", "#ad1457")
_PALE = ("#ffffff", "#eef3f8", "#fdf2e9", "#eaf7ea", "#f3e9f7", "#f5f5f5", "#fff8dc")
_WORDS = (
    "Input", "Parser", "Queue", "Store", "Client", "Server", "Check", "Start", "End", "Cache", "Model",
    "Output", "API",
    "Review", "Approve", "Plan", "Build", "Sensor", "Filter", "ADC", "CPU", "Bus", "Sales", "Board",
    "Audit", "Import",
)  # fmt: skip


def _draw(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - variety, not secrecy


def _svg(width: float, height: float, body: list[str]) -> str:
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(body)}</svg>'


def _text(x: float, y: float, size: float, text: str, colour: str = "#222", anchor: str = "middle") -> str:
    style = f'font-size="{size:.1f}" fill="{colour}" text-anchor="{anchor}" font-family="sans-serif"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{text}</text>'


def draw_diagram(seed: int) -> str:
    """Boxes on a grid joined by arrows."""
    draw = _draw(seed)
    columns, rows = draw.randint(2, 5), draw.randint(1, 4)
    wide, high = draw.uniform(90, 130), draw.uniform(55, 90)
    stroke, fill = draw.choice(_COLOURS), draw.choice(_PALE)
    radius = draw.choice((0, 4, 12))
    tip = '<marker id="a" markerWidth="8" markerHeight="8" refX="7" refY="3" orient="auto">'
    body = [f'<defs>{tip}<path d="M0,0 L7,3 L0,6 z" fill="{stroke}"/></marker></defs>']
    line = f'stroke="{stroke}" stroke-width="{draw.choice((1, 1.5, 2))}" fill="none"'
    for row in range(rows):
        for column in range(columns):
            if draw.random() < 0.15:
                continue
            x, y = column * wide + 8, row * high + 8
            w, h = wide * 0.68, high * 0.55
            if draw.random() < 0.15:
                points = f"{x + w / 2},{y} {x + w},{y + h / 2} {x + w / 2},{y + h} {x},{y + h / 2}"
                body.append(f'<polygon points="{points}" {line.replace("none", fill)}/>')
            else:
                shape = f'x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" rx="{radius}"'
                body.append(f"<rect {shape} {line.replace('none', fill)}/>")
            body.append(_text(x + w / 2, y + h / 2 + 4, 11, draw.choice(_WORDS)))
            if column + 1 < columns and draw.random() < 0.8:
                body.append(f'<path d="M{x + w},{y + h / 2} H{x + wide}" {line} marker-end="url(#a)"/>')
            if row + 1 < rows and draw.random() < 0.5:
                body.append(f'<path d="M{x + w / 2},{y + h} V{y + high}" {line} marker-end="url(#a)"/>')
    return _svg(columns * wide, rows * high, body)


def draw_logo(seed: int) -> str:
    """A simple emblem, with a name beside it half of the time."""
    draw = _draw(seed)
    colour, other = draw.choice(_COLOURS), draw.choice(_COLOURS)
    shape = draw.choice(
        (
            f'<circle cx="20" cy="20" r="18" fill="{colour}"/><circle cx="26" cy="18" r="8" fill="#fff"/>',
            f'<path d="M2,38 L20,2 L38,38 Z" fill="{colour}"/>'
            f'<path d="M12,38 L20,20 L28,38 Z" fill="{other}"/>',
            f'<rect x="2" y="2" width="16" height="36" fill="{colour}"/>'
            f'<rect x="22" y="12" width="16" height="26" fill="{other}"/>',
            f'<path d="M4,20 A16,16 0 1 1 36,20 L28,20 A8,8 0 1 0 12,20 Z" fill="{colour}"/>',
            f'<rect x="3" y="3" width="34" height="34" rx="9" fill="{colour}"/>'
            + _text(20, 29, 24, "D", "#fff"),
        )
    )
    name = "".join(draw.sample(("Nor", "Vel", "Tec", "Lum", "Arc", "Sol", "Gen", "Ora"), 2)).title()
    if draw.random() < 0.6:
        return _svg(52 + 15 * len(name), 40, [shape, _text(48, 29, 24, name, colour, "start")])
    return _svg(40, 40, [shape])


def draw_screen(seed: int) -> str:
    """A window with a title bar, a side list, fields and buttons."""
    draw = _draw(seed)
    width, height = draw.randint(320, 560), draw.randint(180, 340)
    dark = draw.random() < 0.3
    back, ink = ("#2b2b2b", "#ddd") if dark else (draw.choice(_PALE), "#333")
    accent = draw.choice(_COLOURS)
    body = [f'<rect width="{width}" height="{height}" fill="{back}" stroke="#888"/>']
    body.append(
        f'<rect width="{width}" height="22" fill="{accent}"/>' + _text(width / 2, 15, 11, "Settings", "#fff")
    )
    side = draw.choice((0, 90, 120))
    if side:
        body.append(f'<rect y="22" width="{side}" height="{height - 22}" fill="#8884"/>')
        body += [_text(8, y, 10, draw.choice(_WORDS), ink, "start") for y in range(42, height - 8, 18)]
    for y in range(46, height - 30, draw.choice((20, 28, 36))):
        body.append(_text(side + 12, y, 10, " ".join(draw.sample(_WORDS, 2)), ink, "start"))
        if draw.random() < 0.6:
            field = f'x="{side + 120}" y="{y - 12}" width="{max(width - side - 150, 30)}" height="16"'
            body.append(f'<rect {field} fill="#fff" stroke="#999"/>')
    for index in range(draw.randint(1, 3)):
        x = width - 70 * (index + 1)
        body.append(f'<rect x="{x}" y="{height - 26}" width="60" height="18" rx="3" fill="{accent}"/>')
        body.append(_text(x + 30, height - 13, 10, draw.choice(("OK", "Cancel", "Help", "Apply")), "#fff"))
    return _svg(width, height, body)
