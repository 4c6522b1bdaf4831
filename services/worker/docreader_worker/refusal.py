"""What a child answers where it cannot do what it is asked, and the way back to the error that it was."""

import logging
import traceback
from typing import Self, TypeVar

from msgspec import Struct

from docreader.errors import DocreaderError, Internal, Problem

log = logging.getLogger(__name__)

Kind = TypeVar("Kind", bound=DocreaderError)


class Refused(Struct, frozen=True, tag=True):
    """It cannot be done: the problem of a `DocreaderError`."""

    problem: Problem

    @classmethod
    def of(cls, error: DocreaderError) -> Self:
        """The answer that stands for an error."""
        return cls(error.problem())

    def as_error(self, kind: type[Kind]) -> Kind:
        """The error again, as one of ``kind``; its own class may need libraries that the parent lacks."""
        error = kind(self.problem.message, **self.problem.details)
        error.code, error.retryable = self.problem.code, self.problem.retryable
        return error


def fault_of(error: Exception, message: str) -> Refused:
    """The answer to a fault of ours, which is logged.

    What the error says may quote a document or a dataset; where it happened never does.
    """
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("fault in the child: %s\n%s", type(error).__name__, where)
    return Refused.of(Internal(message))
