"""The kinds of documents that the Typst engine draws."""

from docreader_worker.training.synthesis.typst.families.business import BUSINESS
from docreader_worker.training.synthesis.typst.families.family import Family
from docreader_worker.training.synthesis.typst.families.guides import GUIDES
from docreader_worker.training.synthesis.typst.families.learned import LEARNED
from docreader_worker.training.synthesis.typst.families.legal import LEGAL
from docreader_worker.training.synthesis.typst.families.press import PRESS
from docreader_worker.training.synthesis.typst.families.records import RECORDS
from docreader_worker.training.synthesis.typst.families.school import SCHOOL

FAMILIES: tuple[Family, ...] = (*LEARNED, *BUSINESS, *PRESS, *SCHOOL, *GUIDES, *RECORDS, *LEGAL)
