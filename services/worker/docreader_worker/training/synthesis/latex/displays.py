"""Displays of many kinds: derivations with reasons, reactions, diagrams, grammars, rules of inference."""

from collections.abc import Callable

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.formulas import display_formula, equation, letter, simple, term
from docreader_worker.training.synthesis.latex.markup import escape

_REACTIONS = (
    r"2H2 + O2 -> 2H2O", r"CH4 + 2O2 -> CO2 + 2H2O", r"CO2 + C <=> 2CO", r"Zn^2+ + 2OH- -> Zn(OH)2 v",
    r"A + B <=>[k_1][k_{-1}] AB ->[k_2] P", r"CH3COOH <=> CH3COO- + H+",
    r"^{235}_{92}U + n -> ^{141}_{56}Ba + ^{92}_{36}Kr + 3n",
    r"N2 + 3H2 <=>[Fe][\Delta] 2NH3", r"Fe^{3+} + e- -> Fe^{2+}", r"NO2 + O3 -> NO3 + O2",
)  # fmt: skip
_SQUARES = (
    (r'A \arrow[r,"f"] \arrow[d,"g"] & B \arrow[d,"h"]\\ C \arrow[r,"k"] & D'),
    (r'X \arrow[r,hook] \arrow[dr,"\phi"] & Y \arrow[d,two heads]\\ & Z'),
    (r'0 \arrow[r] & A \arrow[r,"\alpha"] & B \arrow[r,"\beta"] & C \arrow[r] & 0'),
    (r'F(U) \arrow[r] \arrow[d] & F(V) \arrow[d]\\ G(U) \arrow[r,"\eta"] & G(V)'),
    (r'A \arrow[r] \arrow[d] & B \arrow[r] \arrow[d] & C \arrow[d]\\ D \arrow[r] & E \arrow[r] & F'),
    (r'P \arrow[r,"p_1"] \arrow[d,"p_2"] & X \arrow[d,"f"]\\ Y \arrow[r,"g"] & Z \arrow[r,dashed] & W'),
)  # fmt: skip
_BREAK = r"\\ "
_TAGS = ("", "", "", r"\tag{{*}}", r"\tag{{{0}.{1}}}", r"\tag{{A.{1}}}", r"\tag{{{1}a}}", r"\tag{{{0}-{1}}}")


def display(draft: Draft) -> str:
    """A displayed formula of any kind with its environment."""
    draw = draft.random
    if draw.random() < 0.45:
        return display_formula(draw, draft.columns > 1)
    kinds: dict[Callable[[Draft], str], float] = {
        _derivation: 2, _wordy: 2, _brief: 2.5, _reaction: 0.8, _diagram: 0.8, _grammar: 0.8, _inference: 0.8,
        _system: 1, _chain: 1, _logic: 1, _long: 0.8, _code: 0.6,
    }  # fmt: skip
    return draw.choices(list(kinds), list(kinds.values()))[0](draft)


def _shown(draft: Draft, body: str) -> str:
    """``body`` as a display: without a number, or with one at the right or the left."""
    draw = draft.random
    tag = draw.choice(_TAGS).format(draw.randint(1, 9), draw.randint(1, 40))
    if tag:
        return rf"\begin{{equation*}}{body}{tag}\end{{equation*}}"
    return draw.choice((
        rf"\[{body}\]", rf"\[{body}\]", rf"\begin{{equation}}{body}\end{{equation}}",
        rf"$${body}\leqno({draw.randint(1, 40)})$$",
    ))  # fmt: skip


def _derivation(draft: Draft) -> str:
    """Lines below each other, each with its reason at the right."""
    draw, narrow = draft.random, draft.columns > 1
    gap = draw.choice((" && ", r" &\qquad& ")) if not narrow else " && "
    relation = draw.choice(("=", "=", r"\le", r"\Leftrightarrow", r"\equiv", r"\Rightarrow"))
    lines = [f"{simple(draw)} &{relation} {term(draw)}{gap}{_reason(draft)}"]
    lines += [f"&{relation} {term(draw)}{gap}{_reason(draft)}" for _ in range(draw.randint(1, 5))]
    kind = draw.choice(("align*", "align*", "align"))
    return rf"\begin{{{kind}}}{_BREAK.join(lines)}\end{{{kind}}}"


def _reason(draft: Draft) -> str:
    draw = draft.random
    word = escape(draft.wording.words(1)[:10])
    return draw.choice((
        rf"\text{{by def of \textit{{{word}}}}}", rf"\text{{(by ({draw.randint(1, 30)}))}}",
        r"\text{(by induction)}",
        rf"\text{{[{word}]}}", rf"\text{{by Lemma {draw.randint(1, 20)}}}", r"\text{since } x \ge 0", "",
        rf"\text{{({word})}}", rf"\{{\text{{{word}}}\}}",
    ))  # fmt: skip


def _wordy(draft: Draft) -> str:
    """Mathematics with words between."""
    draw = draft.random
    word, over, under = (escape(draft.wording.words(count)[:18]) for count in (1, 2, 2))
    fraction = rf"\text{{{word}}} = \frac{{\text{{{over}}}}}{{\text{{{under}}}}}"
    size = f"{draw.random() * 10:.2f} \\times 10^{{{draw.randint(-9, 9)}}}"
    forms = [
        rf"{simple(draw)} = {term(draw)} \quad\text{{if }} {letter(draw)} > 0", fraction, fraction,
        rf"{letter(draw)} = \text{{number of {word}}}",
        rf"\mathrm{{{word}}} \ge {draw.randint(1, 99)}\ \mathrm{{kg}}",
        rf"{letter(draw)} = {size}\ \mathrm{{m\,s^{{-1}}}}",
        rf"{simple(draw)} = {simple(draw)} \quad\text{{and}}\quad {simple(draw)} = {simple(draw)}",
    ]  # fmt: skip
    if draft.columns == 1:
        one, two = equation(draw, 1), equation(draw, 1)
        forms.append(
            rf"{one} \quad\text{{for all }} {letter(draw)} > 0, \qquad {two} \quad\text{{otherwise.}}"
        )
    return _shown(draft, draw.choice(forms))


def _brief(draft: Draft) -> str:
    """A letter or a few."""
    draw = draft.random
    one, two, three = letter(draw), letter(draw), letter(draw)
    return _shown(draft, draw.choice((
        one, simple(draw), f"{one} : {two} \\to {three}", f"{one} = {two}", rf"{one} \in {two}",
        f"{one}({two})",
        rf"{one}, {two}, \ldots, {three}", f"{one} = {draw.randint(0, 99)}", rf"\langle {one}, {two} \rangle",
        rf"\{{{one}_1, {one}_2, \ldots, {one}_n\}}", f"{one} + {two} = {three}.", rf"{one} \mapsto {two}",
        rf"\langle\text{{{escape(draft.wording.words(1)[:12])}}}, {one}, {two}\rangle",
    )))  # fmt: skip


def _reaction(draft: Draft) -> str:
    draw = draft.random
    if draw.random() < 0.3:
        lines = [
            rf"\ce{{{reaction}}} \tag{{R{place}}}"
            for place, reaction in enumerate(draw.sample(_REACTIONS, 3), 1)
        ]
        return rf"\begin{{gather}}{_BREAK.join(lines)}\end{{gather}}"
    return _shown(draft, rf"\ce{{{draw.choice(_REACTIONS)}}}")


def _diagram(draft: Draft) -> str:
    draw = draft.random
    return _shown(draft, rf"\begin{{tikzcd}}{draw.choice(_SQUARES)}\end{{tikzcd}}")


def _grammar(draft: Draft) -> str:
    """Productions below each other, their names in angle brackets or italics."""
    draw = draft.random
    form = draw.choice((r"\langle\textit{{{0}}}\rangle", r"\mathit{{{0}}}", r"\langle\text{{{0}}}\rangle"))
    means = draw.choice(("::=", "::=", r"\rightarrow"))
    names = [
        form.format(name)
        for name in draw.sample(("exp", "term", "stmt", "list", "id", "decl", "type", "var"), 4)
    ]
    lines = [
        rf"{draw.choice(names)} &{means}& {draw.choice(names)}\ \mid\ "
        rf"\texttt{{{draw.choice('+*(;')}}}\ {draw.choice(names)}"
        for _ in range(draw.randint(1, 4))
    ]
    return _shown(draft, rf"\begin{{array}}{{lcl}}{_BREAK.join(lines)}\end{{array}}")


def _inference(draft: Draft) -> str:
    """Premises over a conclusion, perhaps with the name of the rule."""
    draw = draft.random
    judgement = rf"\Gamma \vdash {letter(draw)} : {letter(draw)}"
    premises = rf"{judgement} \quad {letter(draw)} \vdash {simple(draw)}" if draft.columns == 1 else judgement
    name = draw.choice(("", r"\;(\textsc{App})", r"\quad\textsc{T-Abs}", r"\;[\mathrm{R}_1]"))
    rule = rf"\frac{{{premises}}}{{\Gamma, {letter(draw)} \vdash {simple(draw)}}}{name}"
    return _shown(draft, rule if draw.random() < 0.6 or draft.columns > 1 else rf"{rule} \qquad {rule}")


def _system(draft: Draft) -> str:
    draw = draft.random
    lines = [rf"{equation(draw, 1)}{draw.choice((',', ';', ''))}" for _ in range(draw.randint(2, 4))]
    left = draw.choice((r"\{", r"\{", "[", "."))
    return _shown(draft, rf"\left{left}\begin{{array}}{{l}}{_BREAK.join(lines)}\end{{array}}\right.")


def _chain(draft: Draft) -> str:
    draw = draft.random
    relation = draw.choice((r"\le", "<", r"\subseteq", r"\rightarrow", r"\longrightarrow", "=", r"\prec"))
    count = draw.randint(2, 3 if draft.columns > 1 else 5)
    return _shown(
        draft, f" {relation} ".join(simple(draw) for _ in range(count)) + draw.choice((".", ",", ""))
    )


def _logic(draft: Draft) -> str:
    draw = draft.random
    one, two, three = letter(draw), letter(draw), letter(draw)
    return _shown(draft, draw.choice((
        rf"\forall {one} \in {two}.\; P({one}) \Rightarrow Q({three})",
        rf"\exists {one}\, ({one} > 0 \wedge {two} = {three})",
        rf"{one} \cap {two} = \emptyset", rf"\{{ {one} \in {two} \mid {simple(draw)} \ge 0 \}}",
        rf"\neg {one} \vee ({two} \wedge {three})",
        rf"{one} \models {two} \iff {one} \vdash {two}", rf"\bigcup_{{i \in I}} {one}_i \subseteq {two}",
        rf"\boxed{{{equation(draw, 1)}}}", rf"\underbrace{{{term(draw)}}}_{{{one}}} + {two}",
    )))  # fmt: skip


def _long(draft: Draft) -> str:
    """A sum too long for its line."""
    draw = draft.random
    first = f"{simple(draw)} = {term(draw)} + {simple(draw)}"
    rest = [f"+ {term(draw)} - {simple(draw)}" for _ in range(draw.randint(1, 3))]
    if draw.random() < 0.5:
        return rf"\begin{{multline}}{_BREAK.join([first, *rest])}\end{{multline}}"
    lines = r"\nonumber\\ && ".join([first.replace("=", "&=&", 1), *rest])
    return rf"\begin{{eqnarray}}{lines}\end{{eqnarray}}"


def _code(draft: Draft) -> str:
    """An assignment or a call in typewriter letters, as older papers display them."""
    draw = draft.random
    name, other = (escape(draft.wording.facts.domain_word().split("-")[0][:8]) for _ in range(2))
    return _shown(draft, draw.choice((
        rf"\texttt{{{name} := {other} + 1}}", rf"\mathtt{{{name}}}(x) = \mathtt{{{other}}}(x, y)",
        rf"\langle \texttt{{{name}}} : \texttt{{{other}}} \rangle",
        rf"\mathbf{{if}}\ {letter(draw)} \ \mathbf{{then}}\ {letter(draw)}",
        rf"\mathit{{{name}}} \leftarrow \mathit{{{other}}} + {draw.randint(1, 9)}",
    )))  # fmt: skip
