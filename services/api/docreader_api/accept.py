"""Which of the media types on offer a client prefers (RFC 9110, 12.5.1)."""

from starlette.requests import Request

from docreader.errors import DocreaderError

Weighted = tuple[str, float]


class NotAcceptable(DocreaderError):
    """The ``Accept`` header takes nothing that this call answers: the message says what it answers."""

    code = "not_acceptable"
    http_status = 406


def preferred(request: Request, *offered: str) -> str:
    """The media type of ``offered`` that the request likes best; the first of those it likes equally.

    Raises:
        NotAcceptable: it likes none of them.

    """
    ranges = [
        _weighted(each) for each in ",".join(request.headers.getlist("accept")).split(",") if each.strip()
    ]
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda media_type: _weight(media_type, ranges))
    if not _weight(best, ranges):
        raise NotAcceptable(f"this call answers {' or '.join(offered)}", offered=list(offered))
    return best


def _weighted(text: str) -> Weighted:
    """``"text/*;q=0.5"`` -> ``("text/*", 0.5)``; a weight that is no number counts as none given."""
    media_range, *parameters = (part.strip().lower() for part in text.split(";"))
    given = [value for name, _, value in (each.partition("=") for each in parameters) if name == "q"]
    try:
        return media_range, min(1.0, max(0.0, float(given[0]))) if given else 1.0
    except ValueError:
        return media_range, 1.0


def _weight(media_type: str, ranges: list[Weighted]) -> float:
    """The weight of the range that says most about ``media_type``."""
    weights = dict(reversed(ranges))
    family = f"{media_type.partition('/')[0]}/*"
    return next((weights[each] for each in (media_type, family, "*/*") if each in weights), 0.0)
