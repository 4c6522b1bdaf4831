"""Datasets and trainings: sent, asked for, watched and stopped on the page."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from docreader import keys
from docreader.job import DEFAULT_TENANT
from docreader.run_state import Status
from docreader.store.file import FileStore
from docreader.training import Training, TrainingOptions
from docreader.training_journal import TrainingEnding
from docreader.trainings import Trainings
from tests import labelled
from tests.browser.conftest import Screen
from tests.server import Server, running_server


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A dataset of four pages."""
    path = tmp_path / "drawn.zip"
    path.write_bytes(labelled.dataset(4))
    return path


@pytest.fixture
def trainings(docreader: Server) -> Trainings:
    """The trainings of the server, written as a trainer would write them."""
    return Trainings(FileStore.from_url(docreader.settings["store_url"]))


def begun(trainings: Trainings, name: str, age: timedelta = timedelta()) -> Training:
    """A training that no message asks for: no trainer takes it."""
    training = Training(
        id=keys.new_id(),
        tenant=DEFAULT_TENANT,
        dataset="drawn@0123456789ab",
        name=name,
        version="1",
        base="sample-fine@1",
        options=TrainingOptions(iterations=100),
        created_at=datetime.now(UTC) - age,
    )
    trainings.save(training)
    return training


def test_a_dataset_is_sent_and_what_is_wrong_is_said(screen: Screen, archive: Path, tmp_path: Path) -> None:
    page = screen.open("#/datasets")
    form = page.get_by_role("form", name="Send a dataset")
    form.get_by_label("Name").fill("drawn")
    form.get_by_label("Archive").set_input_files(archive)
    form.get_by_role("button", name="Send").click()
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="drawn"))
    expect(card).to_contain_text("4 pages")
    expect(card.get_by_role("listitem").filter(has_text="section-header")).to_contain_text("4")
    broken = tmp_path / "broken.zip"
    broken.write_bytes(labelled.archive({"annotations.json": b"{}"}))
    form.get_by_label("Archive").set_input_files(broken)
    form.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "annotations.json: Object missing required field `images`"
    )
    card.get_by_role("button", name="Remove drawn@").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(card).to_have_count(0)


def test_a_training_is_asked_for(screen: Screen, docreader: Server) -> None:
    with docreader.client() as client:
        files = {"file": ("pages.zip", labelled.dataset(5))}
        client.post("/v1/datasets", files=files, data={"name": "corrected"}).raise_for_status()
    page = screen.open("#/trainings")
    form = page.get_by_role("form", name="Train a model")
    form.get_by_label("Dataset").select_option(index=0)
    form.get_by_label("Name of the model").fill("asked-for")
    form.get_by_label("Start from").select_option("docreader-layout@1")
    form.get_by_label("Iterations").fill("1")
    form.get_by_role("button", name="Train").click()
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="asked-for"))
    expect(card).to_contain_text("from docreader-layout@1")
    # Whether the server can train or not, the training ends, and says so.
    expect(card.get_by_role("button", name="Remove the training of asked-for")).to_be_visible()
    card.get_by_role("button", name="Remove the training of asked-for").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(card).to_have_count(0)


def test_a_training_is_watched_to_its_model(screen: Screen, trainings: Trainings) -> None:
    training = begun(trainings, "watched")
    page = screen.open("#/trainings")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="watched"))
    expect(card).to_contain_text("Waiting")
    journal = trainings.journal(training.id)
    journal.start(0)
    journal.judge(0, 0.5)
    journal.step(50, 1.25)
    expect(card).to_contain_text("Training")
    expect(card.get_by_role("figure").filter(has_text="Loss")).to_contain_text("1.250 at iteration 50")
    journal.step(100, 0.75)
    journal.judge(100, 0.625)
    figure = card.get_by_role("figure").filter(has_text="mAP")
    expect(figure).to_contain_text("0.625 at iteration 100")
    expect(figure.locator("polyline")).to_have_attribute("points", "0.0,23.6 320.0,6.0")
    figure.get_by_text("As a table").click()
    rows = figure.get_by_role("table", name="mAP on held-out pages").get_by_role("row")
    expect(rows).to_have_text(["IterationmAP on held-out pages", "00.500", "1000.625"])
    journal.finish(Status.SUCCEEDED, TrainingEnding(model="watched@1"))
    expect(card).to_contain_text("It made watched@1.")


def test_a_training_is_stopped(screen: Screen, trainings: Trainings) -> None:
    training = begun(trainings, "unwanted")
    page = screen.open("#/trainings")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="unwanted"))
    card.get_by_role("button", name="Stop the training of unwanted").click()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(card).to_contain_text("Stopped")
    assert trainings.state(training.id).status is Status.CANCELLED


def test_older_trainings_stay_while_others_go_on(new_screen: Callable[..., Screen], tmp_path: Path) -> None:
    """All that are open are followed, whether they were shown at once or asked for."""
    with running_server(tmp_path) as server:
        trainings = Trainings(FileStore.from_url(server.settings["store_url"]))
        newest, oldest = begun(trainings, "newest"), begun(trainings, "oldest", timedelta(days=1))
        for number in range(1, 52):
            ended = begun(trainings, f"ended-{number}", timedelta(minutes=number))
            trainings.journal(ended.id).finish(Status.SUCCEEDED, TrainingEnding(model="old@1"))
        screen = new_screen()
        screen.docreader = server
        page = screen.open("#/trainings")
        cards = page.locator(".cards > li")
        expect(cards).to_have_count(50)
        page.get_by_role("button", name="Show more").click()
        expect(cards).to_have_count(53)
        for training in (newest, oldest):
            trainings.journal(training.id).start(0)
            trainings.journal(training.id).step(50, 1.25)
            card = cards.filter(has=page.get_by_role("heading", name=training.name))
            expect(card).to_contain_text("1.250 at iteration 50")
        page.get_by_role("link", name="Models").click()
        with page.expect_response(lambda answer: answer.url.endswith("/v1/trainings")):
            page.get_by_role("link", name="Trainings").click()
        expect(cards).to_have_count(53)
        expect(page.get_by_role("button", name="Show more")).to_have_count(0)
        last = cards.filter(has=page.get_by_role("heading", name="ended-51", exact=True))
        last.get_by_role("button", name="Remove the training of ended-51").click()
        page.get_by_role("button", name="Remove", exact=True).click()
        expect(last).to_have_count(0)
        expect(cards).to_have_count(52)


def test_the_time_that_a_training_took_is_rounded_once(
    screen: Screen, docreader: Server, trainings: Trainings
) -> None:
    training = begun(trainings, "timed")
    journal = trainings.journal(training.id)
    journal.start(0)
    journal.finish(Status.SUCCEEDED, TrainingEnding(model="timed@1"))
    events = Path(docreader.settings["store_url"].removeprefix("file://"), keys.training_journal(training.id))
    for event, second in (("started.*", 1_000_000_000.0), ("finished.*", 1_000_000_119.7)):
        (found,) = events.glob(event)
        os.utime(found, (second, second))
    page = screen.open("#/trainings")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="timed"))
    expect(card.locator(".facts")).to_contain_text("2 min 0 s")
