"""What an error is, and how clients see it; those of documents, of the store and of the broker.

Others are beside what raises them. Each has a stable code, and a docstring that tells the reader what to do.
"""

from typing import Annotated, Any, Self

from msgspec import Meta, Struct, field


class Problem(Struct, frozen=True, kw_only=True):
    """An error as clients see it: a stable code, a message that says what to do, and typed details."""

    code: str
    message: str
    retryable: bool = False
    details: dict[str, Any] = field(default_factory=dict)


class ProblemDetails(Struct, frozen=True, kw_only=True):
    """A problem as the API answers it (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: Annotated[str, Meta(description="What is wrong and what to do.")]
    code: Annotated[str, Meta(description="Stable; never renamed.")]
    retryable: bool
    details: dict[str, Any]


class DocreaderError(Exception):
    """The root of all errors docreader raises on purpose."""

    code = "internal"
    http_status = 500
    retryable = False

    def __init__(self, message: str, /, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details

    def problem(self) -> Problem:
        """The error as a client may see it."""
        return Problem(code=self.code, message=self.message, retryable=self.retryable, details=self.details)


class DocumentError(DocreaderError):
    """A document, or one page of it, cannot be read."""

    http_status = 422


class EncryptedDocument(DocumentError):
    """The file wants a password: remove the protection and submit it again."""

    code = "encrypted_document"


class BrokenDocument(DocumentError):
    """The file is damaged or cut short: export or upload it again."""

    code = "broken_document"


class EmptyDocument(DocumentError):
    """The file has no bytes or no pages: check the export that made it."""

    code = "empty_document"


class UnsupportedMediaType(DocumentError):
    """Neither a PDF nor a PNG, JPEG, TIFF or WebP image: convert it first."""

    code = "unsupported_media_type"
    http_status = 415


class DocumentTooLarge(DocumentError):
    """More bytes than DOCREADER_MAX_DOCUMENT_BYTES: split the file or raise the setting."""

    code = "document_too_large"
    http_status = 413

    @classmethod
    def past(cls, most: int) -> Self:
        """The refusal of a document of more than ``most`` bytes."""
        return cls(
            f"the document has more than {most} bytes; split it, or raise DOCREADER_MAX_DOCUMENT_BYTES",
            max_bytes=most,
        )


class TooManyPages(DocumentError):
    """More pages than DOCREADER_MAX_PAGES: ask for a range with ``pages`` or raise the setting."""

    code = "too_many_pages"


class PageTooLarge(DocumentError):
    """A side past DOCREADER_MAX_PAGE_INCHES, or more than DOCREADER_MAX_IMAGE_PIXELS: scale it or raise the
    setting.
    """

    code = "page_too_large"


class PageTimeout(DocumentError):
    """A page took longer than DOCREADER_PAGE_TIMEOUT seconds: simplify it or raise the setting."""

    code = "page_timeout"
    retryable = True


class PageOutOfMemory(DocumentError):
    """A page needed more than DOCREADER_CHILD_MEMORY_BYTES: simplify it or raise the setting."""

    code = "page_out_of_memory"
    retryable = True


class PageCrashed(DocumentError):
    """A page crashed the renderer each time it was tried: print it to a new PDF and submit that."""

    code = "page_crashed"
    retryable = True


class ModelNotFound(DocumentError):
    """No model of that name and version: ``docreader models list`` shows those there are."""

    code = "model_not_found"
    http_status = 404


class InvalidOption(DocumentError):
    """An option is unknown or has a value that is not allowed; the message names both."""

    code = "invalid_option"


class SourceUnreachable(DocumentError):
    """The source's address gave no document in time: check the address and its server."""

    code = "source_unreachable"
    retryable = True


class SourceForbidden(DocumentError):
    """The source's address, or its bucket, is one docreader may not visit: the message names the setting."""

    code = "source_forbidden"


class Internal(DocumentError):
    """A fault of docreader itself: retry, and report it with the job's id if it stays."""

    code = "internal"
    http_status = 500
    retryable = True


class ReadingFailed(DocumentError):
    """A document or a page was not read: the code, the message and the details are those of its problem."""

    def __init__(self, problem: Problem, /, **details: Any) -> None:
        super().__init__(problem.message, **(problem.details | details))
        self.code = problem.code
        self.retryable = problem.retryable
        if problem.code == Internal.code:
            self.http_status = Internal.http_status


class StoreUnavailable(DocreaderError):
    """The object store does not answer: nothing was accepted; try again after ``Retry-After``."""

    code = "store_unavailable"
    http_status = 503
    retryable = True


class BrokerUnavailable(DocreaderError):
    """The message broker does not answer: nothing was accepted; try again after ``Retry-After``."""

    code = "broker_unavailable"
    http_status = 503
    retryable = True
