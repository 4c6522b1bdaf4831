"""What the trainer makes of a child that cannot do what it is asked, takes too much, or dies."""

from collections.abc import Callable

import psutil
import pytest

from docreader.training import TrainingOptions
from docreader.trainings import TrainingFailed
from docreader_worker.trainer.protocol import Given, Learn
from docreader_worker.trainer.supervise import run_child
from tests.worker.learning_child import LARGE


def run(
    base: str,
    *,
    seconds: float = 60.0,
    memory_bytes: int = 2**32,
    wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Have the child do what ``base`` says."""
    given = Given(
        archive="what the dataset says", pages="", run="", base=base, out="", options=TrainingOptions()
    )
    run_child(
        "tests.worker.learning_child",
        Learn(given=given, seconds=1.0, report_every=1),
        seconds=seconds,
        memory_bytes=memory_bytes,
        threads=1,
        hear=lambda _: None,
        stopping=lambda: False,
        wanted=wanted,
    )


@pytest.mark.parametrize(
    ("base", "code", "retryable", "details"),
    [
        ("fault", "internal", True, {}),
        ("memory", "training_out_of_memory", False, {}),
        ("later", "later", True, {"seconds": 5}),
    ],
)
def test_what_a_child_refuses_with_is_the_error_of_its_parent(
    base: str, code: str, retryable: bool, details: dict[str, int], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(TrainingFailed) as refused:
        run(base)
    problem = refused.value.problem()
    assert (problem.code, problem.retryable, problem.details) == (code, retryable, details)
    assert "what the dataset says" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("base", "how"),
    [
        ("killed", r"ended \(SIGKILL\)"),
        ("exits", r"ended \(exit code 3\)"),
        ("nonsense", "answered nonsense"),
    ],
)
def test_it_is_told_how_a_child_died(base: str, how: str) -> None:
    with pytest.raises(TrainingFailed, match=f"^the process that trains {how}: ") as died:
        run(base)
    assert died.value.code == "training_crashed"


def test_a_child_with_too_much_memory_is_ended() -> None:
    before = psutil.Process().children()
    with pytest.raises(TrainingFailed) as ended:
        run("large", memory_bytes=LARGE // 2)
    assert (ended.value.code, ended.value.details) == ("training_out_of_memory", {"limit_bytes": LARGE // 2})
    assert psutil.Process().children() == before


def test_a_child_that_takes_too_long_is_ended() -> None:
    before = psutil.Process().children()
    with pytest.raises(TrainingFailed) as ended:
        run("waits", seconds=0.0)
    assert ended.value.code == "training_timeout"
    assert psutil.Process().children() == before


def test_a_fault_of_the_trainers_own_is_not_said_to_be_its_childs() -> None:
    def wanted() -> bool:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        run("waits", wanted=wanted)
