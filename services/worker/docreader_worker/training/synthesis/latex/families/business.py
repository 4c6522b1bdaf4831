"""Letters, exams and CVs in the classes made for them."""

from docreader_worker.training.synthesis.latex import looks
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.figures import figure
from docreader_worker.training.synthesis.latex.formulas import inline_formula
from docreader_worker.training.synthesis.latex.lists import bullets
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_CV_HEADINGS = r"""
\AtBeginDocument{\let\plainsectionstyle\sectionstyle
\renewcommand*\sectionstyle[1]{{\element{section-header}\plainsectionstyle{#1}}}}
"""


def _letter(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    draw, facts = wording.random, wording.facts
    draft = Draft(wording, pictures, floating=False)
    sender = [escape(line) for line in (facts.name(), facts.street_address().splitlines()[0], facts.city())]
    receiver = [escape(line) for line in (facts.name(), facts.company(), facts.city())]
    lines, whole = r" \\ ".join(sender), r" \\ ".join(receiver)
    draft.add(rf"\address{{\markon{{text}}{lines}\markoff}}\signature{{\elementof{{text}}{{{sender[0]}}}}}")
    draft.add(rf"\date{{\elementof{{text}}{{{escape(wording.date())}}}}}")
    draft.add(rf"\begin{{letter}}{{\markon{{text}}{whole}\markoff}}")
    draft.add(rf"\opening{{\elementof{{text}}{{Dear {receiver[0]},}}}}")
    for _ in range(draw.randint(2, 6)):
        draft.paragraph(120, 800)
        if draw.random() < 0.12:
            bullets(draft)
    draft.add(r"\closing{\elementof{text}{Yours sincerely,}}\end{letter}")
    preamble = draw.choice(looks.FONTS) + looks.draw_page(draw, 1)[0]
    return assemble(draft, rf"\documentclass[{draw.choice(('10pt', '11pt', '12pt'))}]{{letter}}", preamble)


def _exam(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    draw = wording.random
    draft = Draft(wording, pictures, mathematical=0.4, floating=False, passes=2)
    draft.head.append(
        rf"\pagestyle{{headandfoot}}\header{{{draft.words(30)}}}{{}}{{{escape(wording.date())}}}"
    )
    draft.head.append(r"\footer{}{Page \thepage\ of \numpages}{}")
    draft.add(rf"\begin{{center}}{{\Large\elementof{{title}}{{{draft.words(60)}}}}}\end{{center}}")
    draft.paragraph(100, 400)
    lines = [r"\begin{questions}"]
    for _ in range(draw.randint(5, 12)):
        lines.append(
            rf"\par\markon{{list-item}}\question[{draw.randint(1, 10)}] "
            rf"{escape(wording.sentence(200))}\markoff"
        )
        chance = draw.random()
        if chance < 0.4:
            kind = draw.choice(("choices", "checkboxes"))
            choices = "\n".join(
                rf"\par\markon{{list-item}}\choice {escape(wording.sentence(60))}\markoff"
                for _ in range(draw.randint(3, 5))
            )
            lines.append(rf"\begin{{{kind}}}{choices}\end{{{kind}}}")
        elif chance < 0.65:
            parts = "\n".join(
                rf"\par\markon{{list-item}}\part {escape(wording.sentence(90))} "
                rf"{inline_formula(draw)}\markoff"
                for _ in range(2)
            )
            lines.append(rf"\begin{{parts}}{parts}\end{{parts}}")
        elif chance < 0.8:
            lines.append(rf"\par\vspace{{{draw.randint(2, 4)}cm}}")
        elif chance < 0.9:
            lines.append(rf"\begin{{center}}{figure(draft, 0.5)}\end{{center}}")
    draft.add("\n".join([*lines, r"\end{questions}"]))
    preamble = draw.choice(looks.FONTS) + r"\pointsinmargin" * (draw.random() < 0.3)
    return assemble(
        draft, rf"\documentclass[{draw.choice(('10pt', '11pt', '12pt'))},addpoints]{{exam}}", preamble
    )


def _cv(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    draw, facts = wording.random, wording.facts
    draft = Draft(wording, pictures, floating=False)
    style = draw.choice(("classic", "casual", "banking", "oldstyle", "fancy"))
    for section in draw.sample(
        ("Experience", "Education", "Skills", "Publications", "Languages", "Projects"), 4
    ):
        draft.add(rf"\section{{{section}}}")
        for _ in range(draw.randint(2, 5)):
            years = f"{draw.randint(1990, 2010)}--{draw.randint(2011, 2026)}"
            about = escape(wording.sentence(draw.choice((80, 200))))
            job, place, city = escape(facts.job()), escape(facts.company()), escape(facts.city())
            draft.add(
                rf"\par\markon{{text}}\cventry{{{years}}}{{{job}}}{{{place}}}{{{city}}}{{}}{{{about}}}"
                r"\par\markoff"
            )
    first, last = escape(facts.first_name()), escape(facts.last_name())
    draft.head.append(r"\makecvtitle")
    person = (
        rf"\name{{\element{{title}}{first}}}{{{last}}}"
        rf"\address{{\elementof{{text}}{{{escape(facts.city())}}}}}{{}}{{}}"
        rf"\phone[mobile]{{\elementof{{text}}{{{escape(facts.phone_number())}}}}}"
    )
    colour = draw.choice(("blue", "orange", "green", "red", "purple", "grey", "black"))
    scale = draw.choice((0.75, 0.8, 0.85))
    preamble = rf"\moderncvstyle{{{style}}}\moderncvcolor{{{colour}}}\usepackage[scale={scale}]{{geometry}}"
    preamble += person + _CV_HEADINGS
    return assemble(draft, r"\documentclass[11pt,a4paper]{moderncv}", preamble)


BUSINESS: tuple[Family, ...] = (
    Family("letter", 1.0, _letter),
    Family("exam", 1.5, _exam),
    Family("moderncv", 1.0, _cv),
)
