"""Documents for `message-push apply`, small enough to read in a test."""

from __future__ import annotations

from typing import Any

from support.daemon import Document

APP = "shop"


def app(name: str = APP, **more: Any) -> Document:
    """An application without limits."""
    return {"name": name, "daily_quota": 0, "rate_limit": 0} | more


def account(name: str, provider: str, **config: Any) -> Document:
    return {"name": name, "provider": provider, "config": config}


def hook(name: str, url: str, **config: Any) -> Document:
    """A webhook account that may talk to this machine."""
    return account(name, "webhook", url=url, allow_private_addresses=True, **config)


def template(name: str, type: str, content: str = "Your code is {code}.", **more: Any) -> Document:
    return {"name": name, "type": type, "content": content, "format": "text", "variables": ["code"]} | more


def channel(
    name: str,
    type: str,
    account: str,
    *,
    template: str,
    kind: str = "notice",
    **more: Any,
) -> Document:
    """`kind` is the class of its messages: code, alert, notice or marketing."""
    binding = {"account": account, "weight": 10, "priority": 100}
    return {"name": name, "type": type, "template": template, "class": kind, "bindings": [binding]} | more


def document(
    accounts: list[Document],
    templates: list[Document],
    channels: list[Document],
    apps: list[Document] | None = None,
) -> Document:
    return {"apps": apps or [app()], "accounts": accounts, "templates": templates, "channels": channels}


def single(
    account: Document, type: str, *, variables: Document | None = None, **channel_fields: Any
) -> Document:
    """One account, one template called `code` and one channel called `main`."""
    made = template("code", type, **(variables or {}))
    return document(
        [account], [made], [channel("main", type, account["name"], template="code", **channel_fields)]
    )
