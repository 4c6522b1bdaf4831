"""The child may crash, hang or grow; its parent types the failure and goes on."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import psutil
import pytest

from docreader.errors import BrokenDocument, DocumentError, PageCrashed, PageOutOfMemory, PageTimeout
from docreader_worker.protocol import OpenDocument, PageRead, ReadPage
from docreader_worker.supervisor import ChildLimits, Supervisor
from tests import documents
from tests.waiting import wait_until
from tests.worker.asking import LIMITS, page_of

MIB = 1024 * 1024

EXAMPLE = Path(__file__).parents[2] / "examples" / "paper.pdf"


@pytest.fixture
def supervise() -> Iterator[Callable[..., Supervisor]]:
    """Supervisors that end with the test."""
    made: list[Supervisor] = []

    def make(seconds: float = 60.0, memory: int = 1500 * MIB, pages: int = 1000) -> Supervisor:
        made.append(Supervisor(ChildLimits(seconds=seconds, memory_bytes=memory, pages=pages), threads=1))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def read(supervisor: Supervisor, request: ReadPage) -> PageRead:
    supervisor.send(request)
    return supervisor.receive_page()


def children() -> list[psutil.Process]:
    """Reading children of this process."""
    return [
        each for each in psutil.Process().children() if "docreader_worker.child" in " ".join(each.cmdline())
    ]


def test_one_child_reads_page_after_page(tmp_path: Path, supervise: Callable[..., Supervisor]) -> None:
    path = documents.write(tmp_path, "a.pdf", documents.pdf(3))
    supervisor = supervise()
    assert (
        supervisor.open(OpenDocument(path=str(path), media_type="application/pdf", limits=LIMITS)).pages == 3
    )
    pids = set()
    for number in (1, 2, 3):
        found = read(supervisor, page_of(path, number, crops="all", previews=True))
        pids.add(children()[0].pid)
        assert found.page.number == number
        assert len(found.crops) == len(found.page.regions) > 0
        assert found.preview is not None
        assert {"render", "detect", "text", "encode"} <= found.seconds.keys()
    assert len(pids) == 1


def test_a_child_that_dies_is_an_error_of_its_page(
    tmp_path: Path, supervise: Callable[..., Supervisor]
) -> None:
    slow = documents.write(tmp_path, "slow.pdf", documents.slow_pdf())
    supervisor = supervise()

    def crash() -> None:
        wait_until(lambda: bool(children()) and children()[0].cpu_times().user > 1.0, "the child works")
        children()[0].send_signal(signal.SIGSEGV)

    thread = Thread(target=crash)
    thread.start()
    with pytest.raises(PageCrashed, match="SIGSEGV"):
        read(supervisor, page_of(slow))
    thread.join()
    good = documents.write(tmp_path, "good.pdf", documents.pdf())
    assert read(supervisor, page_of(good)).page.number == 1


def test_a_page_that_hangs_ends_at_its_deadline(tmp_path: Path, supervise: Callable[..., Supervisor]) -> None:
    slow = documents.write(tmp_path, "slow.pdf", documents.slow_pdf())
    with pytest.raises(PageTimeout, match="DOCREADER_PAGE_TIMEOUT"):
        read(supervise(seconds=5.0), page_of(slow))
    assert children() == []


def test_a_page_that_grows_too_large_is_stopped(tmp_path: Path, supervise: Callable[..., Supervisor]) -> None:
    good = documents.write(tmp_path, "good.pdf", documents.pdf())
    with pytest.raises(PageOutOfMemory, match="DOCREADER_CHILD_MEMORY_BYTES"):
        read(supervise(memory=20 * MIB), page_of(good))
    assert children() == []


def test_a_file_that_is_no_pdf_does_not_cost_the_child(
    tmp_path: Path, supervise: Callable[..., Supervisor]
) -> None:
    supervisor = supervise()
    whole = EXAMPLE.read_bytes()
    for data in (documents.truncated_pdf(), whole[: len(whole) // 2], b"%PDF-", documents.pdf()[:700]):
        path = documents.write(tmp_path, "bad.pdf", data)
        with pytest.raises(DocumentError):
            read(supervisor, page_of(path, 2))
    with pytest.raises(DocumentError) as refused:
        supervisor.open(OpenDocument(path=str(tmp_path / "bad.pdf"), media_type="image/png", limits=LIMITS))
    assert refused.value.code == BrokenDocument.code
    assert len(children()) == 1


def test_a_child_is_replaced_after_its_share_of_pages(
    tmp_path: Path, supervise: Callable[..., Supervisor]
) -> None:
    path = documents.write(tmp_path, "a.pdf", documents.pdf())
    supervisor = supervise(pages=2)
    pids = []
    for _ in range(4):
        supervisor.send(page_of(path))
        wait_until(lambda: bool(children()), "a child runs")
        pids.append(children()[0].pid)
        supervisor.receive_page()
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_a_child_does_not_get_our_secrets(
    tmp_path: Path, supervise: Callable[..., Supervisor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCREADER_STORE_SECRET_KEY", "hunter2")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hunter2")
    path = documents.write(tmp_path, "a.pdf", documents.pdf())
    read(supervise(), page_of(path))
    assert "hunter2" not in children()[0].environ().values()
