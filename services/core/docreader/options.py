"""How a job wants its document read."""

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from docreader.errors import InvalidOption
from docreader.patterns import END
from docreader.wording import fault_of

PageSpan = tuple[int, int | None]
MOST_SPANS = 200
OcrLanguages = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_]+(\+[A-Za-z0-9_]+)*" + END, max_length=200)]
"""Languages as Tesseract names them, the likeliest first: ``eng+deu``."""
_SPAN = re.compile("([0-9]{1,7})(-?)((?<=-)[0-9]{1,7})?")


class Options(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Options of a job; each may be left out."""

    model: Annotated[
        str | None, Meta(description="`name` or `name@version`; the server's default otherwise.")
    ] = None
    pages: Annotated[
        str | None, Meta(description="Pages to read, such as `1-5,9,20-`.", examples=["1-5,9"])
    ] = None
    ocr: Annotated[
        Literal["auto", "always", "never"],
        Meta(description="`auto` reads pages without usable text by OCR."),
    ] = "auto"
    ocr_languages: Annotated[
        OcrLanguages | None,
        Meta(description="What OCR reads, such as `eng+deu`; the server's default otherwise."),
    ] = None
    crops: Annotated[
        Literal["all", "figures", "none"],
        Meta(description="Which regions are cut out as PNG; `figures` are pictures, tables and formulas."),
    ] = "all"
    previews: Annotated[bool, Meta(description="Whether to store a WebP preview of each page.")] = True


def parse_options(given: dict[str, Any]) -> Options:
    """Check options as a client gave them; form fields may be strings.

    Raises:
        InvalidOption: an option is unknown or its value is not allowed; the message names both.

    """
    try:
        options = msgspec.convert(given, Options, strict=False)
    except msgspec.ValidationError as error:
        name, words = fault_of(error, Options)
        message = f"option `{name}`: {words}" if name else f"options: {words}"
        raise InvalidOption(message, option=name or None) from None
    if options.pages is not None:
        parse_spans(options.pages)
    return options


def parse_spans(pages: str, most: int = MOST_SPANS) -> list[PageSpan]:
    """``"1-5,9,20-"`` -> ``[(1, 5), (9, 9), (20, None)]``, ``most`` at most. Raises `InvalidOption`."""
    parts = pages.replace(" ", "").split(",", most)
    if len(parts) > most:
        raise InvalidOption(f"option `pages`: at most {most} pages and ranges", option="pages")
    spans: list[PageSpan] = []
    for part in parts:
        found = _SPAN.fullmatch(part)
        if found is None:
            raise InvalidOption(
                f"option `pages`: {part[:40]!r} is not a page or a range; write for instance `1-5,9,20-`",
                option="pages",
            )
        first, dash, last = found.groups()
        span = (int(first), (int(last) if last else None) if dash else int(first))
        if span[0] < 1 or (span[1] is not None and span[1] < span[0]):
            raise InvalidOption(f"option `pages`: {part!r} runs backwards or starts below 1", option="pages")
        spans.append(span)
    return spans


def select_pages(pages: str | None, count: int) -> list[int]:
    """The page numbers (from 1, ascending, each once) that ``pages`` names in a document of ``count`` pages.

    Raises:
        InvalidOption: none of them is in the document.

    """
    if pages is None:
        return list(range(1, count + 1))
    chosen: set[int] = set()
    for first, last in parse_spans(pages):
        chosen.update(range(first, min(count, last or count) + 1))
    if not chosen:
        raise InvalidOption(
            f"option `pages`: the document has {count} pages, none of them in {pages!r}",
            option="pages",
            document_pages=count,
        )
    return sorted(chosen)
