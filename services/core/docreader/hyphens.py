"""Words that were broken at the end of a line."""

import re

_BROKEN = re.compile(
    r"(?<=[^\W\d_])- (?=[^\W\d_])(?!(?:and|or|und|oder|et|ou|y|to|bis|as well)\b)(?=\w*[a-zß-ÿа-я])"
)


def dehyphenated(text: str) -> str:
    """``text``, whose lines were put together with spaces, without the hyphens at their ends."""
    return _BROKEN.sub("", text)
