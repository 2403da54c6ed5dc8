"""A client that sends one message after another to a daemon in the lab, and what became of them."""

from __future__ import annotations

import threading
import uuid
from collections import Counter

from support import catalog
from support.client import Credentials
from support.daemon import Document
from support.lab import Lab
from support.waiting import until


def first(**box: object) -> Document:
    return catalog.single(catalog.account("box", "sandbox", **({"delay_ms": 0} | box)), "sms")


def ready(lab: Lab, **box: object) -> Load:
    """Sets up what a load needs, with an application of its own: secrets are told once."""
    name = f"shop-{uuid.uuid4()}"
    made = lab.apply(first(**box) | {"apps": [catalog.app(name)]})
    return Load(lab, made.apps[name], made.channels["main"])


class Load:
    """Sends one message after another until it is told to stop, and keeps what it was answered."""

    def __init__(self, lab: Lab, credentials: Credentials, channel: int) -> None:
        self.client = lab.client(credentials)
        self.channel = channel
        self.accepted: list[str] = []
        self.refused: list[str] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def send(self) -> str:
        # The sandbox reads from a number's end which fault is wanted; 5 wants none.
        number = f"138{len(self.accepted) + len(self.refused):07}5"
        body = {"channel_id": self.channel, "receiver": number, "template_params": {"code": "1234"}}
        return self.client.send(body).task

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self.accepted.append(self.send())
            except (OSError, AssertionError) as error:
                self.refused.append(repr(error))
                if isinstance(error, OSError):
                    # With the power gone every further call fails at once.
                    self._over.wait(0.05)

    def __enter__(self) -> Load:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def has_more_than(self, count: int) -> bool:
        return len(self.accepted) > count


def delivered(lab: Lab) -> Counter[str]:
    """How often each task arrived."""
    return Counter(str(line["task_id"]) for line in lab.sandbox())


def arrive_once(lab: Lab, load: Load) -> None:
    """Waits until everything accepted has arrived; nothing arrives twice."""
    until(lambda: set(load.accepted) <= set(delivered(lab)), "all that was accepted arrives", 60)
    arrived = delivered(lab)
    assert {task: count for task, count in arrived.items() if count > 1} == {}


def traces(lab: Lab) -> str:
    """What there is of the program on a machine, besides what dpkg and systemd remember of any package."""
    places = ("/etc", "/var/lib", "/run", "/usr")
    own = ("!", "-path", "/var/lib/dpkg/*", "!", "-path", "/var/lib/systemd/*", "!", "-path", "/run/systemd/*")
    return lab.run("find", *places, "-path", "*message-push*", *own)
