"""What the documentation gives receivers to verify a message with does so."""

import re
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import playwright
import pytest

from tests.notifier.conftest import Desk
from tests.receiver import SECRETS, Receiver

(PAGE,) = (Path(__file__).parents[2] / "docs").rglob("webhooks.md")
NODE = Path(playwright.__file__).parent / "driver" / "node"
ASK = """
import { verify } from "./verify.mjs";
const [secret, headers, body] = JSON.parse(process.argv[2]);
console.log(verify(secret, headers, Buffer.from(body)));
"""
WRONG = "whsec_" + "C" * 32


def recipe(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.DOTALL)
    return str(found)


def in_python(folder: Path, secret: str, headers: dict[str, str], body: bytes) -> bool:
    scope: dict[str, Any] = {}
    exec(recipe("python"), scope)  # noqa: S102 - our own documentation
    return bool(scope["verify"](secret, headers, body))


def in_javascript(folder: Path, secret: str, headers: dict[str, str], body: bytes) -> bool:
    (folder / "verify.mjs").write_text(recipe("js"))
    (folder / "ask.mjs").write_text(ASK)
    question = msgspec.json.encode([secret, headers, body.decode()])
    done = subprocess.run(
        [NODE, folder / "ask.mjs", question], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout == "true\n"


@pytest.mark.parametrize("verify", [in_python, in_javascript])
def test_the_recipes_tell_our_messages_from_others(
    desk: Desk, receiver: Receiver, tmp_path: Path, verify: Any
) -> None:
    desk.notifier().deliver(desk.save(receiver.url()), 1)
    (request,) = receiver.received
    for secret in SECRETS:
        assert verify(tmp_path, secret, request.headers, request.body)
    assert not verify(tmp_path, WRONG, request.headers, request.body)
    assert not verify(tmp_path, SECRETS[0], request.headers, request.body + b" ")
    old = {**request.headers, "webhook-timestamp": "1700000000"}
    assert not verify(tmp_path, SECRETS[0], old, request.body)
