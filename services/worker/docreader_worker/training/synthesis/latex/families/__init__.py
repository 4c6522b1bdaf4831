"""The kinds of documents that the LaTeX engine draws."""

from docreader_worker.training.synthesis.latex.families.archives import ARCHIVES
from docreader_worker.training.synthesis.latex.families.business import BUSINESS
from docreader_worker.training.synthesis.latex.families.family import Family
from docreader_worker.training.synthesis.latex.families.firstpages import FIRST_PAGES
from docreader_worker.training.synthesis.latex.families.general import GENERAL
from docreader_worker.training.synthesis.latex.families.guides import GUIDES
from docreader_worker.training.synthesis.latex.families.headed import HEADED
from docreader_worker.training.synthesis.latex.families.journals import JOURNALS
from docreader_worker.training.synthesis.latex.families.lectures import LECTURES
from docreader_worker.training.synthesis.latex.families.legal import LEGAL
from docreader_worker.training.synthesis.latex.families.records import RECORDS
from docreader_worker.training.synthesis.latex.families.slides import SLIDES
from docreader_worker.training.synthesis.latex.families.spaced import SPACED
from docreader_worker.training.synthesis.latex.families.studies import STUDIES

FAMILIES: tuple[Family, ...] = (
    *JOURNALS, *GENERAL, *SLIDES, *BUSINESS, *GUIDES, *RECORDS, *LEGAL, *ARCHIVES, *HEADED, *FIRST_PAGES,
    *SPACED, *LECTURES, *STUDIES,
)  # fmt: skip
