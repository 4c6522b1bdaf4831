"""All families of HTML documents by name."""

from collections.abc import Callable
from dataclasses import dataclass

from docreader_worker.training.synthesis.html import (
    applications,
    authorities,
    bills,
    cards,
    charted,
    contracts,
    courts,
    datasheets,
    declarations,
    factsheets,
    filings,
    forms,
    gazettes,
    leaflets,
    medicine,
    noted,
    office,
    petitions,
    press,
    proceedings,
    revenue,
    slides,
    states,
    surveys,
    tabular,
    technical,
    trade,
    typed,
    yearly,
)
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import flowing
from docreader_worker.training.synthesis.html.recipes import RECIPES


@dataclass(frozen=True, slots=True)
class Family:
    """How documents of a family are drawn and what their styles may be."""

    draw: Callable[[Blocks], str]
    sheet: str = ""
    size: tuple[float, float] = (8.5, 12.0)
    coloured: float = 0.4
    sans: float = 0.5


FAMILIES: dict[str, Family] = {
    **{
        name: Family(flowing(name), recipe.sheet, recipe.size, recipe.coloured, recipe.sans)
        for name, recipe in RECIPES.items()
    },
    "letter": Family(office.letter, size=(9, 12)),
    "invoice": Family(office.invoice, sans=0.8, size=(8, 11)),
    "form": Family(forms.form, sans=0.8, size=(8, 11)),
    "boxed-form": Family(forms.boxed_form, sans=0.8, size=(8, 10.5)),
    "accounts": Family(technical.accounts, sans=0.6, size=(7, 10)),
    "curriculum": Family(office.curriculum, sans=0.6, size=(8.5, 11)),
    "examination": Family(forms.examination, coloured=0.1, size=(9, 12)),
    "datasheet": Family(technical.datasheet, sans=0.9, size=(7.5, 10)),
    "newspaper": Family(press.newspaper, size=(6.5, 9), coloured=0.1, sans=0.2),
    "tabloid": Family(press.newspaper, "tabloid", (7.5, 9.5), 0.4, 0.3),
    "magazine": Family(press.magazine, size=(7.5, 10), coloured=0.8, sans=0.5),
    "slides": Family(slides.slides, "wide", (14, 22), 0.8, 0.9),
    "screen-slides": Family(slides.slides, "screen", (16, 24), 0.7, 0.8),
    "catalogue": Family(press.catalogue, size=(8, 11), coloured=0.7, sans=0.8),
    "poster": Family(press.poster, size=(10, 15), coloured=0.9, sans=0.8),
    "tax-return": Family(revenue.tax_return, "letter", (6.5, 9.2), 0.0, 0.9),
    "claim-form": Family(revenue.claim_form, "", (7, 10), 0.1, 0.9),
    "claim-schedule": Family(revenue.claim_form, "landscape", (7, 10), 0.05, 0.9),
    "instructions": Family(leaflets.instructions, size=(6.5, 9.5), coloured=0.15, sans=0.6),
    "declarations": Family(declarations.declarations, size=(7, 10.5), coloured=0.3, sans=0.8),
    "patent": Family(technical.patent, "letter", (8.5, 10), 0.0, 0.05),
    "agenda": Family(proceedings.agenda, size=(9, 12), coloured=0.1, sans=0.5),
    "board-minutes": Family(proceedings.minutes, size=(9, 12), coloured=0.1, sans=0.5),
    "judgment": Family(proceedings.judgment, size=(9.5, 12.5), coloured=0.0, sans=0.2),
    "official-gazette": Family(gazettes.gazette, size=(7, 9.5), coloured=0.0, sans=0.15),
    "cheat-sheet": Family(tabular.cheat_sheet, size=(6, 8.5), coloured=0.3, sans=0.8),
    "cheat-card": Family(tabular.cheat_sheet, "landscape", (6.5, 9), 0.3, 0.8),
    "ruled-records": Family(tabular.records, size=(8, 11), coloured=0.2, sans=0.7),
    "statistical-release": Family(tabular.release, size=(8.5, 11), coloured=0.5, sans=0.8),
    "annual-report-page": Family(yearly.annual_report, size=(7, 9.5), coloured=1.0, sans=0.8),
    "tariff": Family(trade.tariff, size=(8, 11), coloured=0.6, sans=0.9),
    "product-sheet": Family(trade.tariff, "letter", (8, 10), 0.8, 0.8),
    "quotation": Family(trade.quotation, size=(8, 11), coloured=0.5, sans=0.8),
    "agency-letter": Family(trade.agency_letter, "", (9, 12), 0.05, 0.4),
    "medical-article": Family(medicine.article, "a4", (8, 10), 0.8, 0.4),
    "medical-review": Family(medicine.article, "letter", (8, 10), 0.8, 0.4),
    "typed-report": Family(typed.typed_report, size=(9, 12), coloured=0.6, sans=0.6),
    "agreement": Family(contracts.agreement, size=(8, 12), coloured=0.05, sans=0.4),
    "court-opinion": Family(courts.opinion, "letter", (10, 13), 0.0, 0.15),
    "factsheet": Family(factsheets.factsheet, size=(6.5, 9.5), coloured=0.85, sans=0.9),
    "application-note": Family(datasheets.application_note, size=(7.5, 10.5), coloured=0.4, sans=0.85),
    "charted-report": Family(charted.charted_report, size=(7.5, 10.5), coloured=0.85, sans=0.7),
    "cards": Family(cards.cards, size=(8, 12), coloured=0.9, sans=0.85),
    "card-slides": Family(cards.cards, "screen", (11, 15), 0.9, 0.9),
    "noted-tables": Family(noted.noted_tables, size=(8, 11), coloured=0.3, sans=0.5),
    "company-filing": Family(filings.filing, "letter", (8, 10.5), 0.05, 0.3),
    "state-return": Family(states.state_return, size=(6.8, 10), coloured=0.3, sans=0.85),
    "benefit-application": Family(applications.application, size=(7, 10), coloured=0.2, sans=0.7),
    "authority-request": Family(authorities.request, "a4", (7, 10.5), 0.5, 0.85),
    "court-petition": Family(petitions.petition, size=(8.5, 12), coloured=0.0, sans=0.5),
    "questionnaire": Family(surveys.questionnaire, size=(7.5, 11), coloured=0.4, sans=0.8),
    "reply-card": Family(surveys.reply_card, size=(8, 11), coloured=0.3, sans=0.7),
    "bill": Family(bills.bill, size=(7.5, 10.5), coloured=0.7, sans=0.85),
}
