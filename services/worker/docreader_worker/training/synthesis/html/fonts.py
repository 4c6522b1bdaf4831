"""The fonts of documents, by what they are and which scripts they have."""

import random

_SERIFS = (
    "Liberation Serif", "Liberation Serif", "Nimbus Roman", "CMU Serif", "LM Roman 10", "EB Garamond",
    "Linux Libertine O", "Gentium", "Charis SIL", "C059", "P052", "Bitstream Charter", "Caladea",
    "DejaVu Serif",
    "Noto Serif", "Vollkorn", "Baskervald ADF Std", "GFS Didot", "PT Serif", "IBM Plex Serif",
    "Junicode Two Beta",
    "Quattrocento", "STIX",
)  # fmt: skip
_SANS = (
    "Liberation Sans", "Liberation Sans", "Liberation Sans", "Nimbus Sans", "Carlito", "Carlito", "Lato",
    "Open Sans", "Roboto", "Noto Sans", "DejaVu Sans", "Inter", "Cantarell", "IBM Plex Sans", "Ubuntu",
    "Cabin",
    "Gillius ADF", "PT Sans", "B612", "Liberation Sans Narrow", "Linux Biolinum O", "URW Gothic",
    "Universalis ADF Std",
)  # fmt: skip
_DISPLAY = ("Oswald", "Bebas Neue", "Comfortaa", "Lato Black", "Inter Display Black", "Nimbus Sans Narrow")
MONO = ("Liberation Mono", "DejaVu Sans Mono", "Hack", "Fira Code", "Nimbus Mono PS", "CMU Typewriter Text")
_WIDE_SCRIPTS = {
    "ru": (
        "Liberation Serif",
        "Liberation Sans",
        "DejaVu Sans",
        "PT Serif",
        "PT Sans",
        "Noto Serif",
        "CMU Serif",
    ),
    "el": ("Liberation Serif", "Liberation Sans", "DejaVu Sans", "GFS Didot", "Noto Sans"),
    "ja": ("Noto Sans CJK JP", "Noto Serif CJK JP", "IPAMincho", "IPAGothic"),
    "zh": ("Noto Sans CJK SC", "Noto Serif CJK SC", "AR PL UMing CN"),
    "ko": ("Noto Sans CJK KR", "Noto Serif CJK KR"),
    "ar": ("Noto Naskh Arabic", "Noto Sans Arabic", "Amiri"),
    "he": ("Noto Sans Hebrew", "Noto Serif Hebrew", "FreeSerif"),
}


def draw_fonts(draw: random.Random, language: str, sans: float) -> tuple[str, str]:
    """The fonts of the body and of the headings; ``sans`` is the chance of a body without serifs."""
    if language in _WIDE_SCRIPTS:
        names = _WIDE_SCRIPTS[language]
        return draw.choice(names), draw.choice(names)
    body = draw.choice(_SANS if draw.random() < sans else _SERIFS)
    heading = draw.choices(
        (body, draw.choice(_SANS), draw.choice(_SERIFS), draw.choice(_DISPLAY)), (50, 30, 10, 10)
    )[0]
    return body, heading
