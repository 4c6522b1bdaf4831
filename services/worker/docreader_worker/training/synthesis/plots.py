"""Seeded charts through matplotlib, in many of its styles."""

import random
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

_STYLES = ("default", "ggplot", "bmh", "seaborn-v0_8-whitegrid", "classic", "grayscale", "fivethirtyeight")
_MAPS = ("viridis", "plasma", "Greys", "RdBu", "Blues", "magma", "coolwarm", "terrain")
_NAMES = ("alpha", "Base", "ours", "Q1", "Q2", "Europe", "Asia", "control", "revenue", "cost", "2021", "2022")
_AXES = (
    "time (s)",
    "Year",
    "Epoch",
    "Accuracy (%)",
    "EUR m",
    "frequency",
    "x",
    "f(x)",
    "Temperature [°C]",
    "n",
)


def draw_plot(seed: int, path: Path) -> None:
    """Draw the chart of ``seed`` to ``path``; its suffix chooses the format (``.svg`` or ``.png``)."""
    draw = random.Random(seed)  # noqa: S311 - variety, not secrecy
    numbers = np.random.default_rng(seed)
    settings = {"font.size": draw.choice((7, 8, 10, 12)), "font.family": draw.choice(("sans-serif", "serif"))}
    with plt.style.context(draw.choice(_STYLES)), mpl.rc_context(settings):
        rows, columns = draw.choice(((1, 1), (1, 1), (1, 1), (1, 2), (2, 2), (1, 3), (2, 1)))
        size = (draw.uniform(3, 7), draw.uniform(2, 4.5))
        figure, axes = plt.subplots(rows, columns, figsize=size, squeeze=False)
        for cell in axes.flat:
            draw.choice(_KINDS)(draw, numbers, cell)
        figure.tight_layout()
        figure.savefig(path, dpi=110, metadata={"Date": None} if path.suffix == ".svg" else None)
        plt.close(figure)


def _decorate(draw: random.Random, axes: plt.Axes) -> None:
    if draw.random() < 0.8:
        axes.set_xlabel(draw.choice(_AXES))
        axes.set_ylabel(draw.choice(_AXES))
    if draw.random() < 0.35:
        axes.set_title(" ".join(draw.sample(_NAMES, 2)))
    if draw.random() < 0.5 and axes.get_legend_handles_labels()[1]:
        axes.legend()
    if draw.random() < 0.4:
        axes.grid(visible=True)


def _lines(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    count = draw.choice((20, 60, 300))
    for name in draw.sample(_NAMES, draw.randint(1, 5)):
        marker = draw.choice((None, None, "o", "s", "^", "x")) if count == 20 else None
        axes.plot(
            np.cumsum(numbers.normal(size=count)),
            label=name,
            marker=marker,
            linewidth=draw.choice((0.7, 1, 2)),
        )
    _decorate(draw, axes)


def _bars(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    groups, series = draw.randint(3, 9), draw.randint(1, 3)
    for index in range(series):
        axes.bar(
            np.arange(groups) + index * 0.25, numbers.random(groups) * 90, 0.25, label=draw.choice(_NAMES)
        )
    _decorate(draw, axes)


def _flat_bars(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    names = draw.sample(_NAMES, draw.randint(3, 9))
    axes.barh(names, numbers.random(len(names)))
    _decorate(draw, axes)


def _pie(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    names = draw.sample(_NAMES, draw.randint(3, 7))
    hole = {"width": 0.4} if draw.random() < 0.4 else None
    axes.pie(numbers.random(len(names)) + 0.1, labels=names, autopct="%1.0f%%", wedgeprops=hole)


def _scatter(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    for _ in range(draw.randint(1, 4)):
        axes.scatter(
            *numbers.normal(draw.uniform(-3, 3), 1, (2, 80)), s=draw.choice((3, 10, 25)), label="cluster"
        )
    _decorate(draw, axes)


def _heat(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    side = draw.choice((5, 10, 40))
    picture = axes.imshow(numbers.random((side, side)), cmap=draw.choice(_MAPS))
    if draw.random() < 0.6:
        axes.figure.colorbar(picture, ax=axes)


def _contours(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    x, y = np.meshgrid(np.linspace(-3, 3, 50), np.linspace(-3, 3, 50))
    a, b = numbers.uniform(0.5, 2.5, 2)
    (axes.contourf if draw.random() < 0.5 else axes.contour)(
        np.sin(a * x) + np.cos(b * y), cmap=draw.choice(_MAPS)
    )
    _decorate(draw, axes)


def _histogram(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    axes.hist(numbers.gamma(2, 2, 500), bins=draw.choice((10, 25, 60)))
    _decorate(draw, axes)


def _boxes(draw: random.Random, numbers: np.random.Generator, axes: plt.Axes) -> None:
    axes.boxplot([numbers.normal(index, 1, 60) for index in range(draw.randint(3, 8))])
    _decorate(draw, axes)


_Kind = Callable[[random.Random, np.random.Generator, plt.Axes], None]
_KINDS: tuple[_Kind, ...] = (
    _lines,
    _lines,
    _bars,
    _flat_bars,
    _pie,
    _scatter,
    _heat,
    _contours,
    _histogram,
    _boxes,
)

_FORMULAS = (
    r"\int_0^\infty e^{-%s x^2}\,dx = \frac{1}{2}\sqrt{\frac{\pi}{%s}}",
    r"\sum_{i=1}^{%s} i^2 = \frac{n(n+1)(2n+1)}{%s}",
    r"\nabla\cdot\mathbf{E} = \frac{\rho}{\varepsilon_%s} + %s",
    r"f(x) = \frac{%s}{\sigma\sqrt{2\pi}} e^{-(x-\mu)^2/%s\sigma^2}",
    r"x_{%s} = \frac{-b \pm \sqrt{b^2 - %s ac}}{2a}",
    r"P(A\mid B) = \frac{P(B\mid A_{%s})P(A)}{P(B)} \leq %s",
    r"\hat{\beta} = (X^T X + %s I)^{-1} X^T y + %s",
    r"\lim_{n\to\infty} \left(1 + \frac{%s}{n}\right)^{n} = e^{%s}",
)  # fmt: skip


def draw_formula(seed: int, path: Path) -> None:
    """Draw the formula of ``seed`` to ``path`` as it stands, black on white."""
    draw = random.Random(seed)  # noqa: S311 - variety, not secrecy
    text = draw.choice(_FORMULAS) % (draw.randint(1, 9), draw.randint(1, 9))
    with mpl.rc_context({"mathtext.fontset": draw.choice(("cm", "stix", "dejavuserif"))}):
        figure = plt.figure()
        figure.text(0, 0, f"${text}$", fontsize=20)
        figure.savefig(path, dpi=200, bbox_inches="tight", pad_inches=0.03)
        plt.close(figure)
