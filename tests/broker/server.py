"""A RabbitMQ for tests: one that is there, or a node of its own that tests may stop, freeze and start
again."""

import os
import secrets
import signal
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil
import pytest

from tests.waiting import free_port, wait_until

START_SECONDS = 90.0


class Rabbitmq:
    """A RabbitMQ that tests may use: ``url`` for AMQP, ``management_url`` for its HTTP API, credentials in
    both."""

    def __init__(self, url: str, management_url: str) -> None:
        self.url = url
        self.management_url = management_url

    def vhost(self) -> str:
        """The address of a new virtual host, which shares no queue with any other test."""
        name = f"test-{secrets.token_hex(4)}"
        user = urlsplit(self.url).username or "guest"
        self.manage("PUT", f"vhosts/{name}")
        self.manage("PUT", f"permissions/{name}/{user}", {"configure": ".*", "write": ".*", "read": ".*"})
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()

    def forget(self, vhost_url: str) -> None:
        """Delete a virtual host with all that is in it."""
        self.manage("DELETE", f"vhosts{urlsplit(vhost_url).path}")

    def connections(self, vhost_url: str) -> int:
        """How many connections are open to a virtual host."""
        answer = self.manage("GET", f"vhosts{urlsplit(vhost_url).path}/connections").json()
        return len(answer)

    def received(self, vhost_url: str) -> int:
        """How many bytes RabbitMQ has received over the connections open to a virtual host."""
        answer = self.manage("GET", f"vhosts{urlsplit(vhost_url).path}/connections").json()
        return sum(connection.get("recv_oct", 0) for connection in answer)

    def manage(self, method: str, path: str, body: object = None) -> httpx.Response:
        """One call of the management API."""
        answer = httpx.request(method, f"{self.management_url}/api/{path}", json=body, timeout=30.0)
        answer.raise_for_status()
        return answer


class OwnRabbitmq(Rabbitmq):
    """A RabbitMQ node in ``folder`` on ports of its own, which tests may stop, freeze and start again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._node = f"docreader-{secrets.token_hex(4)}@localhost"
        self._port, self._management_port = free_port(), free_port()
        super().__init__(
            f"amqp://guest:guest@127.0.0.1:{self._port}/%2F",
            f"http://guest:guest@127.0.0.1:{self._management_port}",
        )
        self._environment = os.environ | {
            "HOME": str(folder),
            "RABBITMQ_NODENAME": self._node,
            "RABBITMQ_DIST_PORT": str(free_port()),
            "ERL_EPMD_PORT": str(free_port()),
            "RABBITMQ_MNESIA_BASE": str(folder / "data"),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_CONF_ENV_FILE": str(folder / "none.conf"),
            "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq.conf"),
            "RABBITMQ_ADVANCED_CONFIG_FILE": str(folder / "advanced.config"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        }
        settings = {
            "listeners.tcp.1": f"127.0.0.1:{self._port}",
            "management.tcp.ip": "127.0.0.1",
            "management.tcp.port": self._management_port,
            "collect_statistics_interval": 1000,
            "raft.wal_max_size_bytes": 16 * 1024 * 1024,
            "disk_free_limit.absolute": "10MB",
            "log.file": "false",
            "log.console": "true",
        }
        (folder / "rabbitmq.conf").write_text(
            "".join(f"{name} = {value}\n" for name, value in settings.items())
        )
        # How often channels look for messages that were not acknowledged in time, in milliseconds.
        (folder / "advanced.config").write_text("[{rabbit, [{channel_tick_interval, 500}]}].\n")
        (folder / "plugins").write_text("[rabbitmq_management].\n")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the node and wait until it takes messages."""
        with (self._folder / "output.log").open("ab") as output:
            self._process = subprocess.Popen(
                [self._programs / "rabbitmq-server"],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        wait_until(self._ready, f"RabbitMQ starts ({self._folder}/output.log)", START_SECONDS)

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End the node; with ``SIGKILL`` as a power cut would."""
        if self._process is not None:
            self._signal(number)
            self._process.wait(START_SECONDS)
            self._process = None

    def end(self) -> None:
        """Stop the node for good, with the port mapper that Erlang started for it and would leave
        behind."""
        self.stop(signal.SIGKILL)
        wait_until(lambda: self._mapper("-kill") or not self._mapper("-names"), "Erlang's port mapper ends")

    def restart(self, number: int = signal.SIGTERM) -> None:
        """Stop the node and start it on the same data."""
        self.stop(number)
        self.start()

    def freeze(self) -> None:
        """Let the node hold its connections and do nothing."""
        self._signal(signal.SIGSTOP)
        wait_until(
            lambda: all(each.status() == psutil.STATUS_STOPPED for each in self._processes()), "it freezes"
        )

    def thaw(self) -> None:
        """Let a frozen node go on."""
        self._signal(signal.SIGCONT)

    def control(self, *arguments: str) -> None:
        """Run ``rabbitmqctl``."""
        command = [str(self._programs / "rabbitmqctl"), *arguments]
        subprocess.run(command, env=self._environment, check=True, capture_output=True, timeout=60)

    def _mapper(self, command: str) -> bool:
        done = subprocess.run(["epmd", command], env=self._environment, check=False, capture_output=True)
        return done.returncode == 0

    def _processes(self) -> list[psutil.Process]:
        """The node's process and those around it, which make up a process group."""
        if self._process is None:
            return []
        shell = psutil.Process(self._process.pid)
        return [
            shell,
            *(each for each in shell.children(recursive=True) if os.getpgid(each.pid) == shell.pid),
        ]

    def _signal(self, number: int) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, number)

    def _ready(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            pytest.fail(f"RabbitMQ did not start: {self._folder}/output.log")
        try:
            listeners = self.manage("GET", f"health/checks/port-listener/{self._port}")
            return listeners.is_success and self.manage("GET", "health/checks/virtual-hosts").is_success
        except httpx.HTTPError:
            return False
