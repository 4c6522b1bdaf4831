"""Displays of many kinds: derivations with reasons, reactions, diagrams, grammars, rules of inference."""

from collections.abc import Callable

from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.formulas import display_formula, letter, simple, term
from docreader_worker.training.synthesis.typst.markup import string

_REACTIONS = (
    '2 "H"_2 + "O"_2 -> 2 "H"_2 "O"',
    '"CH"_4 + 2 "O"_2 -> "CO"_2 + 2 "H"_2 "O"', '"CO"_2 + "C" harpoons.rtlb 2 "CO"',
    '"Fe"^(3+) + "e"^- -> "Fe"^(2+)', '"N"_2 + 3 "H"_2 harpoons.rtlb 2 "NH"_3',
    '"NO"_2 + "O"_3 arrow.r.long "NO"_3 + "O"_2',
    '"CH"_3 "COOH" harpoons.rtlb "CH"_3 "COO"^- + "H"^+',
)  # fmt: skip


def display(draft: Draft) -> str:
    """A displayed formula of any kind, without dollar signs."""
    draw = draft.random
    if draw.random() < 0.45:
        return display_formula(draw)
    kinds: dict[Callable[[Draft], str], float] = {
        _derivation: 2, _wordy: 2, _brief: 2.5, _reaction: 0.8, _diagram: 0.8, _grammar: 0.8, _inference: 0.8,
        _system: 1, _chain: 1, _logic: 1,
    }  # fmt: skip
    return draw.choices(list(kinds), list(kinds.values()))[0](draft)


def _word(draft: Draft, count: int = 1, longest: int = 12) -> str:
    return string(draft.wording.words(count)[:longest])


def _derivation(draft: Draft) -> str:
    """Lines below each other, each with its reason at the right."""
    draw = draft.random
    relation = draw.choice(("=", "=", "<=", "<=>", "equiv", "=>"))
    lines = [
        f"{simple(draw) if place == 0 else ''} &{relation} {term(draw)} & quad {_reason(draft)}"
        for place in range(draw.randint(2, 6))
    ]
    return " \\\n  ".join(lines)


def _reason(draft: Draft) -> str:
    draw = draft.random
    return draw.choice((
        f'"by def of " italic({_word(draft)})', f'"(by ({draw.randint(1, 30)}))"', '"(by induction)"',
        f'"by Lemma {draw.randint(1, 20)}"', '"since" x >= 0', '""', f'"[" {_word(draft)} "]"',
    ))  # fmt: skip


def _wordy(draft: Draft) -> str:
    """Mathematics with words between."""
    draw = draft.random
    fraction = f"{_word(draft)} = {_word(draft, 2, 20)} / {_word(draft, 2, 20)}"
    return draw.choice((
        f'{simple(draw)} = {term(draw)} quad "if" {letter(draw)} > 0', fraction, fraction,
        f'{letter(draw)} = "number of " {_word(draft)}', f'{_word(draft)} >= {draw.randint(1, 99)} "kg"',
        f'{letter(draw)} = {draw.random() * 10:.2f} times 10^({draw.randint(-9, 9)}) "m s"^(-1)',
        f'{simple(draw)} = {simple(draw)} quad "and" quad {simple(draw)} = {simple(draw)}',
    ))  # fmt: skip


def _brief(draft: Draft) -> str:
    """A letter or a few."""
    draw = draft.random
    one, two, three = letter(draw), letter(draw), letter(draw)
    return draw.choice((
        one, simple(draw), f"{one} : {two} -> {three}", f"{one} = {two}", f"{one} in {two}", f"{one}({two})",
        f"{one}, {two}, dots, {three}", f"{one} = {draw.randint(0, 99)}", f"chevron.l {one}, {two} chevron.r",
        f"{{{one}_1, {one}_2, dots, {one}_n}}", f'{one} + {two} = {three} "."', f"{one} |-> {two}",
        f"chevron.l {_word(draft)}, {one}, {two} chevron.r",
    ))  # fmt: skip


def _reaction(draft: Draft) -> str:
    return " \\\n  ".join(draft.random.sample(_REACTIONS, draft.random.choice((1, 1, 1, 2))))


def _diagram(draft: Draft) -> str:
    """A commutative square, or two, of letters and arrows."""
    draw = draft.random
    across = draw.choice((2, 2, 3))
    rows = [
        ", ->, ".join(draw.choice("ABCDEFGXYZ") for _ in range(across)),
        ", , ".join(draw.choice(("arrow.b", "arrow.b", "arrow.t")) for _ in range(across)),
        ", ->, ".join(draw.choice("ABCDEFGXYZ") for _ in range(across)),
    ]
    return f"mat(delim: #none, {'; '.join(rows)})"


def _grammar(draft: Draft) -> str:
    """Productions below each other, their names in angle brackets or italics."""
    draw = draft.random
    form = draw.choice(('chevron.l italic("{0}") chevron.r', 'italic("{0}")', 'chevron.l "{0}" chevron.r'))
    names = [
        form.format(name) for name in draw.sample(("exp", "term", "stmt", "list", "id", "decl", "type"), 4)
    ]
    lines = [
        f'{draw.choice(names)} &"::=" {draw.choice(names)} | mono("{draw.choice("+*;")}") italic("id")'
        for _ in range(draw.randint(1, 4))
    ]
    return " \\\n  ".join(lines)


def _inference(draft: Draft) -> str:
    """Premises over a conclusion, perhaps with the name of the rule."""
    draw = draft.random
    premises = f"Gamma tack.r {letter(draw)} : {letter(draw)}"
    if draw.random() < 0.5:
        premises += f" quad {letter(draw)} tack.r {simple(draw)}"
    name = draw.choice(("", 'quad "(App)"', 'quad "T-Abs"', "quad [R_1]"))
    return f"({premises}) / (Gamma, {letter(draw)} tack.r {simple(draw)}) {name}"


def _system(draft: Draft) -> str:
    draw = draft.random
    return f"cases({', '.join(f'{simple(draw)} = {term(draw)}' for _ in range(draw.randint(2, 4)))})"


def _chain(draft: Draft) -> str:
    draw = draft.random
    relation = draw.choice(("<=", "<", "subset.eq", "->", "-->", "=", "prec"))
    return f" {relation} ".join(simple(draw) for _ in range(draw.randint(2, 4)))


def _logic(draft: Draft) -> str:
    draw = draft.random
    one, two, three = letter(draw), letter(draw), letter(draw)
    return draw.choice((
        f"forall {one} in {two}. P({one}) => Q({three})", f"exists {one} ({one} > 0 and {two} = {three})",
        f"{one} inter {two} = nothing", f"{{{one} in {two} mid(|) {simple(draw)} >= 0}}",
        f"not {one} or ({two} and {three})", f"union.big_(i in I) {one}_i subset.eq {two}",
        f"underbrace({term(draw)}, {one}) + {two}",
    ))  # fmt: skip
