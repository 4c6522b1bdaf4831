"""The kinds of documents that the LaTeX engine draws."""

from docreader_worker.training.synthesis.latex.families.archives import ARCHIVES
from docreader_worker.training.synthesis.latex.families.business import BUSINESS
from docreader_worker.training.synthesis.latex.families.family import Family
from docreader_worker.training.synthesis.latex.families.general import GENERAL
from docreader_worker.training.synthesis.latex.families.guides import GUIDES
from docreader_worker.training.synthesis.latex.families.journals import JOURNALS
from docreader_worker.training.synthesis.latex.families.legal import LEGAL
from docreader_worker.training.synthesis.latex.families.records import RECORDS
from docreader_worker.training.synthesis.latex.families.slides import SLIDES

FAMILIES: tuple[Family, ...] = (*JOURNALS, *GENERAL, *SLIDES, *BUSINESS, *GUIDES, *RECORDS, *LEGAL, *ARCHIVES)
