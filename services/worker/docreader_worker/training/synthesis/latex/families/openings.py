"""How papers open in the classes of societies and publishers."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.fronts import keywords
from docreader_worker.training.synthesis.latex.markup import escape


def _title(draft: Draft) -> str:
    return draft.text(draft.words(90), "title")


def _names(draft: Draft, count: int) -> list[str]:
    return [escape(draft.wording.facts.name()) for _ in range(count)]


def _place(draft: Draft) -> str:
    facts = draft.wording.facts
    return escape(f"{facts.company()}, {facts.city()}")


def _mail(draft: Draft) -> str:
    return escape(draft.wording.facts.ascii_safe_email())


def _abstract(draft: Draft) -> str:
    return rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}"


def _keywords(draft: Draft) -> str:
    return keywords(draft, draft.random.randint(3, 6)) or "layout"


def plain(draft: Draft) -> None:
    """Title, authors and abstract as LaTeX's own classes have them."""
    authors = draft.text(", ".join(_names(draft, draft.random.randint(1, 3))))
    draft.add(rf"\title{{{_title(draft)}}}\author{{{authors}}}\date{{}}\maketitle")
    draft.add(_abstract(draft))


def ieee(draft: Draft) -> None:
    """Title, authors together or beside each other, abstract and index terms of the IEEE."""
    names = _names(draft, draft.random.randint(1, 4))
    together = rf"\elementof{{text}}{{{', '.join(names)}}}"
    apart = r"\and ".join(
        rf"\IEEEauthorblockN{{\markon{{text}}{name}}}"
        rf"\IEEEauthorblockA{{{_place(draft)}\\ {_place(draft)}\markoff}}"
        for name in names
    )
    draft.add(rf"\title{{{_title(draft)}}}\author{{\ifCLASSOPTIONconference{apart}\else{together}\fi}}")
    draft.add(r"\maketitle")
    draft.add(rf"\begin{{abstract}}\leavevmode\element{{text}}{draft.prose(400, 1100)}\end{{abstract}}")
    if draft.random.random() < 0.6:
        draft.add(r"\renewcommand\IEEEkeywordsname{\elementof{runin}{Index Terms}}")
        draft.add(rf"\begin{{IEEEkeywords}}\leavevmode\element{{text}}{_keywords(draft)}\end{{IEEEkeywords}}")


def acm(draft: Draft) -> None:
    """Title, authors with their places and an abstract of the ACM."""
    draft.add(rf"\title{{{_title(draft)}}}")
    for name in _names(draft, draft.random.randint(1, 4)):
        city = escape(draft.wording.facts.city())
        draft.add(
            rf"\author{{\markon{{text}}{name}}}\affiliation{{\institution{{{_place(draft)}}}"
            rf"\city{{{city}}}\country{{{city}\markoff}}}}"
        )
    draft.add(rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}")
    draft.add(r"\maketitle")


def elsevier(draft: Draft) -> None:
    """The front matter of Elsevier."""
    authors = "".join(
        rf"\author{{\elementof{{text}}{{{name}}}}}" for name in _names(draft, draft.random.randint(1, 4))
    )
    draft.add(
        rf"\begin{{frontmatter}}\title{{{_title(draft)}}}{authors}"
        rf"\address{{\elementof{{text}}{{{_place(draft)}}}}}"
        rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}"
        rf"\begin{{keyword}}\elementof{{text}}{{{_keywords(draft)}}}\end{{keyword}}\end{{frontmatter}}"
    )


def springer(draft: Draft) -> None:
    """Title, authors and places with marks, and an abstract of Springer."""
    draw = draft.random
    names, count = _names(draft, draw.randint(1, 6)), draw.randint(1, 3)
    authors = r" \and ".join(rf"{name}\inst{{{draw.randint(1, count)}}}" for name in names)
    mailed = draw.random() < 0.6
    places = [_place(draft) + (rf"\\ \email{{{_mail(draft)}}}" if mailed else "") for _ in range(count)]
    institutes = r" \and ".join(places)
    # The class joins the authors: one mark spans them all.
    draft.add(
        rf"\title{{{_title(draft)}}}\titlerunning{{{draft.words(40)}}}"
        rf"\author{{\markon{{text}}{authors}\markoff}}\authorrunning{{{', '.join(names)[:50]}}}"
        rf"\institute{{{institutes}}}\maketitle"
    )
    draft.add(rf"\begin{{abstract}}\leavevmode\element{{text}}{draft.prose(400, 1100)}\end{{abstract}}")


def physics(draft: Draft) -> None:
    """Title, authors each with a place, and an abstract of the physical societies."""
    draft.add(rf"\title{{{_title(draft)}}}")
    for name in _names(draft, draft.random.randint(1, 5)):
        draft.add(
            rf"\author{{\elementof{{text}}{{{name}}}}}\affiliation{{\elementof{{text}}{{{_place(draft)}}}}}"
        )
    draft.add(rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}\maketitle")


def mathematics(draft: Draft) -> None:
    """Title, authors and places, and an abstract of the mathematical society."""
    names = _names(draft, draft.random.randint(1, 3))
    # The class joins the names: one mark spans them all.
    names[0] = rf"\markon{{text}}{names[0]}"
    names[-1] = rf"{names[-1]}\markoff"
    authors = "".join(
        rf"\author{{{name}}}\address{{\elementof{{text}}{{{_place(draft)}}}}}" for name in names
    )
    draft.add(rf"\title{{{_title(draft)}}}{authors}")
    draft.add(
        rf"\begin{{abstract}}\leavevmode\element{{text}}{draft.prose(300, 900)}\end{{abstract}}\maketitle"
    )
