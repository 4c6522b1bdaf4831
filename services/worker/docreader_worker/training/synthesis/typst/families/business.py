"""Letters, invoices, statements and data sheets."""

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst import blocks
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.families.family import Family, fill
from docreader_worker.training.synthesis.typst.lists import bullets
from docreader_worker.training.synthesis.typst.markup import escape, string
from docreader_worker.training.synthesis.typst.running import running_heads, title_block
from docreader_worker.training.synthesis.typst.style import draw_style
from docreader_worker.training.synthesis.typst.tables import table
from docreader_worker.training.synthesis.wording import Wording


def _lines(draft: Draft, lines: list[str], label: str = "text", size: float = 1.0) -> str:
    return draft.element(
        label,
        f"#set par(first-line-indent: 0pt, justify: false)\n#set text(size: {size}em)\n" + " \\ ".join(lines),
    )


def _address(draft: Draft) -> list[str]:
    facts = draft.wording.facts
    street = facts.street_address().splitlines()[0]
    return [
        escape(line) for line in (facts.name(), facts.company(), street, f"{facts.postcode()} {facts.city()}")
    ]


def _logo(draft: Draft, width: float = 90) -> str:
    path = str(draft.pictures.logo(draft.random).resolve())
    return draft.picture(f"#image({string(path)}, width: {width}pt)")


def _letterhead(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    sender = _lines(
        draft,
        [f"#strong[{escape(facts.company())}]", *_address(draft)[2:], escape(facts.phone_number())],
        size=0.85,
    )
    logo = _logo(draft, draw.randint(40, 120)) if draw.random() < 0.7 else ""
    left, right = (logo, sender) if draw.random() < 0.6 else (sender, logo)
    draft.add(f"#grid(columns: (1fr, auto), [{left}], [{right}])\n#v({draw.choice((0.5, 1, 1.5))}cm)")
    draft.add(f"#block[{_lines(draft, _address(draft))}]")
    draft.add(f"#v({draw.choice((0.5, 1))}cm)")


def _company_foot(draft: Draft) -> None:
    facts = draft.wording.facts
    cells = ", ".join(
        f"[{_lines(draft, lines, 'page-footer', 0.7)}]"
        for lines in (
            [escape(facts.company()), escape(facts.city())],
            [escape(facts.phone_number()), f"#raw({string(facts.ascii_company_email())})"],
            [f"IBAN {escape(facts.iban())}", f"VAT {facts.random_number(9)}"],
        )
    )
    draft.add(f"#set page(footer: grid(columns: (1fr, 1fr, auto), column-gutter: 2em, {cells}))")


def _letter(wording: Wording, pictures: PictureSource) -> Draft:
    draft = Draft(wording, pictures, draw_style(wording.random), footnoted=0.01)
    draw = wording.random
    if draw.random() < 0.6:
        _company_foot(draft)
    else:
        running_heads(draft, wording.heading(40), 0.2, 0.5)
    _letterhead(draft)
    place = escape(f"{wording.facts.city()}, {wording.date()}")
    draft.add(f"#align({draw.choice(('right', 'left'))})[{draft.element('text', place)}]")
    if draw.random() < 0.7:
        draft.add(
            draft.element(
                "section-header",
                f"#strong[{draw.choice(('', 'Re: ', 'Subject: '))}{escape(wording.heading(70))}]",
            )
        )
    draft.add(
        draft.element(
            "text", f"{draw.choice(('Dear', 'Hello', 'Dear Dr'))} {escape(wording.facts.last_name())},"
        )
    )
    for _ in range(draw.randint(2, 7)):
        blocks.paragraph(draft, 120, 700)
        if draw.random() < 0.12:
            bullets(draft)
    draft.add(draft.element("text", draw.choice(("Yours sincerely,", "Kind regards", "With best wishes,"))))
    draft.add(f"#v(1cm)\n{_lines(draft, _address(draft)[:2])}")
    return draft


def _invoice(wording: Wording, pictures: PictureSource) -> Draft:
    draft = Draft(wording, pictures, draw_style(wording.random))
    draw = wording.random
    _company_foot(draft) if draw.random() < 0.7 else running_heads(draft, wording.facts.company(), 0.2, 0.6)
    _letterhead(draft)
    name = draw.choice(("Invoice", "INVOICE", "Quotation", "Order confirmation", "Delivery note", "Receipt"))
    facts = [
        f"{key}: {value}"
        for key, value in (
            ("No.", draw.randint(1000, 99999)),
            ("Date", escape(wording.date())),
            ("Customer", draw.randint(100, 9999)),
        )
    ]
    draft.add(draft.element("title", f"#set text(size: {draw.choice((1.3, 1.6, 2))}em)\n#strong[{name}]"))
    draft.add(f"#align({draw.choice(('left', 'right'))})[{_lines(draft, facts)}]")
    if draw.random() < 0.6:
        blocks.paragraph(draft, 60, 250)
    draft.add(draft.area("table", _positions(draft), "width: 100%"))
    if draw.random() < 0.7:
        blocks.paragraph(draft, 60, 250)
    draft.add(
        draft.element("text", f"Payable by {escape(wording.date())} to IBAN {escape(wording.facts.iban())}.")
    )
    return draft


def _positions(draft: Draft) -> str:
    draw = draft.random
    head = ("Pos.", "Description", "Qty", "Price", "Amount")
    cells = [f"#strong[{name}]" for name in head]
    for place in range(1, draw.randint(3, 16)):
        cells += [
            str(place),
            escape(draft.wording.sentence(60)),
            str(draw.randint(1, 40)),
            escape(draft.wording.money()),
            escape(draft.wording.money()),
        ]
    for name in ("Subtotal", "VAT 19 %", "Total")[: draw.randint(1, 3)]:
        cells += ["", f"#strong[{name}]", "", "", f"#strong[{escape(draft.wording.money())}]"]
    stroke = draw.choice(
        ("none", "0.4pt", "(bottom: 0.3pt + gray)", "(x, y) => if y == 0 { (bottom: 0.8pt) }")
    )
    fill = draw.choice(
        ("none", "(x, y) => tint(if y == 0 { luma(225) })", "(x, y) => tint(if calc.odd(y) { luma(243) })")
    )
    body = ", ".join(f"[{cell}]" for cell in cells)
    return (
        f"#set text(size: {draw.choice((0.85, 0.9, 1))}em)\n"
        "#set par(justify: false, first-line-indent: 0pt)\n"
        f"#table(columns: (auto, 1fr, auto, auto, auto), stroke: {stroke}, fill: {fill}, "
        f"align: (left, left, right, right, right), {body})"
    )


def _statement(wording: Wording, pictures: PictureSource) -> Draft:
    draft = Draft(wording, pictures, draw_style(wording.random), footnoted=0.1)
    draw = wording.random
    running_heads(draft, wording.facts.company() + " – Annual Report", 0.8, 0.8)
    for _ in range(draw.randint(3, 7)):
        blocks.heading(draft, draw.randint(1, 2))
        if draw.random() < 0.8:
            blocks.paragraph(draft, 80, 500)
        draft.add(table(draft, (6, 26), (3, 6), full=True))
        if draw.random() < 0.5:
            blocks.paragraph(draft, 80, 700)
    return draft


def _datasheet(wording: Wording, pictures: PictureSource) -> Draft:
    draft = Draft(wording, pictures, draw_style(wording.random, columns=(1, 2, 2)), footnoted=0.02)
    running_heads(draft, wording.words(3), 0.9, 0.9)
    title_block(draft, wording.words(5), authors=False)
    blocks.heading(draft)
    bullets(draft, wording.random.randint(4, 9), 80)
    fill(draft, wording.random.randint(8, 20), {"text": 2, "table": 3, "figure": 2, "bullets": 1, "wide": 1})
    return draft


BUSINESS = (
    Family("letter", 1.2, _letter),
    Family("invoice", 1.2, _invoice),
    Family("statement", 2.5, _statement),
    Family("datasheet", 1.5, _datasheet),
)
