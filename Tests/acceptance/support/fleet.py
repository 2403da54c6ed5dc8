"""A daemon with any number of accounts whose calls end at the stand-ins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from support import catalog
from support.carriers import WEBHOOK, Carrier
from support.client import Client
from support.daemon import Applied, Daemon, Document, Trace
from support.vendors import Vendors
from support.waiting import until


@dataclass(frozen=True)
class Line:
    """An account, and a channel of the same name that ends there.

    `account`, `binding` and `channel` add to what the carrier and the defaults say.
    """

    name: str
    carrier: Carrier
    account: Document = field(default_factory=dict)
    binding: Document = field(default_factory=dict)
    channel: Document = field(default_factory=dict)
    variables: tuple[str, ...] = ("code",)
    spare: Line | None = None
    """Another line, whose account stands in for this one's."""
    has_callback: bool = True

    @property
    def key(self) -> str:
        """What the account's credentials are called."""
        return f"key-of-{self.name}"


class Fleet:
    """Opens lines, sends over them, and looks at what became of it at both ends."""

    def __init__(self, daemon: Daemon, vendors: Vendors) -> None:
        self.daemon, self.vendors = daemon, vendors
        self._made = Applied({}, {})

    def open(self, *lines: Line) -> Fleet:
        self._made = self.daemon.apply(document(self.vendors, *lines))
        for line in lines:
            self.vendors.configure({"credentials": line.carrier.credentials(line.key)})
        receiving = [line for line in lines if line.carrier.has_receipts and line.has_callback]
        if receiving:
            urls = self.callback_urls()
            self.vendors.configure(
                {"callbacks": {f"{line.carrier.spoken}/{line.key}": urls[line.name] for line in receiving}}
            )
        return self

    def callback_urls(self) -> dict[str, str]:
        """Where each account's receipts are taken, with their tokens."""
        return {
            account["name"]: f"http://127.0.0.1:{self.daemon.port}{account['callback_path']}"
            for account in self.daemon.json_of("account", "list")["accounts"]
            if account["callback_path"]
        }

    @property
    def client(self) -> Client:
        return self.daemon.client(self._made.apps[catalog.APP])

    def body(self, line: str, params: dict[str, str] | None = None, **more: Any) -> Document:
        channel = self._made.channels[line]
        return {"channel_id": channel, "template_params": params or {"code": "4711"}} | more

    def send(self, line: str, receiver: str = "-", params: dict[str, str] | None = None, **more: Any) -> str:
        return self.client.send(self.body(line, params, receiver=receiver, **more)).task

    def batch(self, line: str, receivers: list[str], params: dict[str, str] | None = None) -> list[str]:
        reply = self.client.batch(self.body(line, params, receivers=receivers))
        assert (reply.status, reply.code) == (200, 0), reply.body[:500]
        tasks: list[str] = reply.data["task_ids"]
        return tasks

    def attempted(self, task: str, within: float = 15.0) -> Trace:
        """The trace of a task once its first attempt has ended."""
        until(lambda: self.daemon.trace(task).outcomes, f"the first attempt of {task} ends", within)
        return self.daemon.trace(task)

    def ends(self, task: str, *statuses: str, within: float = 30.0) -> None:
        until(lambda: self.client.status(task) in statuses, f"task {task} ends as {statuses}", within)

    def all_end(self, tasks: list[str], *statuses: str, within: float = 30.0) -> None:
        left = set(tasks)

        def are_over() -> bool:
            left.difference_update({task for task in left if self.client.status(task) in statuses})
            return not left

        until(are_over, f"{len(tasks)} tasks end as {statuses}", within)

    def is_in(self, task: str, state: str, within: float = 30.0) -> Trace:
        """The trace of a task once it is in `state`."""
        until(lambda: self.daemon.trace(task).state == state, f"task {task} is {state}", within)
        return self.daemon.trace(task)


def document(vendors: Vendors, *lines: Line) -> Document:
    """What is applied for these lines: an account, a template and a channel each."""
    return catalog.document(
        [_account(vendors, line) for line in lines],
        [_template(line) for line in lines],
        [_channel(line) for line in lines],
    )


def _account(vendors: Vendors, line: Line) -> Document:
    # A webhook has no interface of its own; the stand-ins tell them apart by their paths.
    address = vendors.endpoint + (f"/webhook/{line.key}" if line.carrier is WEBHOOK else "")
    settings = line.carrier.settings(line.key) | dict.fromkeys(line.carrier.addresses, address)
    return catalog.account(line.name, line.carrier.code, **(settings | line.account))


def _template(line: Line) -> Document:
    content = "Your code is {code}." if "code" in line.variables else "Hello."
    return catalog.template(line.name, line.carrier.medium, content, variables=list(line.variables))


def _channel(line: Line) -> Document:
    fields = {"kind": "notice", "when_uncertain": "stop"} | line.channel
    made = catalog.channel(line.name, line.carrier.medium, line.name, template=line.name, **fields)
    made["bindings"][0] |= line.carrier.binding | line.binding
    if line.spare:
        made["bindings"].append({"account": line.spare.name, "priority": 200} | line.spare.carrier.binding)
    return made
