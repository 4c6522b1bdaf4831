"""Figures drawn by Typst itself: charts, diagrams, scenes."""

from collections.abc import Callable
from random import Random

from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape, string

_PALETTES = (
    ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd"),
    ("#4c72b0", "#dd8452", "#55a868", "#c44e52", "#8172b3"),
    ("#222222", "#666666", "#999999", "#bbbbbb", "#dddddd"),
    ("#003f5c", "#58508d", "#bc5090", "#ff6361", "#ffa600"),
    ("#264653", "#2a9d8f", "#e9c46a", "#f4a261", "#e76f51"),
)


def figure(draft: Draft, width: float, height: float) -> str:
    """Markup of a marked picture of ``width`` x ``height`` points."""
    return draft.picture(draw_figure(draft, width, height))


def draw_figure(draft: Draft, width: float, height: float) -> str:
    """Markup of a picture without a mark of its own."""
    if draft.random.random() < 0.6:
        return _image(draft, width, height)
    kinds: tuple[Callable[[Draft, float, float], str], ...] = (
        _bars,
        _lines,
        _scatter,
        _boxes,
        _scene,
        _shares,
        _heat,
    )
    kind = draft.random.choices(kinds, (3, 3, 2, 3, 3, 1, 1))[0]
    drawn = kind(draft, width, height)
    return f"#block(width: {width:.1f}pt, height: {height:.1f}pt, clip: true, {{\n{drawn}\n}})"


def _image(draft: Draft, width: float, height: float) -> str:
    draw, source = draft.random, draft.pictures
    make = draw.choices((source.chart, source.photograph, source.diagram, source.screen), (4, 4, 2, 1))[0]
    path = string(str(make(draw).resolve()))
    return f'#image({path}, width: {width:.1f}pt, height: {height:.1f}pt, fit: "contain")'


def _palette(draw: Random) -> list[str]:
    return [f'rgb("{colour}")' for colour in draw.choice(_PALETTES)]


def _at(x: float, y: float, what: str) -> str:
    return f"place(dx: {x:.1f}pt, dy: {y:.1f}pt, {what})"


def _note(x: float, y: float, text: str, size: float = 6.5) -> str:
    return _at(x, y, f"text(size: {size}pt)[{escape(text)}]")


def _axes(draft: Draft, width: float, height: float) -> list[str]:
    draw = draft.random
    left, low = 26.0, height - 18
    drawn = [
        _at(left, 4, f"line(start: (0pt, 0pt), end: (0pt, {low - 4:.1f}pt), stroke: 0.6pt)"),
        _at(left, low, f"line(start: (0pt, 0pt), end: ({width - left - 4:.1f}pt, 0pt), stroke: 0.6pt)"),
    ]
    top = draw.choice((1, 10, 50, 100, 5000))
    for step in range(5):
        y = low - step * (low - 10) / 4
        drawn.append(_note(2, y - 4, f"{top * step / 4:g}"))
        if draw.random() < 0.5:
            drawn.append(_at(left, y, f"line(length: {width - left - 4:.1f}pt, stroke: 0.3pt + gray)"))
    return drawn


def _bars(draft: Draft, width: float, height: float) -> str:
    draw = draft.random
    colours = _palette(draw)
    drawn = _axes(draft, width, height)
    groups, series = draw.randint(3, 8), draw.randint(1, 3)
    room = (width - 34) / groups
    for group in range(groups):
        for serie in range(series):
            tall = draw.uniform(0.1, 1) * (height - 28)
            wide = room * 0.7 / series
            box = f"rect(width: {wide:.1f}pt, height: {tall:.1f}pt, fill: {colours[serie]})"
            drawn.append(_at(30 + group * room + serie * wide, height - 18 - tall, box))
        drawn.append(_note(30 + group * room, height - 14, draft.wording.words(1)[:9], 6))
    return "\n".join(drawn)


def _lines(draft: Draft, width: float, height: float) -> str:
    draw = draft.random
    drawn = _axes(draft, width, height)
    points = draw.randint(5, 40)
    for colour in _palette(draw)[: draw.randint(1, 4)]:
        value, moves = draw.uniform(0.2, 0.8), []
        for point in range(points):
            value = min(max(value + draw.gauss(0, 0.08), 0.02), 0.98)
            x, y = 28 + point * (width - 36) / (points - 1), 6 + (1 - value) * (height - 28)
            moves.append(f"curve.{'line' if point else 'move'}(({x:.1f}pt, {y:.1f}pt))")
        drawn.append(f"place(curve(stroke: {draw.choice((0.7, 1, 1.4))}pt + {colour}, {', '.join(moves)}))")
    drawn += [
        _note(width / 2, 5, draft.wording.words(2)),
        _note(width / 2, height - 9, draft.wording.words(2)),
    ]
    return "\n".join(drawn)


def _scatter(draft: Draft, width: float, height: float) -> str:
    draw = draft.random
    drawn = _axes(draft, width, height)
    for colour in _palette(draw)[: draw.randint(1, 4)]:
        x0, y0, spread = draw.uniform(0.2, 0.8), draw.uniform(0.2, 0.8), draw.uniform(0.05, 0.25)
        for _ in range(draw.randint(15, 60)):
            x = 28 + min(max(draw.gauss(x0, spread), 0), 1) * (width - 36)
            y = 4 + min(max(draw.gauss(y0, spread), 0), 1) * (height - 26)
            drawn.append(_at(x, y, f"circle(radius: 1.4pt, fill: {colour})"))
    return "\n".join(drawn)


def _boxes(draft: Draft, width: float, height: float) -> str:
    draw = draft.random
    columns, rows = draw.randint(2, 4), draw.randint(1, 4)
    wide, tall = width / columns, height / rows
    drawn, colours = [], _palette(draw)
    for row in range(rows):
        for column in range(columns):
            x, y = column * wide + wide * 0.1, row * tall + tall * 0.15
            label = f"align(center + horizon, text(size: 7pt)[{escape(draft.wording.words(2)[:20])}])"
            colour = f"{colours[(row + column) % 5]}.lighten(70%)" if draw.random() < 0.7 else "none"
            shape = (
                f"rect(width: {wide * 0.7:.1f}pt, height: {min(tall * 0.6, 40):.1f}pt, stroke: 0.6pt, "
                f"radius: {draw.choice((0, 0, 4))}pt, fill: {colour}, {label})"
            )
            drawn.append(_at(x, y, shape))
            if column < columns - 1:
                arrow = f"line(start: (0pt, 0pt), end: ({wide * 0.3:.1f}pt, 0pt), stroke: 0.7pt)"
                drawn.append(_at(x + wide * 0.7, y + min(tall * 0.3, 20), arrow))
    return "\n".join(drawn)


def _scene(draft: Draft, width: float, height: float) -> str:
    draw = draft.random
    colours = _palette(draw)
    light = f"{colours[0]}.lighten({draw.randint(20, 80)}%)"
    sky = f"gradient.linear({light}, {colours[3]}, angle: {draw.randint(0, 180)}deg)"
    drawn = [f"place(rect(width: 100%, height: 100%, fill: {sky}))"]
    for _ in range(draw.randint(2, 9)):
        ways = ", ".join(
            f"({draw.uniform(-0.1, 1.1) * width:.0f}pt, {draw.uniform(0.2, 1.1) * height:.0f}pt)"
            for _ in range(draw.randint(3, 7))
        )
        drawn.append(f"place(polygon(fill: {draw.choice(colours)}.darken({draw.randint(0, 60)}%), {ways}))")
    glow = f"gradient.radial(white, {colours[4]})"
    drawn.append(
        _at(
            draw.random() * width,
            draw.random() * height / 2,
            f"circle(radius: {height / 9:.0f}pt, fill: {glow})",
        )
    )
    return "\n".join(drawn)


def _shares(draft: Draft, width: float, height: float) -> str:
    draw = draft.random
    radius, colours = min(width / 4, height / 2.2), _palette(draw)
    cuts = sorted(draw.randint(5, 95) for _ in range(4))
    stops = ", ".join(
        f"({colour}, {low}%), ({colour}, {high}%)"
        for colour, low, high in zip(colours, [0, *cuts], [*cuts, 100], strict=True)
    )
    drawn = [_at(6, 4, f"circle(radius: {radius:.0f}pt, fill: gradient.conic({stops}))")]
    for place, colour in enumerate(colours):
        y = 8 + place * 12
        drawn.append(_at(radius * 2 + 18, y, f"square(size: 7pt, fill: {colour})"))
        drawn.append(_note(radius * 2 + 30, y, draft.wording.words(2)[:18], 7))
    return "\n".join(drawn)


def _heat(draft: Draft, width: float, height: float) -> str:
    draw = draft.random
    count = draw.randint(5, 12)
    wide, tall = width / count, height / count
    hue = draw.choice(("viridis", "rainbow", "flare", "magma", "crest"))
    return "\n".join(
        _at(
            column * wide,
            row * tall,
            f"rect(width: {wide:.1f}pt, height: {tall:.1f}pt, "
            f"fill: gradient.linear(..color.map.{hue}).sample({draw.randint(0, 100)}%))",
        )
        for row in range(count)
        for column in range(count)
    )
