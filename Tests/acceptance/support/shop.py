"""A daemon that serves two applications over the sandbox, for tests of the API alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from support import catalog
from support.client import Client, Reply
from support.daemon import Daemon
from support.waiting import until

RECEIVER = "13800138000"


@dataclass(frozen=True)
class Shop:
    """A running daemon, its two applications and the ids of its channels."""

    daemon: Daemon
    client: Client
    stranger: Client
    channels: dict[str, int]

    @property
    def sms(self) -> int:
        return self.channels["sms"]

    def body(self, **more: Any) -> dict[str, Any]:
        return {"channel_id": self.sms, "receiver": RECEIVER, "template_params": {"code": "1"}} | more

    def final_status(self, task: str) -> str:
        return until(lambda: _final(self.client.status(task)), f"task {task} is final")


def _final(status: str) -> str:
    return status if status in ("success", "failed") else ""


def open_shop(daemon: Daemon) -> Shop:
    """Starts a daemon with every kind of channel, each served by the sandbox."""
    daemon.start()
    document = catalog.document(
        [catalog.account("box", "sandbox", delay_ms=0)],
        [
            catalog.template("sms-code", "sms"),
            catalog.template("mail-code", "email", subject="Code {code}"),
            catalog.template("plain", "sms", "Hello.", variables=[]),
        ],
        [
            catalog.channel("sms", "sms", "box", template="sms-code"),
            catalog.channel("mail", "email", "box", template="mail-code"),
            catalog.channel("plain", "sms", "box", template="plain"),
            catalog.channel("closed", "sms", "box", template="sms-code", enabled=False),
        ],
        [catalog.app(), catalog.app("stranger")],
    )
    made = daemon.apply(document)
    return Shop(daemon, daemon.client(made.apps["shop"]), daemon.client(made.apps["stranger"]), made.channels)


def refused(reply: Reply, code: int, status: int = 200) -> None:
    """The reply is an envelope with this code, over this HTTP status."""
    assert (reply.status, reply.code) == (status, code), reply.body[:500]
    assert isinstance(reply.envelope["message"], str) and reply.envelope["message"]
    assert reply.headers["content-type"].startswith("application/json")
