"""Headings on bars, in boxes or between rules: the numbered ones of a form's parts, or any document's."""

from collections.abc import Callable

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text

_COUNTED = {
    "en": ("Part {}. {}", "Step {}: {}", "Section {} – {}", "{}. {}", "PART {}  {}", "{1}", "{1}", "{}  {}"),
    "fr": ("{}. {}", "{} - {}", "Cadre {} : {}", "{1}"),
    "de": ("{}. {}", "Teil {}: {}", "{} {}", "{1}"),
    "nl": ("{} {}", "{}. {}", "Deel {}: {}", "{1}"),
}  # fmt: skip
_NAMED = {
    "en": (
        "Payments and Refundable Credit", "Additions to income", "Information About You", "Your Income",
        "Subtractions", "Exemptions", "Refund or amount you owe", "Personal information", "Declaration",
        "Information About Your Eligibility Category", "Additional Information", "Your contact details",
        "Tax withheld", "Deductions and Credits", "Employment history", "Household members", "Your health",
        "Applicant’s Statement, Contact Information, Declaration, Certification, and Signature",
        "Information about your representative", "Direct deposit", "Dependents", "Biographic Information",
    ),
    "fr": (
        "PROTECTION JURIDIQUE", "VOTRE IDENTITÉ", "VOTRE SITUATION FAMILIALE", "DÉCLARANT",
        "PIÈCES À JOINDRE", "ENGAGEMENT ET SIGNATURE", "Coordonnées du demandeur", "VOS RESSOURCES",
    ),
    "de": (
        "Persönliche Angaben", "Angaben zur Person", "Einkommensverhältnisse", "Bankverbindung",
        "Erklärung und Unterschrift", "Angaben zum Kind", "Weitere Angaben", "Anlagen",
    ),
    "nl": (
        "Uw gegevens", "Gegevens van uw partner", "Uw inkomsten", "Ondertekening", "Bijlagen", "Toelichting",
    ),
}  # fmt: skip


class Banners:
    """Makes the headings of one form's parts, all in one look, counting them."""

    def __init__(self, blocks: Blocks, looks: tuple[str, ...] = ()) -> None:
        draw, style = blocks.draw, blocks.style
        language = blocks.wording.language
        self._blocks, self._number = blocks, draw.choice((0, 0, 0, draw.randint(1, 9)))
        self._form = draw.choice(_COUNTED.get(language, _COUNTED["en"]))
        self._names = _NAMED.get(language, ())
        drawn = {
            "grey": f"background:{draw.choice(('#ccc', '#d9d9d9', '#bbb'))};padding:1pt 4pt",
            "boxed": f"background:#ddd;border:{draw.choice((0.5, 1))}pt solid #000;padding:1pt 4pt",
            "tint": f"background:{style.tint};padding:2pt 4pt",
            "dark": f"background:{draw.choice((style.accent, '#000', '#333'))};color:#fff;padding:1.5pt 4pt",
            "lined": f"border-bottom:{draw.choice((0.6, 1.2, 2))}pt solid {style.accent}",
            "above": "border-top:1.2pt solid #000;padding-top:2pt",
            "underlined": "text-decoration:underline",
            "centred": "text-align:center",
            "plain": f"color:{style.accent}",
        }
        weight = f"font-weight:{draw.choice((700, 700, 700, 400))};"
        case = draw.choice(("", "", "text-transform:uppercase;"))
        scale = draw.choice((1.0, 1.0, 1.1, 1.25))
        self._look = (
            f"{weight}{case}font-family:'{style.heading}','{style.body}';line-height:1.2;"
            f"font-size:{style.size * scale:.1f}pt;"
            f"margin:{draw.uniform(3, 9):.0f}pt 0 {draw.uniform(1, 4):.0f}pt;"
            + drawn[draw.choice(looks or tuple(drawn))]
        )
        low = (
            f"background:{style.tint};font-style:italic;font-weight:700;padding:1pt 3pt",
            "background:#e6e6e6;font-style:italic;font-weight:700;padding:1pt 3pt",
            "font-weight:700", "font-style:italic;font-weight:700", "text-decoration:underline",
        )  # fmt: skip
        self._low = f"{draw.choice(low)};line-height:1.2;margin:4pt 0 2pt"

    def part(self) -> str:
        """The heading of the next part."""
        self._number += 1
        return self._heading(self._name(60))

    def again(self) -> str:
        """The heading of the current part where it goes on."""
        return self._heading(f"{self._name(60)} (continued)")

    def lower(self) -> str:
        """A heading within a part."""
        return element(text(self._name(34)), "section-header", "glued", self._low)

    def _heading(self, name: str) -> str:
        named = text(self._form.format(self._number, name))
        return element(named, "section-header", "glued", self._look)

    def _name(self, longest: int) -> str:
        known = [name for name in self._names if len(name) <= longest or longest > 40]
        if known and self._blocks.draw.random() < 0.6:
            return self._blocks.draw.choice(known)
        return self._blocks.wording.heading(longest)


def draw_banner(blocks: Blocks) -> Callable[[str], str]:
    """Draw how a document's headings look; answer what makes one of its words."""
    draw, style = blocks.draw, blocks.style
    pad = f"padding:{draw.uniform(1, 5):.1f}pt {draw.uniform(3, 8):.1f}pt;"
    look = draw.choice(
        (f"background:{style.accent};color:#fff;{pad}", f"background:{style.accent};color:#fff;{pad}",
         f"background:{style.accent};color:#fff;{pad}width:fit-content;border-radius:3pt;",
         f"background:linear-gradient(to right,{style.accent},{style.tint});color:#fff;{pad}",
         f"background:{style.tint};color:{style.accent};{pad}", f"background:{style.tint};{pad}",
         f"border-bottom:{draw.choice((0.6, 1, 2))}pt solid {style.accent};color:{style.accent};",
         f"border-inline-start:4pt solid {style.accent};{pad}",
         f"border-block:.7pt solid {style.accent};{pad}",
         f"color:{style.accent};", f"background:#555;color:#fff;{pad}")
    )  # fmt: skip
    look += (
        f"font-family:'{style.heading}','{style.body}';line-height:1.15;"
        f"font-size:{style.size * draw.uniform(0.9, 1.35):.1f}pt;font-weight:{draw.choice((700, 700, 400))};"
        f"margin-bottom:{draw.choice((0, 1, 3, 5))}pt"
    )
    upper, icon = draw.random() < 0.3, draw.choice(("", "", "", "50%", "0"))
    sign = (
        "display:inline-block;width:.8em;height:.8em;margin-inline-end:5pt;background:currentcolor;"
        f"border-radius:{icon}"
    )

    def made(words: str) -> str:
        before = element("", style=sign, tag="span") if icon else ""
        return element(before + text(words.upper() if upper else words), "section-header", "heading", look)

    return made
