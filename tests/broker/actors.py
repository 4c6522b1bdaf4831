"""Actors that write down what happens to them, and the folder they write to."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import dramatiq
from dramatiq.message import Message

from docreader.broker import Broker, Queue


class Journal:
    """Lines ``event name pid`` of everything that began and ended, over all processes of a test."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "journal"
        self._gate = folder / "gate"

    def write(self, event: str, name: str) -> None:
        """Add a line, whole and at the end whoever else writes."""
        with self._file.open("a") as lines:
            lines.write(f"{event} {name} {os.getpid()}\n")

    def count(self, event: str, name: str) -> int:
        """How often ``event`` happened to ``name``."""
        lines = self._file.read_text().splitlines() if self._file.exists() else []
        return sum(line.split()[:2] == [event, name] for line in lines)

    def names(self, event: str) -> list[str]:
        """To whom ``event`` happened, in order."""
        lines = self._file.read_text().splitlines() if self._file.exists() else []
        return [line.split()[1] for line in lines if line.split()[0] == event]

    @property
    def gate_open(self) -> bool:
        """Whether those who wait may go on."""
        return self._gate.exists()

    def open_gate(self) -> None:
        """Let everyone who waits go on."""
        self._gate.touch()


def message(behaviour: str, name: str, queue: Queue = Queue.DOCUMENTS) -> Message[None]:
    """A message for one of the actors."""
    return Message(
        queue_name=queue.value, actor_name=f"{behaviour}.{queue}", args=(name,), kwargs={}, options={}
    )


def note(journal: Journal, name: str) -> None:
    """Do nothing else."""


def wait(journal: Journal, name: str) -> None:
    """Wait at the gate."""
    while not journal.gate_open:
        time.sleep(0.01)


def die(journal: Journal, name: str) -> None:
    """Take the process down."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail_once(journal: Journal, name: str) -> None:
    """Wait at the gate, then fail the first time."""
    wait(journal, name)
    if journal.count("began", name) == 1:
        raise RuntimeError(name)


BEHAVIOURS = (note, wait, die, fail_once)


def declare(broker: Broker, journal: Journal) -> None:
    """Declare an actor for each behaviour on each queue."""
    for queue in Queue:
        for behaviour in BEHAVIOURS:
            _declare(broker, journal, queue, behaviour)


def _declare(
    broker: Broker, journal: Journal, queue: Queue, behaviour: Callable[[Journal, str], None]
) -> None:
    @dramatiq.actor(broker=broker, queue_name=queue.value, actor_name=f"{behaviour.__name__}.{queue}")
    def actor(name: str) -> None:
        journal.write("began", name)
        behaviour(journal, name)
        journal.write("ended", name)
