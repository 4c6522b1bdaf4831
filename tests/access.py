"""An access file that tests write to."""

from pathlib import Path

from msgspec.structs import replace

from docreader.access import Limits, Scope, new_key
from docreader.access_file import read_access, write_access


def grant(path: Path, tenant: str, *scopes: Scope) -> str:
    """A new key, in the file at ``path``; with all scopes where none is said."""
    key, entry = new_key(tenant, scopes or list(Scope))
    access = read_access(path)
    write_access(path, replace(access, keys=[*access.keys, entry]))
    return key


def limit(path: Path, tenant: str, limits: Limits) -> None:
    """Give a tenant limits."""
    access = read_access(path)
    write_access(path, replace(access, tenants={**access.tenants, tenant: limits}))


def revoke(path: Path, key: str) -> None:
    """Take a key back."""
    access = read_access(path)
    write_access(path, replace(access, keys=[each for each in access.keys if each.id != key.split("_")[1]]))


def bearer(key: str) -> dict[str, str]:
    """The header that carries a key."""
    return {"Authorization": f"Bearer {key}"}
