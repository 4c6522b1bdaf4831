"""The kinds of documents that the LibreOffice engine draws."""

from docreader_worker.training.synthesis.office.families.contracts import CONTRACTS
from docreader_worker.training.synthesis.office.families.correspondence import CORRESPONDENCE
from docreader_worker.training.synthesis.office.families.courts import COURTS
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.families.filings import FILINGS
from docreader_worker.training.synthesis.office.families.flowing import FLOWING
from docreader_worker.training.synthesis.office.families.meetings import MEETINGS
from docreader_worker.training.synthesis.office.families.policies import POLICIES
from docreader_worker.training.synthesis.office.families.questionnaires import QUESTIONNAIRES
from docreader_worker.training.synthesis.office.families.questions import QUESTIONS
from docreader_worker.training.synthesis.office.families.records import RECORDS
from docreader_worker.training.synthesis.office.families.reports import REPORTS
from docreader_worker.training.synthesis.office.families.shareholders import SHAREHOLDERS
from docreader_worker.training.synthesis.office.families.trade import TRADE

FAMILIES: tuple[Family, ...] = (
    *FLOWING, *CORRESPONDENCE, *RECORDS, *MEETINGS, *POLICIES, *COURTS, *QUESTIONNAIRES,
    *REPORTS, *TRADE, *CONTRACTS, *FILINGS, *QUESTIONS, *SHAREHOLDERS,
)  # fmt: skip
