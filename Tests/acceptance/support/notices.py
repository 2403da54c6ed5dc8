"""An application that is told what became of its messages, and who it is told by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from support import catalog
from support.client import Client
from support.daemon import Daemon, Document
from support.hooks import Hook, HookSink
from support.waiting import until

SECRET = "an endpoint's secret 密"
KEYS = "event task_id app_id status receiver error_code error_msg timestamp extra".split()
RECEIVER = "13800138000"


def endpoint(name: str, url: str, **more: Any) -> Document:
    """An endpoint on this machine."""
    return {"name": name, "url": url, "secret": SECRET, "allow_private_addresses": True} | more


@dataclass(frozen=True)
class Told:
    """A daemon with an application whose channels end in the ways that their names say."""

    daemon: Daemon
    client: Client
    channels: dict[str, int]

    def send(self, channel: str = "success", **more: Any) -> str:
        body = {
            "channel_id": self.channels[channel],
            "receiver": RECEIVER,
            "template_params": {"code": "1"},
        }
        return self.client.send(body | more).task

    def log(self, *arguments: str) -> list[Document]:
        found: list[Document] = self.daemon.json_of("webhook", "log", *arguments)["notices"]
        return found


def open_told(daemon: Daemon, endpoints: list[Document], **channel: Any) -> Told:
    """Applies a catalog whose application `shop` has these endpoints."""
    boxes = {
        "success": {},
        "delivered": {"receipts": "delivered", "receipt_delay_ms": 50},
        "rejected": {"receipts": "failed", "receipt_delay_ms": 50},
        "failed": {"outcome": "permanent"},
        "late": {"outcome": "transient"},
    }
    made = daemon.apply(
        catalog.document(
            [catalog.account(name, "sandbox", **config) for name, config in boxes.items()],
            [catalog.template("code", "sms")],
            [catalog.channel(name, "sms", name, template="code", **channel) for name in boxes],
            [catalog.app(webhooks=endpoints)],
        )
    )
    return Told(daemon, daemon.client(made.apps["shop"]), made.channels)


def event_id(hook: Hook) -> str:
    return hook.headers["x-webhook-delivery-id"]


def about(sink: HookSink, task: str) -> list[Hook]:
    return [hook for hook in sink.hooks if hook.json["task_id"] == task]


def wait_about(sink: HookSink, task: str, count: int = 1, within: float = 20.0) -> list[Hook]:
    until(lambda: len(about(sink, task)) >= count, f"{count} notices about {task}", within)
    return about(sink, task)
