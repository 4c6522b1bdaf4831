"""Fields that people fill in: labels over, beside or inside boxes and combs, on underscores, with ticks."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.lines import tick
from docreader_worker.training.synthesis.html.markup import element, row, text

_NAMES = {
    "en": (
        "Family Name (Last Name)", "Given Name (First Name)", "Middle Name", "Street Number and Name",
        "City or Town", "State", "ZIP Code", "Country", "Date of Birth (mm/dd/yyyy)", "Telephone number",
        "Email address", "Employer", "Occupation", "Social Security number", "Apt. no.", "Nationality",
        "Place of birth", "Passport number", "National Insurance number", "Postcode", "Title", "County",
        "Account number", "Sort code", "NHS number", "Hospital", "Your reference", "Spouse’s first name",
    ),
    "fr": (
        "Nom de naissance", "Nom d’usage", "Prénom(s)", "Date de naissance", "Adresse", "Code postal",
        "Commune", "Pays", "Nationalité", "Numéro de téléphone", "Courriel", "Profession", "N° SIRET",
        "Dénomination", "Lieu de naissance", "Bâtiment, escalier, étage", "N° de sécurité sociale",
    ),
    "de": (
        "Name", "Vorname", "Geburtsdatum", "Geburtsort", "Straße, Hausnummer", "PLZ, Wohnort",
        "Staatsangehörigkeit", "Telefon (freiwillig)", "E-Mail", "Steuernummer", "IBAN", "Kreditinstitut",
        "Familienstand", "Beruf", "Aktenzeichen", "Kundennummer", "Beschäftigt seit",
    ),
    "nl": (
        "Naam", "Voorletters", "Geboortedatum", "Adres", "Postcode en plaats", "Telefoonnummer",
        "Burgerservicenummer", "E-mailadres", "Rekeningnummer (IBAN)", "Nationaliteit", "Datum",
        "Naam werkgever", "Functie", "KvK-nummer",
    ),
    "es": (
        "Apellidos", "Nombre", "DNI/NIE", "Domicilio", "Código postal", "Municipio", "Provincia",
        "Teléfono", "Correo electrónico", "Fecha de nacimiento", "Nacionalidad", "Profesión",
    ),
}  # fmt: skip
_ANSWERS = {
    "en": ("Yes", "No"), "fr": ("Oui", "Non"), "de": ("Ja", "Nein"), "nl": ("Ja", "Nee"), "es": ("Sí", "No"),
}  # fmt: skip
_WAYS = ("over", "over", "beside", "inside", "blank", "comb", "under")


class Fields:
    """Makes the fields of one form, in one look."""

    def __init__(self, blocks: Blocks) -> None:
        draw, style = blocks.draw, blocks.style
        self._blocks, self._draw = blocks, draw
        self.rule = f"{draw.choice((0.4, 0.6, 0.8, 1))}pt solid {draw.choice(('#000', '#444', style.accent))}"
        self._ground = draw.choice(("#fff", "#fff", "#fff", style.tint))
        self._tall = style.size * draw.uniform(1.3, 2.1)
        looks = ("", "", "font-weight:700;", "font-style:italic;", f"color:{style.accent};")
        self._look = f"{draw.choice(looks)}font-size:{draw.choice((0.75, 0.85, 1, 1)):.2f}em;"
        self._colon = draw.choice(("", "", ":", " :"))
        self._filled = draw.choice((0.0, 0.0, 0.1, 0.5))
        self._hand = draw.choice((style.body, style.mono, style.heading))
        self._ways = draw.choices(_WAYS, k=draw.choice((1, 2, 2, 3)))
        self._gap = draw.uniform(2, 7)

    def name(self) -> str:
        """What a field is for."""
        if self._draw.random() < 0.3:
            return self._blocks.wording.heading(26)
        return self._draw.choice(_NAMES.get(self._blocks.wording.language, _NAMES["en"]))

    def answers(self) -> tuple[str, str]:
        """The words for yes and no."""
        return _ANSWERS.get(self._blocks.wording.language, _ANSWERS["en"])

    def _value(self) -> str:
        """What was filled in, mostly nothing."""
        if self._draw.random() >= self._filled:
            return ""
        wording = self._blocks.wording
        makers = (wording.facts.name, wording.date, wording.facts.city, lambda: wording.number(1e5, 0))
        written = text(str(self._draw.choice(makers)()))
        return element(written, style=f"font-family:'{self._hand}'", tag="span")

    def box(self, style: str = "flex:1", value: str | None = None) -> str:
        """A box with ``value`` or, without one, empty or filled."""
        look = f"{style};min-height:{self._tall:.0f}pt;border:{self.rule};background:{self._ground}"
        written = self._value() if value is None else value
        return element(written, style=f"{look};padding:1pt 3pt;min-width:0;line-height:1.2")

    def comb(self, count: int = 0) -> str:
        """Boxes for a letter or digit each, touching or with teeth only."""
        wide = self._tall * 0.75
        teeth = self._draw.random() < 0.4
        edge = f"border:{self.rule};border-top:0" if teeth else f"border:{self.rule}"
        high = self._tall * (0.6 if teeth else 1)
        cell = element(
            "", style=f"flex:0 0 auto;width:{wide:.1f}pt;height:{high:.0f}pt;{edge};margin-inline-end:-.5pt"
        )
        return element(cell * (count or self._draw.randint(5, 12)), style="display:flex;overflow:hidden")

    def _blank(self, words: str) -> str:
        """``words`` (HTML) and a line to write on up to the end: of underscores or drawn."""
        if self._draw.random() < 0.5:
            return element(f'{words} <span class="leader" data-dots="_">_</span>')
        line = element(self._value(), style=f"flex:1;border-bottom:{self.rule};min-width:20pt")
        return row(element(words), line, gap=4, align="stretch")

    def field(self) -> str:
        """One field: its name and the room for its value, one block."""
        way, name = self._draw.choice(self._ways), self._named(self.name())
        if way == "beside":
            return self._text(
                row(element(name, style="flex:0 0 42%;line-height:1.1"), self.box(), gap=4, align="center")
            )
        if way == "inside":
            inner = element(name, style="line-height:1.1") + self._value()
            look = f"border:{self.rule};min-height:{self._tall * 1.6:.0f}pt;padding:1pt 3pt"
            return self._text(element(inner, style=f"{look};background:{self._ground}"))
        if way == "blank":
            return self._text(self._blank(name))
        if way == "comb":
            return self._text(element(name) + self.comb())
        if way == "under":
            line = element(self._value(), style=f"border-bottom:{self.rule};height:{self._tall:.0f}pt")
            return self._text(line + element(name, style="line-height:1.15"))
        return self._text(element(name, style="line-height:1.2") + self.box(""))

    def parted(self) -> str:
        """A field whose name at the left and value at the right are blocks of their own."""
        share = f"flex:0 0 {self._draw.randint(26, 40)}%;line-height:1.15"
        name = element(self._named(self.name()), "text", style=share)
        value = self.comb() if self._draw.random() < 0.2 else self.box()
        # A box that nobody wrote in is no text.
        room = element(value, "text" if "<span" in value else "", style="flex:1")
        return row(name, room, gap=6, align="center", style=f"margin:{self._gap:.1f}pt 0")

    def group(self, count: int) -> str:
        """``count`` fields in one to three columns."""
        columns = self._draw.choice((1, 2, 2, 3))
        grid = f"display:grid;grid-template-columns:repeat({columns},minmax(0,1fr))"
        look = f"{grid};column-gap:10pt;align-items:end;margin:3pt 0"
        return element("".join(self.field() for _ in range(count)), style=look)

    def choices(self, count: int, *, apart: bool = True) -> str:
        """Boxes to tick beside each other, each a block or (not ``apart``) all in one."""
        options = [f"{tick(self._blocks)} {text(self._blocks.wording.heading(18))}" for _ in range(count)]
        if apart:
            shown = (element(option, "text", tag="span") for option in options)
            return row(*shown, gap=14, style="margin:2pt 0;flex-wrap:wrap")
        return element("&emsp;".join(options), "text", style="margin:2pt 0")

    def signatures(self, *names: str) -> str:
        """Rules to sign on, over who signs."""
        line = f"flex:1;border-top:{self.rule};padding-top:1pt;line-height:1.2"
        shown = (element(text(name), "text", style=line) for name in names)
        return row(*shown, gap=24, style=f"margin-top:{self._draw.randint(18, 34)}pt")

    def _named(self, name: str) -> str:
        return element(f"{text(name)}{self._colon}", style=self._look, tag="span")

    def _text(self, content: str) -> str:
        return element(content, "text", style=f"margin:{self._gap:.1f}pt 0;min-width:0")
