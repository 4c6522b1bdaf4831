"""Short commands and the lines of text between them, addresses and terms, before any engine draws them."""

import random

from docreader_worker.training.synthesis.wording import Wording

_LINKS = (
    "or alternatively", "or, equivalently,", "and", "which gives", "The output is", "For example:",
    "and follow the links to the package help.", "Then type", "To install it, run", "On Windows, use",
    "It is called as follows:", "To see all of its options:", "as in the following example:", "where",
    "Note that this is the default.", "This yields the following result:", "Otherwise", "instead of",
    "The same can be written as", "To get started, load the package:", "See the manual for details.",
    "In the simplest case:", "and, to remove it again,", "Here is an example session:", "That is all.",
)  # fmt: skip
_COMMANDS = (
    "library({0})", 'help(package = "{0}")', "pip install {0}", "{0} --version", "import {0}", "cd {0}",
    "sudo apt install {0}", "./configure --prefix=/usr/{0}", "x <- {0}(y, n = 10)", "plot({0})",
    "git clone https://example.org/{0}.git", 'data("{0}")', "print({0})", "make {0}", 'vignette("{0}")',
    "from {0} import {1}", "{0}.{1}(x, y)", "{0} [--{1}] FILE ...", "summary({0}${1})",
    "\\usepackage[{1}]{{{0}}}", "{0}: {1}",
    '{0} = "{1}"', "<{0}>{1}</{0}>", "export {0}={1}",
    "[1] 0.{2} 1.{2} 3.{2}", "{0}({1}(n - 1), {2})", "if {0} > {2}: return {1}",
)  # fmt: skip
_PROMPTS = ("", "", "", "> ", "$ ", ">>> ", "# ", "% ", "In [1]: ", "C:\\> ")
_SIGNS = (
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "!\"#$%&'()*+,-./:;<=>?@",
    "[]^_{|}~", "àáâãäåçèéêëìíîïñòóôõöùúûü", "aA bB cC dD eE fF gG",
)  # fmt: skip
_SUBJECTS = (
    "cs.CL", "cs.LG", "math.AG", "hep-th", "astro-ph.CO", "cond-mat.stat-mech", "stat.ML", "quant-ph",
    "physics.optics", "math.PR", "cs.PL", "q-bio.NC",
)  # fmt: skip
_ARCHIVES = ("hep-th", "math", "quant-ph", "cs", "gr-qc")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def archive_identifier(draw: random.Random, gap: str) -> str:
    """What an archive or a journal stamps on a paper; ``gap`` is the white between its parts."""
    year, month = draw.randint(1, 26), draw.randint(1, 12)
    date = f"{draw.randint(1, 28)} {_MONTHS[month - 1]} 20{year:02d}"
    subject, version = draw.choice(_SUBJECTS), draw.randint(1, 5)
    number = f"{year:02d}{month:02d}.{draw.randint(1, 18999):05d}v{version}"
    old = f"{draw.choice(_ARCHIVES)}/{year:02d}{month:02d}{draw.randint(1, 400):03d}"
    new = gap.join((f"arXiv:{number}", f"[{subject}]", date))
    return draw.choice((
        new, new, f"arXiv:{old}v{version}{gap}{date}",
        f"{draw.choice(('bioRxiv', 'medRxiv', 'SSRN', 'HAL'))} preprint, version {version}, {date}",
        f"{draw.choice(('JCAP', 'JHEP', 'JINST'))}{month:02d}(20{year:02d}){draw.randint(1, 180):03d}",
    ))  # fmt: skip


def link(wording: Wording) -> str:
    """A paragraph of one line: what leads from one command to the next."""
    draw = wording.random
    if draw.random() < 0.5:
        return draw.choice(_LINKS)
    return stopped(wording.sentence(draw.choice((30, 45, 60))), draw.choice((".", ".", ":")))


def commands(wording: Wording, most: int = 5) -> str:
    """One to ``most`` lines of code, perhaps each after the prompt of its shell."""
    draw = wording.random
    if draw.random() < 0.3:
        return wording.code(draw.randint(1, most))
    prompt = draw.choice(_PROMPTS)
    lines = []
    for _ in range(draw.choice((1, 1, 1, 2, 3, most))):
        names = (wording.facts.domain_word().replace("-", "_") for _ in range(2))
        line = draw.choice(_COMMANDS).format(*names, draw.randint(2, 99))
        lines.append(line if line.startswith("[1]") else prompt + line)
    return "\n".join(lines)


def signs(wording: Wording) -> list[str]:
    """Lines of letters, digits or other signs, a space between each two."""
    draw = wording.random
    return [" ".join(draw.choice(_SIGNS).replace(" ", "")) for _ in range(draw.choice((1, 1, 2, 3)))]


def address(wording: Wording) -> list[str]:
    """The lines of an address."""
    facts = wording.facts
    return [
        facts.street_address().splitlines()[0],
        f"{facts.postcode()} {facts.city()}",
        facts.phone_number(),
    ]


def terms(wording: Wording) -> list[tuple[str, str]]:
    """What an offer says of itself: labels and their values."""
    draw = wording.random
    pairs = [
        ("Number", str(draw.randint(1000, 99999))), ("Date", wording.date()), ("Valid until", wording.date()),
        ("Customer", str(draw.randint(100, 9999))), ("Your contact", wording.facts.name()),
        ("Terms", f"{draw.choice((10, 14, 30))} days"), ("Reference", wording.facts.bothify("??-####")),
    ]  # fmt: skip
    return draw.sample(pairs, draw.randint(3, 6))


def stopped(text: str, stop: str = ".") -> str:
    """``text`` that ends in ``stop``, whatever it ended in."""
    return text.rstrip(" .,:;–-(") + stop
