"""A pod that receives webhooks, and logs what it received."""

from dataclasses import dataclass
from typing import Any

import msgspec

from tests.cluster.kubernetes import Manifest, Namespace, small_pod

NAME = "receiver"
PORT = 8080
PROGRAM = f"""
import http.server, json
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {{name.lower(): value for name, value in self.headers.items()}}
        print(json.dumps({{"headers": headers, "body": body}}), flush=True)
        self.send_response(204)
        self.end_headers()
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer(("", {PORT}), Handler).serve_forever()
"""


class Received(msgspec.Struct):
    """A request as it came."""

    headers: dict[str, str]
    body: str

    @property
    def event(self) -> Any:
        """The body as JSON."""
        return msgspec.json.decode(self.body)


@dataclass(frozen=True)
class Receiver:
    """Answers every POST with 204, while it is there. ``image`` is one that has Python."""

    namespace: Namespace
    image: str

    @property
    def url(self) -> str:
        """Its address, which is the same whether it is there or not."""
        return f"http://{NAME}:{PORT}/hook"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        pod = small_pod(NAME, self.image, ["python", "-c", PROGRAM], memory="64Mi")
        self.namespace.apply(_service(), pod)
        self.namespace.kubectl("wait", f"pod/{NAME}", "--for=condition=Ready", "--timeout=180s")

    def stop(self) -> None:
        """End it, with what it has received, and wait until it takes nothing more."""
        self.namespace.kubectl("delete", "pod", NAME, "--grace-period=1", "--wait=true", "--timeout=120s")

    def received(self, job_id: str) -> list[Received]:
        """What came that told of a job."""
        lines = self.namespace.kubectl("logs", NAME, "--tail=-1").splitlines()
        requests = [msgspec.json.decode(line, type=Received) for line in lines]
        return [each for each in requests if each.event["data"]["id"] == job_id]


def _service() -> Manifest:
    spec = {"selector": {"app": NAME}, "ports": [{"port": PORT}]}
    return {"apiVersion": "v1", "kind": "Service", "metadata": {"name": NAME}, "spec": spec}
