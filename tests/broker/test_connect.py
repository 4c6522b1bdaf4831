"""What a broker's address and settings may be."""

import pytest

from docreader.broker import Patience, connect
from docreader.errors import BrokerUnavailable
from tests.broker.actors import message
from tests.waiting import free_port


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="redis://"):
        connect("redis://localhost")


def test_a_delay_longer_than_rabbitmq_leaves_a_message_with_a_worker_is_refused() -> None:
    with pytest.raises(ValueError, match="delay"):
        connect("amqp://localhost").enqueue(message("note", "a"), delay=3_600_000)


def test_a_broker_that_is_not_there_is_noticed_when_it_is_needed() -> None:
    broker = connect(f"amqp://guest:guest@127.0.0.1:{free_port()}/", Patience(confirmation=1.0))
    with pytest.raises(BrokerUnavailable):
        broker.ping()


def test_a_host_that_has_no_address_is_unavailable() -> None:
    broker = connect("amqp://guest:guest@broker.invalid/", Patience(confirmation=1.0))
    with pytest.raises(BrokerUnavailable):
        broker.ping()


def test_a_delivery_limit_that_is_not_the_queue_s_is_named(rabbitmq_url: str) -> None:
    first, second = (connect(rabbitmq_url, Patience(deliveries=limit)) for limit in (5, 6))
    first.enqueue(message("note", "a"))
    with pytest.raises(BrokerUnavailable, match="x-delivery-limit"):
        second.enqueue(message("note", "b"))
    first.close()
    second.close()
