"""The kinds of documents that the LibreOffice engine draws."""

from docreader_worker.training.synthesis.office.families.correspondence import CORRESPONDENCE
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.families.flowing import FLOWING
from docreader_worker.training.synthesis.office.families.records import RECORDS

FAMILIES: tuple[Family, ...] = (*FLOWING, *CORRESPONDENCE, *RECORDS)
