"""The terms of contracts: clauses that begin with their heads, and lettered ones below them."""

from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.markup import TAB, escape, points
from docreader_worker.training.synthesis.office.numbering import nth

_HEADS = (
    "Scope", "Participation", "Term", "Order of Precedence", "Primary Contacts", "Subcontractors", "Orders",
    "Data Location", "Import and Export of Data", "Ownership of Data", "Security Incident or Data Breach",
    "Notification of Legal Requests", "Termination and Suspension of Service", "Background Checks",
    "Access to Security Logs and Reports", "Change Control and Advance Notice", "Confidentiality", "Warranty",
    "Indemnification", "Limitation of Liability", "Payment", "Invoices", "Insurance", "Governing Law",
    "Taxes", "Assignment", "Entire Agreement", "Force Majeure", "Notices", "Right to Audit", "Waiver",
    "Severability",
)  # fmt: skip
_UNDERLINED = {"style:text-underline-style": "solid"}
_ITALIC = {"fo:font-style": "italic"}
_LOOKS: tuple[dict[str, str], ...] = (
    BOLD, BOLD, _UNDERLINED, _UNDERLINED, BOLD | _UNDERLINED, _ITALIC, {},
)  # fmt: skip
_NUMBERS = ("1.", "1.", "1.", "1)", "(1)", "A.", "1.0", "Section 1.", "Article 1.")
_LETTERS = (("a.", "i."), ("(a)", "(i)"), ("A.", "1."), ("(i)", "(A)"), ("a)", "i)"), ("(a)", "(1)"))


def terms(draft: Draft, count: int) -> None:
    """Add clauses with numbers and heads in their first lines: items of a list whether they hang or not.

    Their numbers go on from those of the clauses before.
    """
    draw = draft.random
    first, look = draw.choice(_NUMBERS), draw.choice(_LOOKS)
    end = draw.choice((": ", ": ", ". ", " – ") if look else (": ",))
    after = draw.choice((TAB, TAB, " ", "  "))
    left, indent = draw.choice(((0, 0), (0, 0), (0, 36), (18, -18), (28, -28), (36, -36)))
    letters, below = draw.choice(_LETTERS), draw.choice((0.0, 0.3, 0.6))
    for name in draw.sample(_HEADS, count):
        number = nth(first, draft.count("term"))
        head = draft.span(name.upper() if look == {} else name, **look)
        words = f"{escape(number)}{after}{head}{end}{draft.prose(60, draw.choice((250, 450, 700)))}"
        _clause(draft, words, left, indent)
        if draw.random() < below:
            lettered(draft, draw.randint(2, 5), letters, left + draw.choice((0, 18, 36)))
        elif draw.random() < 0.08:
            remark = draft.paragraph("First", f"[{draft.prose(80, 250)}]", text=_ITALIC)
            draft.add(remark)
            draft.skip()


def lettered(draft: Draft, count: int, forms: tuple[str, ...] = (), left: float = 0.0) -> None:
    """Add clauses marked by letters ``left`` points indented, hanging or as blocks, some with others below.

    ``forms`` has the first marker of each level.
    """
    draw = draft.random
    forms = forms or draw.choice(_LETTERS)
    hang, after = draw.choice(((0, " "), (0, " "), (18, TAB), (22, TAB), (28, TAB), (-28, TAB)))
    spaced = draw.random() < 0.7
    for number in range(1, count + 1):
        lead = draft.span(draft.wording.words(2), **draw.choice(_LOOKS)) + ". " if draw.random() < 0.1 else ""
        words = f"{nth(forms[0], number)}{after}{lead}{draft.prose(30, draw.choice((120, 300)))}"
        _clause(draft, words, left + max(hang, 0), -hang, spaced=spaced)
        if len(forms) > 1 and draw.random() < 0.2:
            lettered(draft, draw.randint(2, 4), forms[1:], left + draw.choice((18, 36)))


def _clause(draft: Draft, words: str, left: float, indent: float, *, spaced: bool = True) -> None:
    shape = {"fo:margin-left": points(left), "fo:text-indent": points(indent)}
    if not spaced:
        shape["fo:margin-bottom"] = "0pt"
    stops = tab_stops((-indent if indent < 0 else indent + 22, "left"))
    draft.add(draft.paragraph("Body", words, "list-item", paragraph=shape | stops))
    if spaced:
        draft.skip()
