"""Running Typst."""

import typst

from docreader_worker.training.synthesis.document import LayoutFailed


def compile_source(source: str, fonts: typst.Fonts, *, marked: bool) -> bytes:
    """The PDF of ``source``, or its copy in the colours of the marks; equal for equal sources.

    Raises:
        LayoutFailed: Typst refused the source.
    """
    inputs = {"marked": "yes" if marked else "no"}
    try:
        compiler = typst.Compiler(source.encode(), root="/", font_paths=fonts, sys_inputs=inputs)
        compiled, _warnings = compiler.compile_with_warnings(format="pdf", timestamp=0)
    except typst.TypstError as error:
        raise LayoutFailed(f"typst: {error.message} {error.diagnostic[:300]}") from error
    if not isinstance(compiled, bytes):
        raise LayoutFailed("typst: the source makes more than one file")
    return compiled
