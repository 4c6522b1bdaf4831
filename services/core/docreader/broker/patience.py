"""How long, and how often, something is tried before it is given up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """What a broker bears. All times are in seconds.

    A message that fails with an error is tried ``retries`` times more, first after ``first_wait``, then after
    twice as long each time up to ``longest_wait``; one that takes its worker down is delivered
    ``deliveries`` times more. Then it is a dead letter.
    """

    deliveries: int = 5
    """Part of the queues on RabbitMQ: changing it needs queues of a new name."""
    retries: int = 5
    first_wait: float = 5.0
    """By then a store or a broker that starts anew may be there."""
    longest_wait: float = 300.0
    """Well below what RabbitMQ leaves a delayed message with a worker."""
    confirmation: float = 5.0
    """Until RabbitMQ has confirmed a message, or counts as away: a client waits for that."""
    heartbeat: int = 60
    """Between signs of life: a connection without one for twice as long is dead."""


USUAL = Patience()
