"""What the first page of a journal's article has: masthead, byline, structured abstract, boxes and notes."""

from docreader_worker.training.synthesis.latex.authors import author_block
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.figures import figure
from docreader_worker.training.synthesis.latex.fronts import keywords
from docreader_worker.training.synthesis.latex.looks import COLOURS
from docreader_worker.training.synthesis.latex.markup import escape

_JOURNALS = ("Journal of {0}", "Annals of {0}", "{0} Research", "International Journal of {0}", "{0} Letters")
_KICKERS = (
    "Original Article", "ORIGINAL ARTICLE", "Research Article", "ARTICLE IN PRESS", "Review", "Case Report",
    "Short Communication", "RESEARCH PAPER", "Brief Report", "Open Access Article", "Editorial",
)  # fmt: skip
_PARTS = (
    ("Aim", "Methods", "Results", "Conclusion"), ("Background", "Methods", "Results", "Conclusions"),
    ("Objective", "Design", "Setting", "Participants", "Results", "Conclusion"), ("Purpose", "Findings"),
    ("Introduction", "Materials and Methods", "Results", "Discussion"),
)  # fmt: skip
_RUN_IN = (
    r"\textbf{{{0}:}}", r"\textbf{{{0}:}}", r"\textbf{{{0}.}}", r"\textbf{{\textit{{{0}:}}}}",
    r"\textit{{{0}:}}", r"{{\sffamily\bfseries {0}}}", r"\textsc{{{0}:}}",
    r"\textcolor{{red!60!black}}{{{0}:}}",
)  # fmt: skip
_NOTES = (
    "Note: Supplementary data for this article are available online.",
    r"\textbf{{Corresponding Author:}} {name}, {place}. E-mail: {mail}",
    r"$^*$ Corresponding author. {place}. E-mail address: {mail} ({name}).",
    r"\textit{{Correspondence to:}} {name}, {place}. Tel: {phone}",
    "doi: {doi}", r"\textcopyright {year} {company}. All rights reserved.",
    "Received {date}; accepted {day}.",
    r"\textbf{{Received:}} {date}\quad \textbf{{Accepted:}} {day}", "Conflict of interest: None declared.",
    "This is an open access article under the CC BY license, which permits use and distribution in any "
    "medium, provided the original work is properly cited.",
    "Published by {company}. ISSN {number}", r"\textbf{{Citation:}} {name} ({year}). {words}. {doi}",
    r"\textit{{Abbreviations:}} {words}; {words}.", "The authors contributed equally to this work.",
)  # fmt: skip


def masthead(draft: Draft) -> str:
    """The journal's name, often larger than the title, with a logo, an issue or a rule."""
    draw = draft.random
    size = draw.choice((r"\Huge", r"\Huge", r"\huge", r"\LARGE", r"\normalsize", r"\small"))
    shape = draw.choice((r"\bfseries", "", r"\scshape", r"\sffamily\bfseries", r"\itshape", r"\sffamily"))
    colour = draw.choice((*COLOURS, "black", "black"))
    name = draw.choice(_JOURNALS).format(draft.words(20))
    shown = draft.text(name, "page-header")
    issue = draft.text(rf"{draw.randint(1990, 2024)};{draw.randint(1, 90)}:{_pages(draft)}", "page-header")
    rule = draw.choice(("", r"\hrule", r"\hrule height 2pt", r"\hrule\vskip 2pt\hrule"))
    side = draw.choice((r"\centering", r"\raggedright", r"\raggedleft"))
    kind = draw.choice(("name", "name", "logo", "banner", "small"))
    if kind == "logo":
        logo = rf"\parbox[c]{{0.14\textwidth}}{{{figure(draft, 1.0, 0.08)}}}"
        line = rf"\noindent {logo}\hfill\parbox[c]{{0.8\textwidth}}{{{side}{size}{shape}{shown}\par}}\par"
    elif kind == "banner":
        inner = rf"\parbox{{0.94\textwidth}}{{\color{{white}}{side}{size}{shape}{shown}\par}}"
        line = rf"\noindent\fcolorbox{{{colour}}}{{{colour}}}{{{inner}}}\par\vskip 3pt"
        line += rf"\noindent{{\footnotesize {issue}\par}}" * (draw.random() < 0.5)
    elif kind == "small":
        line = rf"\noindent{{\footnotesize {shown}\hfill {issue}\par}}"
    else:
        line = rf"{{{side}{size}{shape}\color{{{colour}}}\noindent {shown}\par}}\vskip 3pt"
        line += rf"{{{side}\footnotesize\noindent {issue}\par}}" * (draw.random() < 0.6)
    return rf"{line}\vskip 4pt{rule}\vskip {draw.choice((6, 12, 20))}pt "


def head(draft: Draft) -> str:
    """The kind of article, its title and its authors over their affiliations, all at one side."""
    draw = draft.random
    side = draw.choice((r"\centering", r"\raggedright", r"\raggedright"))
    kicker = draw.choice((r"\large\bfseries", r"\small\scshape", r"\normalsize\sffamily", r"\itshape"))
    size = draw.choice((r"\LARGE", r"\Large", r"\large", r"\huge")) + draw.choice(
        (r"\bfseries", "", r"\sffamily")
    )
    above = rf"{{{kicker}\noindent {draft.text(draw.choice(_KICKERS))}\par}}\vskip 8pt"
    title = rf"{{{size}\noindent {draft.text(draft.words(120), 'title')}\par}}\vskip 8pt"
    above *= draw.random() < 0.75
    return rf"{{{side}{above}{title}\noindent {author_block(draft, side)}\par}}\vskip 10pt "


def abstract(draft: Draft, *, wide: bool) -> str:
    """A structured abstract, its parts texts of their own, on a ground or framed; columns if ``wide``."""
    draw = draft.random
    ground = draw.choice(("none", "none", "tint", "tint", "frame", "rules"))
    split = wide and draw.random() < 0.35
    parts = _parts(draft)
    name = draw.choice(("Abstract", "ABSTRACT", "Summary", "A B S T R A C T"))
    heading = rf"{{\bfseries\noindent {draft.text(name, 'section-header')}\par}}" * (draw.random() < 0.75)
    if split:
        half = (len(parts) + 1) // 2
        cells = (
            rf"\begin{{minipage}}[t]{{0.485\linewidth}}\vspace{{0pt}}{''.join(cell)}\end{{minipage}}"
            for cell in (parts[:half], parts[half:])
        )
        body = heading + r"\vskip 2pt\noindent " + r"\hfill ".join(cells)
    else:
        body = heading + "".join(parts)
    size = draw.choice((r"\small", "", r"\footnotesize"))
    inner = rf"\begin{{minipage}}{{\dimexpr\linewidth-16pt}}{size}{body}\end{{minipage}}"
    boxed = {
        "tint": rf"\fcolorbox{{white}}{{{draw.choice(COLOURS)}!12!white}}{{{inner}}}",
        "frame": rf"\fbox{{{inner}}}",
        "rules": rf"{inner}\par\vskip 4pt\hrule",
        "none": inner,
    }
    return (r"\hrule\vskip 5pt" * (ground == "rules")) + rf"\noindent {boxed[ground]}\par\vskip 10pt "


def _parts(draft: Draft) -> list[str]:
    draw = draft.random
    form, gap = draw.choice(_RUN_IN), draw.choice((0, 0, 0, 3))
    words = keywords(draft, draw.randint(3, 6))
    parts = [rf"{form.format(name)} {draft.prose(60, 330)}" for name in draw.choice(_PARTS)]
    if draw.random() < 0.8:
        parts.append(rf"{form.format(draw.choice(('Keywords', 'Key words', 'Index terms')))} {words}")
    return [rf"\noindent\para{{{part}}}\vskip {gap}pt " for part in parts]


def notes(draft: Draft, count: int) -> list[str]:
    """Some notes on correspondence, dates, rights and the like."""
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    return [
        form.format(
            name=escape(facts.name()), place=escape(f"{facts.company()}, {facts.city()}"),
            mail=escape(facts.ascii_safe_email()), phone=escape(facts.phone_number()),
            doi=escape(facts.bothify("10.####/j.????.2017.0#.0##")), year=draw.randint(1995, 2024),
            company=escape(facts.company()), date=escape(wording.date()), day=escape(wording.date()),
            number=facts.bothify("####-####"), words=draft.words(50),
        )
        for form in draw.sample(_NOTES, count)
    ]  # fmt: skip


def access_box(draft: Draft) -> str:
    """Where to find the article: a box with a name, addresses and a code of black squares."""
    facts = draft.wording.facts
    code = rf"\elementof{{picture}}{{{_squares(draft)}}}"
    lines = (r"\textbf{Website:} www.journal.org", rf"\textbf{{DOI:}} {facts.bothify('10.####/####')}")
    said = "".join(rf"\para{{{line}}}\vskip 3pt" for line in lines)
    name = draft.text("Access this article online", "section-header")
    cell = rf"\begin{{minipage}}[c]{{0.58\linewidth}}\raggedright\noindent {said}\end{{minipage}}"
    inner = (
        rf"\begin{{minipage}}{{150pt}}\scriptsize\sffamily\parindent=0pt{{\centering\bfseries {name}\par}}"
    )
    body = rf"\vskip 3pt\hrule\vskip 5pt\noindent {cell}\hfill {code}\end{{minipage}}"
    return rf"\begin{{center}}\fbox{{{inner}{body}}}\end{{center}}"


def _squares(draft: Draft) -> str:
    """A code of 21 by 21 squares."""
    draw = draft.random
    rows = (
        "".join(draw.choice((r"\vrule width 2pt height 2pt", r"\kern 2pt")) for _ in range(21))
        for _ in range(21)
    )
    body = "".join(rf"\hbox{{\vrule width 2pt height 2pt{row}\vrule width 2pt height 2pt}}" for row in rows)
    return rf"\vbox{{\offinterlineskip {body}}}"


def _pages(draft: Draft) -> str:
    first = draft.random.randint(1, 900)
    return f"{first}--{first + draft.random.randint(3, 30)}"
