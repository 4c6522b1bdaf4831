"""Formulas in LaTeX."""

from random import Random

_LETTERS = (
    "x", "y", "z", "a", "b", "n", "k", "t", "u", "v", r"\alpha", r"\beta", r"\lambda", r"\theta", r"\mu",
    r"\sigma", r"\phi", r"\omega", "f", "g", "A", "B", "X", r"\mathbf{w}", r"\hat{y}", r"\mathcal{L}",
    r"\mathbb{R}", r"\psi", r"\tilde{x}", r"\Delta", r"\Gamma", r"\vec{v}", r"\rho", r"\nabla u",
)  # fmt: skip
_SCRIPTS = (
    r"{0},\mathrm{{base}}", "{0}", "({0}-1)", r"\mathrm{{max}}", "{0},{1}", r"{0} \in \mathcal{{{1}}}",
    r"{0}_{1}", r"\ast", r"{0}+1,\mathrm{{eff}}", r"\mathrm{{ref}},{0}", r"\prime",
)  # fmt: skip
_RELATIONS = ("=", "=", "=", r"\le", r"\ge", r"\approx", r"\propto", r"\in", r"\to", r"\equiv", "<", r"\sim")
_OPERATORS = ("+", "-", "+", r"\cdot", r"\times", r"\pm", "/")


def inline_formula(draw: Random) -> str:
    """A short formula that runs with the text."""
    if draw.random() < 0.15:
        return scripted(draw)
    return f"${simple(draw)} {draw.choice(_RELATIONS)} {simple(draw)}$"


def scripted(draw: Random) -> str:
    """A letter that runs with the text under and over long scripts, perhaps in a relation."""
    scripts = [
        draw.choice(_SCRIPTS).format(draw.choice("ijkntsve"), draw.choice("ABKNabxy01")) for _ in range(2)
    ]
    base = draw.choice((letter(draw), draw.choice("KLMNPQRSkpqw"), rf"\tilde{{{draw.choice('kxyw')}}}"))
    one = draw.choice((
        rf"{{{base}}}^{{{scripts[0]}}}_{{{scripts[1]}}}", rf"{{{base}}}_{{{scripts[0]}}}",
        rf"{{{base}}}^{{{scripts[0]}}}",
    ))  # fmt: skip
    return draw.choice((f"${one}$", f"${one}$", f"${one} {draw.choice(_RELATIONS)} {simple(draw)}$"))


def display_formula(draw: Random, narrow: bool) -> str:
    """A displayed formula with its environment; ``narrow`` keeps it short."""
    kind = draw.random()
    star = draw.choice(("", "", "*"))
    if kind < 0.55:
        return _equation_of(equation(draw, draw.randint(1, 1 if narrow else 3)), star)
    if kind < 0.68:
        return f"\\begin{{align{star}}}{_aligned(draw, narrow)}\\end{{align{star}}}"
    if kind < 0.75:
        lines = r"\\".join(equation(draw, 1) for _ in range(draw.randint(2, 3)))
        return f"\\begin{{gather{star}}}{lines}\\end{{gather{star}}}"
    if kind < 0.82:
        return _equation_of(rf"\begin{{split}}{_aligned(draw, narrow)}\end{{split}}", star)
    if kind < 0.91:
        lines = r"\\".join(f"{term(draw)} & {_condition(draw)}" for _ in range(draw.randint(2, 4)))
        body = rf"{letter(draw)}({letter(draw)}) = \begin{{cases}}{lines}\end{{cases}}"
        return _equation_of(body, star)
    columns, rows = draw.randint(2, 3 if narrow else 5), draw.randint(2, 4)
    lines = r"\\".join("&".join(simple(draw) for _ in range(columns)) for _ in range(rows))
    shape = draw.choice(("pmatrix", "bmatrix", "vmatrix"))
    return _equation_of(rf"{letter(draw)} = \begin{{{shape}}}{lines}\end{{{shape}}}", star)


def _equation_of(body: str, star: str) -> str:
    return rf"\begin{{equation{star}}}{body}\end{{equation{star}}}"


def equation(draw: Random, terms: int) -> str:
    """One line of mathematics with so many terms on its right side."""
    left = draw.choice((simple(draw), f"{letter(draw)}({letter(draw)})", r"\frac{\partial u}{\partial t}"))
    return f"{left} {draw.choice(_RELATIONS)} {_sum(draw, terms)}"


def _sum(draw: Random, terms: int) -> str:
    return f" {draw.choice(_OPERATORS[:3])} ".join(term(draw) for _ in range(terms))


def _aligned(draw: Random, narrow: bool) -> str:
    lines = [f"&= {_sum(draw, 1 if narrow else 2)}" for _ in range(draw.randint(2, 5))]
    return f"{simple(draw)} " + r"\\ ".join(lines)


def _condition(draw: Random) -> str:
    return draw.choice(
        (rf"\text{{if }} {letter(draw)} > 0", r"\text{otherwise}", rf"\text{{for }} {letter(draw)} \le 9")
    )


def term(draw: Random) -> str:
    """A term of a sum, perhaps a tall one."""
    one, two, low = simple(draw), simple(draw), draw.choice(("i", "j", "k", "n"))
    return draw.choice((
        one,
        f"{one} {draw.choice(_OPERATORS[:5])} {two}",
        rf"\frac{{{one}}}{{{two}}}",
        rf"\frac{{{one} + {two}}}{{1 - {letter(draw)}}}",
        rf"\sum_{{{low}=1}}^{{N}} {letter(draw)}_{low} {letter(draw)}_{low}",
        rf"\int_0^\infty {one} \, d{letter(draw)}",
        rf"\prod_{{{low}}} \left({one}\right)",
        rf"\sqrt{{{one} + {two}}}",
        rf"\exp\left(-\frac{{{one}}}{{{two}}}\right)",
        rf"\log \frac{{{one}}}{{{two}}}",
        rf"\left\| {letter(draw)} - {letter(draw)} \right\|_2^2",
        rf"\lim_{{n \to \infty}} {letter(draw)}_n",
        rf"\arg\min_{{{letter(draw)}}} {letter(draw)}({letter(draw)})",
        rf"\mathbb{{E}}\left[{one} \mid {letter(draw)}\right]",
        rf"\binom{{n}}{{{low}}} {one}",
    ))  # fmt: skip


def simple(draw: Random) -> str:
    """A letter with its index or power, or a number."""
    base = letter(draw)
    return draw.choice((
        base, base, f"{{{base}}}_{draw.choice('ijkn01')}", f"{{{base}}}^{draw.randint(2, 4)}",
        rf"{{{base}}}^\top",
        f"{draw.randint(2, 99)} {base}", f"{{{base}}}_{{ij}}", f"{{{base}}}'", str(draw.randint(0, 100)),
    ))  # fmt: skip


def letter(draw: Random) -> str:
    """A letter, perhaps adorned."""
    return draw.choice(_LETTERS)
