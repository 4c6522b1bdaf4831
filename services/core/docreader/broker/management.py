"""What only RabbitMQ's management API tells: messages in the hands of workers, and consumers."""

from urllib.parse import quote, unquote, urlsplit

import msgspec
import urllib3

from docreader.errors import BrokerUnavailable

SECONDS = 3.0


class QueueStatistics(msgspec.Struct, frozen=True):
    """A queue as RabbitMQ counted it last; a queue that was just declared has no counts yet."""

    name: str
    messages_ready: int = 0
    messages_unacknowledged: int = 0
    consumers: int = 0


class Management:
    """The management API at ``http://user:password@host:15672/vhost``, with one connection."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]  # with the brackets of IPv6, and the port
        path = parts.path.removeprefix("/") or "%2F"
        vhost = quote(unquote(path), safe="")
        names = ",".join(QueueStatistics.__struct_fields__)
        self._address = f"{parts.scheme}://{host}/api/queues/{vhost}?columns={names}"
        credentials = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        self._headers = urllib3.make_headers(basic_auth=credentials)
        self._http = urllib3.PoolManager(maxsize=1, retries=False, timeout=SECONDS)

    def queues(self) -> dict[str, QueueStatistics]:
        """Every queue of the virtual host, by name.

        Raises:
            BrokerUnavailable: the management API does not answer, or refuses, or something else answers.

        """
        try:
            answer = self._http.request("GET", self._address, headers=self._headers)
        except urllib3.exceptions.HTTPError as error:
            raise BrokerUnavailable(
                f"RabbitMQ's management API does not answer ({type(error).__name__})"
            ) from None
        if answer.status != 200:
            raise BrokerUnavailable(f"RabbitMQ's management API answers {answer.status}")
        try:
            found = msgspec.json.decode(answer.data, type=list[QueueStatistics])
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise BrokerUnavailable(
                "what answers at DOCREADER_BROKER_MANAGEMENT_URL is not RabbitMQ's management API"
            ) from None
        return {each.name: each for each in found}
