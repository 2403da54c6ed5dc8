"""A daemon that sends mail, and the server that receives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from support import catalog
from support.client import Client
from support.daemon import Daemon, Document
from support.mail import Mail, MailSink

TO = "li.na@example.com"
SENDER = "商店，收银台 <noreply@example.com>"


@dataclass(frozen=True)
class Office:
    """A daemon that sends mail through `sink`."""

    daemon: Daemon
    sink: MailSink
    client: Client
    channel: int

    def send(self, receiver: str = TO, attachments: list[Document] | None = None, **params: str) -> str:
        body: Document = {"channel_id": self.channel, "receiver": receiver, "template_params": params}
        if attachments:
            body["attachments"] = attachments
        return self.client.send(body).task

    def mail(self, **more: Any) -> Mail:
        self.send(**more)
        return self.sink.one()


def open_office(
    daemon: Daemon,
    sink: MailSink,
    template: Document | None = None,
    channel: Document | None = None,
    **config: Any,
) -> Office:
    smtp: Document = {"host": "localhost", "port": sink.port, "tls": "none", "from": SENDER} | config
    made = daemon.apply(
        catalog.document(
            [catalog.account("mail", "smtp", **smtp)],
            [
                catalog.template(
                    "letter", "email", "{body}", subject="{subject}", variables=["subject", "body"]
                )
                | (template or {})
            ],
            [catalog.channel("main", "email", "mail", template="letter", **(channel or {}))],
        )
    )
    return Office(daemon, sink, daemon.client(made.apps["shop"]), made.channels["main"])
