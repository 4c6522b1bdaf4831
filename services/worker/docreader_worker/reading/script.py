"""Writing direction, and a cheap guess at the language of a page."""

import re
from collections import Counter

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u0900-\u1fff\u3040-\u9fff\uac00-\ud7af]")

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_STOP_WORDS = {
    "en": "the of and to in is that for with are this be as on by it not from",
    "de": "der die und den das von zu mit ist des im für nicht ein eine auf sich dem",
    "fr": "le la les et des est une dans pour que du par qui sur pas au plus avec",
    "es": "el los las que y en una del por para con es se su como más al lo",
    "it": "il di che è per una del della con non sono si gli dei le nel alla più",
    "pt": "o os as que não uma do da em para com é no na dos se mais ao",
    "nl": "de het een van en dat niet zijn met voor op te aan wordt ook bij",
    "pl": "w i na nie się jest do to że z są przez od lub oraz jako",
    "cs": "a je se na že v s do pro ve jako který jsou nebo by při",
    "sv": "och att det som är en av för med den till inte på om ett",
    "da": "og at det er en af for med den til ikke på der som et",
    "fi": "ja on ei että se tai ovat kun joka mutta voi kuin myös",
    "tr": "ve bir bu için ile olarak da de olan daha gibi çok",
    "vi": "và của là các có được trong cho một không với này",
    "id": "yang dan di untuk dengan ini dari pada tidak dalam atau",
    "ro": "și de în la cu pe care este din nu pentru sau mai",
    "hu": "a az és hogy nem is egy ez van meg vagy mint csak",
}
_LANGUAGES_OF = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}


def is_right_to_left(text: str) -> bool:
    """Whether most letters of ``text`` belong to a script written right to left."""
    return len(_RIGHT_TO_LEFT.findall(text)) > len(_LEFT_TO_RIGHT.findall(text))


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the language ``text`` seems to be in; or ``None``."""
    letters = sum(map(str.isalpha, text))
    if letters < 20:
        return None
    for language, script in _SCRIPTS:
        share = 0.1 if language == "ja" else 0.4
        if len(script.findall(text)) > share * letters:
            return _variant(language, text)
    return _by_stop_words(text)


def _variant(language: str, text: str) -> str:
    """Languages that share a script, told apart by letters only one of them has."""
    if language == "ar" and len(re.findall("[پچژگ]", text)) > 0.02 * len(text):
        return "fa"
    if language == "ru" and len(re.findall("[іїєґ]", text)) > 0.02 * len(text):
        return "uk"
    return language


def _by_stop_words(text: str) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    total = sum(words.values())
    hits = {language: sum(words[stop] for stop in stops) for language, stops in sorted(_LANGUAGES_OF.items())}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] >= max(3, 0.08 * total) else None
