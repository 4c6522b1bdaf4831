"""Seeded wording for documents: real sentences of one language and made-up names, figures and addresses."""

import datetime
import random
from collections.abc import Sequence

from faker import Faker
from faker.providers import date_time

from docreader_worker.training.synthesis.corpus import Corpus, Texts

_LOCALES = {
    "en": ("en_US", "en_GB", "en_IN"), "de": ("de_DE", "de_AT"), "fr": ("fr_FR", "fr_CA"), "es": ("es_ES",
    "es_MX"),
    "it": ("it_IT",), "pt": ("pt_BR", "pt_PT"), "nl": ("nl_NL",), "sv": ("sv_SE",), "cs": ("cs_CZ",),
    "ru": ("ru_RU",), "el": ("el_GR",), "ja": ("ja_JP",), "zh": ("zh_CN",), "ko": ("ko_KR",),
    "da": ("da_DK",),
    "ro": ("ro_RO",), "vi": ("vi_VN",), "ar": ("ar_AA",), "he": ("he_IL",), "id": ("id_ID",),
    "ca": ("es_CA",),
}  # fmt: skip
_SHARES = {
    "en": 60, "de": 6, "fr": 5, "es": 5, "it": 3, "pt": 3, "nl": 2, "sv": 1, "cs": 1, "ru": 3, "el": 1,
    "ja": 2, "zh": 3,
    "ko": 1, "da": 1, "ro": 1, "vi": 1, "ar": 1.5, "he": 1, "id": 1, "ca": 1,
}  # fmt: skip
_INVENTED = frozenset({"ar", "he"})
"""Languages whose sentences Faker makes up: no installed manual is translated into them."""
_LAST_DAY = datetime.date(2026, 1, 1)
_UNSPACED = frozenset({"ja", "zh"})


class _Dates(date_time.Provider):  # type: ignore[misc]
    """Dates and years that do not depend on the day they are drawn on."""

    def date(self, pattern: str = "%Y-%m-%d") -> str:
        return str(super().date(pattern, _LAST_DAY))


class Wording:
    """Words for one document; the same seed and corpus say the same."""

    def __init__(self, seed: int, corpus: Corpus, languages: Sequence[str] | None = None) -> None:
        self.random = random.Random(seed)  # noqa: S311 - variety, not secrecy
        known = [language for language in languages or _SHARES if language in corpus or language in _INVENTED]
        self.language = self.random.choices(known, [_SHARES[language] for language in known])[0]
        self.facts = Faker(self.random.choice(_LOCALES[self.language]))
        self.facts.add_provider(_Dates)
        self.facts.seed_instance(seed)
        self._texts = corpus.get(self.language, Texts())
        self._start = self.random.randrange(1 << 20)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language in _INVENTED

    @property
    def spaced(self) -> bool:
        """Whether the language puts spaces between words."""
        return self.language not in _UNSPACED

    def paragraph(self, shortest: int = 120, longest: int = 1200) -> str:
        """A paragraph of about ``shortest`` to ``longest`` characters."""
        if self.language in _UNSPACED:
            shortest, longest = shortest // 3 + 1, longest // 3 + 1
        wanted = self.random.randint(shortest, longest)
        text = self._next(self._texts.paragraphs) or self.facts.paragraph(8)
        while len(text) < wanted:
            text += " " + (self._next(self._texts.paragraphs) or self.facts.paragraph(8))
        return self._cut(text, wanted)

    def sentence(self, longest: int = 120) -> str:
        """A sentence or its beginning."""
        return self._cut(self._next(self._texts.paragraphs) or self.facts.sentence(12), longest)

    def heading(self, longest: int = 70) -> str:
        """A heading without its number."""
        text = self._next(self._texts.headings) or self.facts.sentence(4)
        bare = text.lstrip("0123456789.第章節节 ").replace("§", "").strip() or text
        return self._cut(bare, longest).rstrip(".:#¶ ")

    def item(self, longest: int = 220) -> str:
        """The text of a list item without its marker."""
        return self._cut(
            self._next(self._texts.items) or self.facts.sentence(10), self.random.randint(20, longest)
        )

    def code(self, lines: int = 14) -> str:
        """A listing of at most ``lines`` lines."""
        text = self._next(self._texts.code) or "def main() -> None:\n    print('ready')"
        return "\n".join(line[:78] for line in text.splitlines()[:lines])

    def words(self, count: int) -> str:
        """A few words."""
        return " ".join(self.sentence(200).split()[:count]).rstrip(".,:;") or self.facts.word()

    def number(self, largest: float = 1e5, decimals: int | None = None) -> str:
        """A number as people write it, of any magnitude up to ``largest``."""
        value = largest ** self.random.random()
        places = self.random.choice((0, 0, 1, 2)) if decimals is None else decimals
        return f"{value:,.{places}f}"

    def money(self) -> str:
        """An amount, perhaps negative in accountants' brackets, perhaps with its currency."""
        text = self.number(10 ** self.random.randint(2, 7), self.random.choice((0, 2)))
        return self.random.choice(
            (text, text, text, f"({text})", f"${text}", f"{text} €", f"-{text}", f"£{text}")
        )

    def date(self) -> str:
        """A date in one of the usual forms."""
        form = self.random.choice(("%d.%m.%Y", "%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%m/%d/%Y", "%b %Y"))
        return str(self.facts.date(form))

    def _next(self, texts: list[str]) -> str:
        if not texts:
            return ""
        self._start += self.random.choice((1, 1, 1, 7, 101))
        return texts[self._start % len(texts)]

    def _cut(self, text: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        return text[:longest].rsplit(" ", 1)[0] if self.spaced else text[:longest]
