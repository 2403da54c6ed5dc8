"""A small steady stream of single messages, and how long each took to its provider."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import Any

from sinks import Sink

from support.client import MESSAGES, Client, encoded
from support.waiting import until

ARRIVED_WITHIN = 60.0


@dataclass(frozen=True)
class Sent:
    """When a message was sent and when its acceptance was known, on the monotonic clock."""

    receiver: str
    sent: float
    accepted: float


@dataclass(frozen=True)
class Latencies:
    """Milliseconds, the shortest first."""

    sorted: list[float]

    @staticmethod
    def of(seconds: Iterator[float]) -> Latencies:
        return Latencies(sorted(value * 1000 for value in seconds))

    def __add__(self, other: Latencies) -> Latencies:
        return Latencies(sorted(self.sorted + other.sorted))

    def percentile(self, percent: float) -> float:
        return self.sorted[max(0, ceil(len(self.sorted) * percent / 100) - 1)]

    @property
    def p50(self) -> float:
        return self.percentile(50)

    @property
    def p95(self) -> float:
        return self.percentile(95)

    @property
    def p99(self) -> float:
        return self.percentile(99)


@dataclass(frozen=True)
class Measured:
    """From sending to the acceptance's answer, from there to the provider's call, and the two together.

    A call that was there before the answer took no time after it.
    """

    accept: Latencies
    after: Latencies
    whole: Latencies

    def __add__(self, other: Measured) -> Measured:
        return Measured(self.accept + other.accept, self.after + other.after, self.whole + other.whole)


class Stream:
    """Sends what `message` says to receivers of its own, through a daemon to `sink`."""

    def __init__(self, client: Client, message: dict[str, Any], sink: Sink) -> None:
        self.client, self.message, self.sink = client, message, sink
        self.count = 0

    def measure(self, per_second: float, seconds: float, connections: int = 1) -> Measured:
        """Sends for so many seconds, each message at its time, over the connections in turn."""
        numbers = range(self.count, self.count + round(per_second * seconds))
        self.count = numbers.stop
        start = time.monotonic() + 0.1 - numbers.start / per_second
        with ThreadPoolExecutor(connections) as pool:
            parts = pool.map(
                lambda first: self._send(numbers[first::connections], start, per_second), range(connections)
            )
            sent = [one for part in parts for one in part]
        wanted = {one.receiver for one in sent}
        until(lambda: wanted <= self.sink.arrivals().keys(), "all of the stream arrived", ARRIVED_WITHIN)
        arrivals = self.sink.arrivals()
        return Measured(
            Latencies.of(one.accepted - one.sent for one in sent),
            Latencies.of(max(0.0, arrivals[one.receiver] - one.accepted) for one in sent),
            Latencies.of(arrivals[one.receiver] - one.sent for one in sent),
        )

    def _send(self, numbers: range, start: float, per_second: float) -> list[Sent]:
        """One message after the other over one connection. One that had to wait for the answer to the one
        before counts as sent when it should have been."""
        connection = http.client.HTTPConnection("127.0.0.1", self.client.port, timeout=30)
        connection.connect()
        sent: list[Sent] = []
        for number in numbers:
            receiver = f"stream{number}"
            body = self.message | {"receiver": receiver}
            headers, content = self.client.signed("POST", MESSAGES, body), encoded(body)
            due = start + number / per_second
            rest = due - time.monotonic()
            if rest > 0:
                time.sleep(rest)
            begin = time.monotonic() if rest > 0 else due
            connection.request("POST", MESSAGES, content, headers)
            reply = connection.getresponse()
            text = reply.read()
            if reply.status != 200 or json.loads(text)["code"] != 0:
                raise SystemExit(f"a message of the stream was refused: {reply.status} {text[:300]!r}")
            sent.append(Sent(receiver, begin, time.monotonic()))
        connection.close()
        return sent
