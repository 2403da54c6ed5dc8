"""Waiting for something to become true, with a deadline."""

from __future__ import annotations

import os
import random
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

PAUSE = 0.01

# Below those that the kernel gives to outgoing connections. Workers share them out, and
# none is given twice: a daemon that is down finds its own free when it comes back.
_WORKERS_MAX = 16
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_ports = list(range(10_000 + _worker % _WORKERS_MAX, 32_000, _WORKERS_MAX))
random.shuffle(_ports)


def until(condition: Callable[[], T], what: str, within: float = 15.0) -> T:
    """The first truthy answer of `condition`, asked again and again for `within` seconds."""
    deadline = time.monotonic() + within
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {within:g} s in vain: {what}")
        time.sleep(PAUSE)


def free_port() -> int:
    """A loopback port nobody listens on."""
    while True:
        port = _ports.pop()
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
