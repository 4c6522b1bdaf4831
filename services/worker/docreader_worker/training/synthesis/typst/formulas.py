"""Formulas in Typst's mathematical markup."""

from random import Random

_LETTERS = (
    "x", "y", "z", "a", "b", "n", "k", "t", "u", "v", "alpha", "beta", "lambda", "theta", "mu", "sigma",
    "phi", "omega", "f", "g", "A", "B", "X", "bold(w)", "hat(y)", "cal(L)", "RR", "psi", "tilde(x)",
    "Delta",
)  # fmt: skip
_RELATIONS = ("=", "=", "=", "<=", ">=", "approx", "prop", "in", "arrow.r", "equiv", "<", "~")
_OPERATORS = ("+", "-", "+", "dot", "times", "plus.minus", "/")


def inline_formula(draw: Random) -> str:
    """A short formula that runs with the text."""
    return f"${simple(draw)} {draw.choice(_RELATIONS)} {simple(draw)}$"


def display_formula(draw: Random) -> str:
    """A displayed formula, without dollar signs: one line, several aligned ones, cases or a matrix."""
    kind = draw.random()
    if kind < 0.55:
        return _equation(draw, draw.randint(1, 3))
    if kind < 0.75:
        lines = [_equation(draw, 2, "&=") for _ in range(draw.randint(2, 5))]
        return " \\\n  ".join([lines[0], *(f"&= {line.split('&=', 1)[1]}" for line in lines[1:])])
    if kind < 0.87:
        cases = ", ".join(f"{term(draw)} & {_condition(draw)}" for _ in range(draw.randint(2, 4)))
        return f"{letter(draw)}({letter(draw)}) = cases({cases})"
    columns, rows = draw.randint(2, 4), draw.randint(2, 4)
    entries = "; ".join(", ".join(simple(draw) for _ in range(columns)) for _ in range(rows))
    bracket = draw.choice(("[", "("))
    return f'{letter(draw)} = mat(delim: "{bracket}", {entries})'


def _condition(draw: Random) -> str:
    return draw.choice(
        (f'"if" {letter(draw)} > 0', '"otherwise"', f'"for" {letter(draw)} <= {draw.randint(1, 9)}')
    )


def _equation(draw: Random, terms: int, relation: str | None = None) -> str:
    left = draw.choice(
        (simple(draw), f"{letter(draw)}({letter(draw)})", f"(partial {letter(draw)})/(partial t)")
    )
    right = f" {draw.choice(_OPERATORS[:3])} ".join(term(draw) for _ in range(terms))
    return f"{left} {relation or draw.choice(_RELATIONS)} {right}"


def term(draw: Random) -> str:
    """A term of a sum, perhaps a tall one."""
    one, two, low = simple(draw), simple(draw), draw.choice(("i", "j", "k", "n"))
    return draw.choice((
        one,
        f"{one} {draw.choice(_OPERATORS[:5])} {two}",
        f"({one})/({two})",
        f"({one} + {two})/(1 - {letter(draw)}^2)",
        f"sum_({low}=1)^N {letter(draw)}_{low} {letter(draw)}_{low}",
        f"integral_0^infinity {one} dif {letter(draw)}",
        f"product_({low}) ({one})",
        f"sqrt({one} + {two})",
        f"exp(-({one})/({two}))",
        f"log ({one})/({two})",
        f"norm({letter(draw)} - {letter(draw)})_2^2",
        f"lim_(n -> infinity) {letter(draw)}_n",
        f"arg min_({letter(draw)}) {letter(draw)}({letter(draw)})",
        f"bb(E)[{one} | {letter(draw)}]",
        f"binom(n, {low}) {one}",
    ))  # fmt: skip


def simple(draw: Random) -> str:
    """A letter with its index or power, or a number."""
    base = letter(draw)
    return draw.choice((
        base, base, f"{base}_{draw.choice('ijkn01')}", f"{base}^{draw.randint(2, 4)}", f"{base}^T",
        f"{draw.randint(2, 99)} {base}", f"{base}_(i j)", f"{base}'", str(draw.randint(0, 100)),
    ))  # fmt: skip


def letter(draw: Random) -> str:
    """A letter, perhaps adorned."""
    return draw.choice(_LETTERS)
