"""Who may do what: API keys, their scopes and tenants, and the file that lists them.

A key is ``dr_<id>_<secret>``. The file keeps only the SHA-256 of the secret. The secret is 32 random bytes,
so nobody can guess it: a slow hash, which makes guessing passwords dear, would only make requests slow.
"""

import hashlib
import hmac
import ipaddress
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Self

import msgspec
from msgspec import Meta, Struct, field

from docreader.errors import DocreaderError
from docreader.job import DEFAULT_TENANT
from docreader.keys import ALPHABET
from docreader.patterns import END

PREFIX = "dr"
ID_LENGTH = 8
SECRET_BYTES = 32

Count = Annotated[int, Meta(ge=1)]
TenantName = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,62}" + END)]
"""A tenant's name is part of object keys."""


class AccessError(Exception):
    """The access file cannot be used; the message names the place and what is allowed."""


class Unauthorized(DocreaderError):
    """No key, or one that is unknown, revoked or expired: send a good one as ``Authorization: Bearer``."""

    code = "unauthorized"
    http_status = 401


class ScopeMissing(DocreaderError):
    """The key may not do this: ask for one with the scope that is named."""

    code = "scope_missing"
    http_status = 403


class Scope(StrEnum):
    """What a key may do; none of them brings another with it."""

    READ = "read"
    """See jobs, results, models and trainings."""
    SUBMIT = "submit"
    """Send documents; stop, retry and delete jobs."""
    TRAIN = "train"
    """Send datasets; start and stop trainings."""
    ADMIN = "admin"
    """What concerns all tenants, such as the default model."""


class Limits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a tenant may use; nothing said is no limit."""

    requests_per_minute: Count | None = None
    open_jobs: Count | None = None
    bytes_per_day: Count | None = None
    pages_per_day: Count | None = None
    keep_days: Annotated[int, Meta(ge=0)] | None = None


class Key(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An API key as the access file has it."""

    id: Annotated[str, Meta(pattern="^[a-z0-9]{1,32}" + END)]
    hash: Annotated[str, Meta(pattern="^[0-9a-f]{64}" + END)]
    """SHA-256 of the secret, in hexadecimal."""
    tenant: TenantName
    scopes: Annotated[list[Scope], Meta(min_length=1)]
    expires_at: Annotated[datetime, Meta(tz=True)] | None = None
    note: str | None = None

    @property
    def expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= datetime.now(UTC)


@dataclass(frozen=True)
class Caller:
    """Who makes a request: a tenant, what it may do, and how much of it."""

    tenant: str
    scopes: frozenset[Scope]
    limits: Limits

    def require(self, scope: Scope) -> None:
        """Raises `ScopeMissing` unless the caller has ``scope``."""
        if scope not in self.scopes:
            raise ScopeMissing(
                f"this key has no scope `{scope}`: ask for a key with it",
                scope=scope,
                scopes=sorted(self.scopes),
            )


ANYONE = Caller(DEFAULT_TENANT, frozenset(Scope), Limits())
"""The caller where there are no keys."""


class Access(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The access file: keys, and the limits of tenants."""

    keys: list[Key] = field(default_factory=list)
    tenants: dict[TenantName, Limits] = field(default_factory=dict)

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read the file's JSON. Raises `AccessError`."""
        try:
            found = msgspec.json.decode(data, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise AccessError(str(error)) from None
        twice = [key_id for key_id, count in Counter(key.id for key in found.keys).items() if count > 1]
        if twice:
            raise AccessError(f"the id {twice[0]!r} is there twice")
        return found

    def encode(self) -> bytes:
        """The file's JSON, for people to read."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


class Callers:
    """Tells who a key belongs to."""

    def __init__(self, access: Access) -> None:
        self._keys: Mapping[str, Key] = {key.id: key for key in access.keys}
        self._tenants = access.tenants

    def identify(self, presented: str) -> Caller:
        """The caller that presents a key. Raises `Unauthorized`."""
        prefix, _, rest = presented.partition("_")
        key_id, _, secret = rest.partition("_")
        key = self._keys.get(key_id)
        expected = key.hash if key is not None else ""
        good = hmac.compare_digest(hash_of(secret), expected)
        if key is None or not good or prefix != PREFIX or key.expired:
            raise Unauthorized("this API key is unknown, revoked or expired: ask for a new one")
        return Caller(key.tenant, frozenset(key.scopes), self._tenants.get(key.tenant, Limits()))


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_key(
    tenant: str, scopes: Sequence[Scope], expires_at: datetime | None = None, note: str | None = None
) -> tuple[str, Key]:
    """A key to hand out, and what the access file keeps of it. Raises `AccessError`."""
    key_id = "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    given = {
        "id": key_id,
        "hash": hash_of(secret),
        "tenant": tenant,
        "scopes": list(dict.fromkeys(scopes)),
        "expires_at": expires_at,
        "note": note,
    }
    try:
        return f"{PREFIX}_{key_id}_{secret}", msgspec.convert(given, Key)
    except msgspec.ValidationError:
        allowed = "lower-case letters, digits and hyphens, at most 63"
        raise AccessError(f"the tenant {tenant!r} is not {allowed}") from None


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
