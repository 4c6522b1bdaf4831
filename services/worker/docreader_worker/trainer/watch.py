"""What is noted of a training while a child is at it, and whether anybody still wants it."""

import time

from docreader import metrics
from docreader.training import Training
from docreader.trainings import Trainings
from docreader_worker.trainer.protocol import Judged, Stepped

LOOK_SECONDS = 2.0
ALIVE_SECONDS = 30.0


def is_wanted(trainings: Trainings, training: Training) -> bool:
    """Whether a training was neither deleted nor cancelled."""
    return trainings.exists(training.id) and not trainings.journal(training.id).is_cancelled()


class Watch:
    """One child's work on a training."""

    def __init__(self, trainings: Trainings, training: Training) -> None:
        self._trainings = trainings
        self._training = training
        self._journal = trainings.journal(training.id)
        self._looked = self._alive = 0.0

    def hear(self, reply: Stepped | Judged) -> None:
        """Note what the child tells."""
        if isinstance(reply, Stepped):
            self._journal.step(reply.iteration, reply.loss)
            metrics.TRAINING_PROGRESS.set(reply.iteration / self._training.options.iterations)
        else:
            self._journal.judge(reply.iteration, reply.figure)

    def looks_wanted(self) -> bool:
        """Whether to go on, as of a moment ago; now and then it is noted that somebody is at it."""
        now = time.monotonic()
        if now - self._alive > ALIVE_SECONDS:
            self._alive = now
            self._journal.live()
        if now - self._looked < LOOK_SECONDS:
            return True
        self._looked = now
        return is_wanted(self._trainings, self._training)
