"""Random display formulas in MathML, of the shapes that papers and textbooks have."""

import random

_LETTERS = "abcdefghijkmnpqrstuvwxyzABCEFGHKLMNPQRSTVWXYαβγδεθλμνπρστφψωΓΔΘΛΣΦΨΩ"
_RELATIONS = ("=", "=", "=", "≤", "≥", "≈", "∈", "≠", "→", ":=", "∝", "&lt;")
_OPERATORS = ("+", "−", "·", "+", "−", "×", "⊗", "∘")


def make_formula(draw: random.Random, longest: int = 4) -> str:
    """A display formula of one to ``longest`` terms on each side of its relation."""
    if draw.random() < 0.15:
        return _wrap(_cases(draw))
    left = _sum(draw, 1 if draw.random() < 0.7 else 2)
    lines = f"{left}<mo>{draw.choice(_RELATIONS)}</mo>{_sum(draw, draw.randint(1, longest))}"
    if draw.random() < 0.12:
        second = f"<mo>=</mo>{_sum(draw, draw.randint(1, longest))}"
        rows = f"<mtr><mtd><mrow>{lines}</mrow></mtd></mtr><mtr><mtd><mrow>{second}</mrow></mtd></mtr>"
        lines = f"<mtable displaystyle='true'>{rows}</mtable>"
    return _wrap(lines)


def _wrap(body: str) -> str:
    return f"<math display='inline' displaystyle='true'><mrow>{body}</mrow></math>"


def _sum(draw: random.Random, terms: int) -> str:
    more = (f"<mo>{draw.choice(_OPERATORS)}</mo>{_term(draw, 2)}" for _ in range(terms - 1))
    return _term(draw, 2) + "".join(more)


def _letter(draw: random.Random) -> str:
    letter = f"<mi>{draw.choice(_LETTERS)}</mi>"
    script = draw.random()
    index = draw.choice(("i", "j", "k", "n", "t", "0", "1", "2", "max"))
    if script < 0.3:
        return f"<msub>{letter}<mi>{index}</mi></msub>"
    if script < 0.45:
        return f"<msup>{letter}<mn>{draw.choice('23nkT')}</mn></msup>"
    return letter


def _term(draw: random.Random, depth: int) -> str:
    if depth == 0:
        return _letter(draw)
    kind = draw.choices(
        ("letter", "fraction", "sum", "integral", "root", "call", "matrix"), (34, 20, 14, 10, 6, 14, 4)
    )[0]
    inner = _term(draw, depth - 1)
    if kind == "fraction":
        return f"<mfrac><mrow>{inner}</mrow><mrow>{_letter(draw)}<mo>+</mo>{_letter(draw)}</mrow></mfrac>"
    if kind == "sum":
        big = draw.choice("∑∏∑⋃")
        below = "<mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow>"
        return f"<munderover><mo>{big}</mo>{below}<mi>n</mi></munderover>{inner}"
    if kind == "integral":
        return f"<msubsup><mo>∫</mo><mn>0</mn><mo>∞</mo></msubsup>{inner}<mi>d</mi><mi>x</mi>"
    if kind == "root":
        return f"<msqrt><mrow>{inner}</mrow></msqrt>"
    if kind == "call":
        name = draw.choice(("f", "g", "log", "exp", "sin", "P", "E", "max"))
        return f"<mi>{name}</mi><mo>(</mo>{inner}<mo>,</mo>{_letter(draw)}<mo>)</mo>"
    if kind == "matrix":
        side = draw.choice((2, 3))
        row = "<mtr>" + "".join(f"<mtd>{_letter(draw)}</mtd>" for _ in range(side)) + "</mtr>"
        return f"<mrow><mo>[</mo><mtable>{row * side}</mtable><mo>]</mo></mrow>"
    return _letter(draw)


def _cases(draw: random.Random) -> str:
    rows = "".join(
        f"<mtr><mtd>{_term(draw, 1)}</mtd>"
        f"<mtd><mtext>if </mtext>{_letter(draw)}<mo>&gt;</mo><mn>{index}</mn></mtd></mtr>"
        for index in range(draw.choice((2, 3)))
    )
    return f"{_letter(draw)}<mo>=</mo><mrow><mo>{{</mo><mtable columnalign='left'>{rows}</mtable></mrow>"
