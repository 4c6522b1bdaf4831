"""Offers with a table of goods, and codes of law in two columns."""

from docreader_worker.training.synthesis.latex import looks
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.markup import escape, escaped_lines
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.snippets import address, terms
from docreader_worker.training.synthesis.wording import Wording


def _offer(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """An offer, order or bill: blocks of labels and values, a table of goods and its totals apart."""
    draw = wording.random
    page, width = looks.draw_page(draw, 1)
    draft = Draft(wording, pictures, 1, width, floating=False)
    name = draw.choice(
        ("Quotation", "QUOTATION", "Offer", "Invoice", "Purchase Order", "Delivery Note", "Estimate")
    )
    title = rf"\{draw.choice(('LARGE', 'Large', 'huge'))}\bfseries\elementof{{title}}{{{name}}}"
    sender = _block(draft, [wording.facts.company(), *address(wording)])
    draft.add(_beside(f"{{{title}}}", sender) if draw.random() < 0.5 else _beside(sender, f"{{{title}}}"))
    draft.add(rf"\vspace{{{draw.uniform(0.4, 1.5):.1f}cm}}")
    receiver = _block(draft, [wording.facts.name(), wording.facts.company(), *address(wording)])
    draft.add(_beside(receiver, _values(draft)))
    draft.add(rf"\vspace{{{draw.uniform(0.3, 1):.1f}cm}}")
    if draw.random() < 0.6:
        draft.paragraph(60, 250)
    draft.add(_goods(draft))
    side = draw.choice(("flushright", "flushright", "flushleft"))
    draft.add(rf"\begin{{{side}}}\leavevmode\elementof{{table}}{{{_totals(draft)}}}\end{{{side}}}")
    for _ in range(draw.randint(1, 4)):
        draft.paragraph(40, 300)
    preamble = draw.choice(looks.FONTS) + page + looks.draw_running(draw, wording)
    preamble += r"\setlength\parindent{0pt}\setlength\parskip{4pt}"
    return assemble(draft, rf"\documentclass[{draw.choice(('10pt', '11pt'))}]{{article}}", preamble)


def _beside(left: str, right: str) -> str:
    cell = r"\begin{{minipage}}[t]{{0.46\linewidth}}\vspace{{0pt}}{0}\end{{minipage}}"
    return rf"\noindent {cell.format(left)}\hfill {cell.format(right)}"


def _block(draft: Draft, lines: list[str]) -> str:
    """Lines that are one element."""
    return rf"\raggedright\para{{{escaped_lines(lines)}}}"


def _values(draft: Draft) -> str:
    """Labels and their values, which are text."""
    chosen = terms(draft.wording)
    if draft.random.random() < 0.5:
        return _block(draft, [f"{label}: {value}" for label, value in chosen])
    # No more than three: a taller block with such a gap in it would be two.
    names = (rf"\makebox[2.6cm][l]{{\bfseries {label}}}{escape(value)}" for label, value in chosen[:3])
    rows = r"\\ ".join(names)
    return rf"\raggedright\para{{{rows}}}"


def _goods(draft: Draft) -> str:
    draw, wording = draft.random, draft.wording
    lines = [
        rf"{place} & {escape(wording.sentence(50))} & {draw.randint(1, 40)} & "
        rf"{_money(draft)} & {_money(draft)}\\"
        for place in range(1, draw.randint(3, 14))
    ]
    rule = draw.choice(("", r"\hline"))
    rows = rule.join(lines)
    edge = draw.choice(("|", "", "")) if rule else ""
    spec = edge.join(("", "r", rf"p{{{draft.width * 0.48:.0f}pt}}", "r", "r", "r", ""))
    head = r"\bfseries Pos. & \bfseries Description & \bfseries Qty & \bfseries Price & \bfseries Amount"
    shade = draw.choice(("", r"\rowcolor{black!12}"))
    body = rf"\begin{{tabular}}{{{spec}}}\hline {shade}{head}\\\hline {rows}\hline\end{{tabular}}"
    return rf"\leavevmode\elementof{{table}}{{\fitted{{{body}}}}}\par\bigskip"


def _totals(draft: Draft) -> str:
    names = ("Subtotal", "Shipping", "VAT 19 \\%", r"\bfseries Total")
    rows = "".join(rf"{name} & {_money(draft)}\\" for name in names[draft.random.choice((0, 0, 1)) :])
    return rf"\begin{{tabular}}{{lr}}{rows}\end{{tabular}}"


def _money(draft: Draft) -> str:
    return escape(draft.wording.money())


def _statute(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """A code of law: articles with headings of their own or run in, numbered clauses and lettered points."""
    draw = wording.random
    columns = draw.choice((1, 2, 2, 2))
    page, width = looks.draw_page(draw, columns)
    draft = Draft(wording, pictures, columns, width, footnoted=0.04)
    if draw.random() < 0.6:
        draft.add(rf"\title{{{draft.text(draft.words(70), 'title')}}}\author{{}}\date{{}}\maketitle")
    word, ending = (
        draw.choice(("Article", "Art.", "Section", "Sec.", r"\S", "ARTICLE")),
        draw.choice((".", "", ":")),
    )
    headed = draw.random() < 0.6
    shape = draw.choice((r"\bfseries", r"\itshape", r"\scshape", "", r"\bfseries\small"))
    for number in range(draw.randint(1, 80), draw.randint(90, 110)):
        if draw.random() < 0.12:
            draft.add(_chapter(draft))
        if len(draft.parts) > 60:
            break
        name = f"{word} {number}{ending}"
        if headed:
            head = draft.text(f"{name} {draft.words(40)}", "section-header")
            draft.add(rf"\begin{{center}}{{{shape}{{}}{head}\par}}\end{{center}}")
            draft.paragraph(80, 500)
        else:
            draft.add(rf"\para{{\textbf{{{name} {draft.words(30)}.}} {draft.prose(80, 500)}}}")
        _clauses(draft)
    options = f"{draw.choice(('10pt', '11pt'))}{',twocolumn' if columns > 1 else ''}"
    preamble = draw.choice(looks.FONTS) + page + looks.draw_running(draw, wording)
    return assemble(draft, rf"\documentclass[{options}]{{article}}", preamble + looks.draw_paragraphs(draw))


def _chapter(draft: Draft) -> str:
    """The number of a chapter and, in a line of its own, its name."""
    draw = draft.random
    word = draw.choice(("CHAPTER", "Chapter", "PART", "Title"))
    font = draw.choice((r"\bfseries", r"\large\bfseries", r"\scshape", ""))
    heads = (f"{word} {draw.choice(('I', 'II', 'III', 'IV', 'V', '1', '2', '3'))}", draft.words(40))
    lines = r"\medskip ".join(rf"\elementof{{section-header}}{{{head}}}\par" for head in heads)
    return rf"\begin{{center}}{{{font} {lines}}}\end{{center}}"


def _clauses(draft: Draft) -> None:
    """Numbered clauses, some with lettered points."""
    draw = draft.random
    if draw.random() < 0.4:
        return
    lines = []
    for _ in range(draw.randint(2, 5)):
        lines.append(rf"\listitem {draft.prose(60, 350)}\markoff")
        if draw.random() < 0.25:
            points = "".join(
                rf"\listitem {escape(draft.wording.item(90))};\markoff" for _ in range(draw.randint(2, 4))
            )
            lines.append(rf"\begin{{enumerate}}{points}\end{{enumerate}}")
    label = draw.choice((r"(\arabic{enumi})", r"\arabic{enumi}.", r"\S\,\arabic{enumi}"))
    draft.add(rf"{{\def\labelenumi{{{label}}}\begin{{enumerate}}{''.join(lines)}\end{{enumerate}}}}")


RECORDS: tuple[Family, ...] = (
    Family("offer", 1.5, _offer),
    Family("statute", 1.5, _statute),
)
