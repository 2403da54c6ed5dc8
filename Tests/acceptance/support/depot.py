"""A daemon that sends through the sandbox, and its books: what became of each message, and why."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from support import catalog
from support.client import Client, Reply
from support.daemon import BINARY, Applied, Daemon, Document, Trace
from support.waiting import until

SERIAL = itertools.count(1)
OVER = {"delivered", "unconfirmed", "failed", "expired", "uncertain", "cancelled"}


def number(ending: str = "5") -> str:
    """A mainland number that nobody had before; the sandbox reads faults from its end."""
    return f"137{next(SERIAL):0{8 - len(ending)}d}{ending}"


def moment(text: str) -> float:
    """A time as the daemon writes it, in seconds since 1970."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


@dataclass(frozen=True)
class Books:
    """What a daemon says became of its messages."""

    daemon: Daemon

    def trace(self, task: str) -> Trace:
        return self.daemon.trace(task)

    def events(self, task: str, kind: str) -> list[Document]:
        return [event for event in self.trace(task).whole["events"] if event["kind"] == kind]

    def is_in(self, task: str, state: str, within: float = 20) -> Trace:
        until(lambda: self.trace(task).state == state, f"task {task} is {state}", within)
        return self.trace(task)

    def ended(self, task: str, within: float = 20) -> Trace:
        """The trace of a task once it is over."""
        until(lambda: self.trace(task).state in OVER, f"task {task} is over", within)
        return self.trace(task)

    def attempts(self, task: str, count: int = 1, within: float = 20) -> list[Document]:
        """How the attempts of a task ended, once there are so many."""

        def found() -> list[Document]:
            return self.events(task, "attempt_finished")

        until(lambda: len(found()) >= count, f"{count} attempts of {task} end", within)
        return found()

    def begun(self, task: str, count: int = 0, within: float = 20) -> list[Document]:
        """How the attempts of a task began, with the reasons for their accounts."""

        def found() -> list[Document]:
            return self.events(task, "attempt_started")

        until(lambda: len(found()) >= count, f"{count} attempts of {task} begin", within)
        return found()

    def accounts(self, task: str) -> list[str]:
        """Through which accounts a message went."""
        return [event["account"] for event in self.begun(task)]

    def story(self, task: str, locale: str = "C.UTF-8") -> str:
        """What `trace` tells people, in the language of `locale`."""
        command = [str(BINARY), "trace", task, "--socket", str(self.daemon.socket)]
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=30, env=plain | {"LANG": locale}
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def account(self, name: str) -> Document:
        """What `queue` says of an account."""
        listed = {account["name"]: account for account in self.daemon.json_of("queue")["accounts"]}
        found: Document = listed[name]
        return found

    def until_breaker(self, account: str, state: str, within: float = 20) -> None:
        what = f"the breaker of {account} is {state}"
        until(lambda: self.account(account)["breaker"] == state, what, within)

    def sent(self) -> list[Document]:
        """What the sandbox was given, in order; `recipient` as clients write it."""
        path = self.daemon.state / "sandbox.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        entries = [json.loads(line) for line in lines]
        return [entry | {"recipient": entry["recipient"].removeprefix("+86")} for entry in entries]

    def crash(self) -> None:
        self.daemon.kill()
        self.daemon.start()


@dataclass(frozen=True)
class Depot(Books):
    """A daemon that was set up: who may send, and over what."""

    made: Applied

    def client(self, app: str = catalog.APP) -> Client:
        return self.daemon.client(self.made.apps[app])

    def body(self, channel: str = "main", **more: Any) -> Document:
        return {"channel_id": self.made.channels[channel], "template_params": {"code": "1"}} | more

    def ask(
        self, receiver: str | None = None, channel: str = "main", app: str = catalog.APP, **more: Any
    ) -> Reply:
        return self.client(app).send(self.body(channel, receiver=receiver or number(), **more))

    def send(
        self, receiver: str | None = None, channel: str = "main", app: str = catalog.APP, **more: Any
    ) -> str:
        return self.ask(receiver, channel, app, **more).task

    def ended(self, task: str, within: float = 20) -> Trace:
        """The same of a task of the first application, which may ask for it: that is quicker."""
        client = self.client(next(iter(self.made.apps)))
        until(lambda: client.status(task) in ("success", "failed"), f"task {task} is over", within)
        return self.trace(task)

    def arrives(self, task: str) -> None:
        client = self.client(next(iter(self.made.apps)))
        until(lambda: client.status(task) == "success", f"task {task} is delivered")

    def ask_for_all(
        self, receivers: list[str], channel: str = "main", app: str = catalog.APP, **more: Any
    ) -> Reply:
        return self.client(app).batch(self.body(channel, receivers=receivers, **more))

    def batch(
        self, receivers: list[str], channel: str = "main", app: str = catalog.APP, **more: Any
    ) -> list[str]:
        reply = self.ask_for_all(receivers, channel, app, **more)
        assert (reply.status, reply.code) == (200, 0), reply.body[:500]
        tasks: list[str] = reply.data["task_ids"]
        return tasks


def box(name: str = "box", concurrency: int | None = None, **more: Any) -> Document:
    """An account of the sandbox; `price` and `daily_budget` are the account's, the rest its settings."""
    own = {key: more.pop(key) for key in ("price", "daily_budget") if key in more}
    made = catalog.account(name, "sandbox", **more) | own
    return made if concurrency is None else made | {"concurrency": concurrency}


def line(name: str, *accounts: str, priority: int = 0, **channel: Any) -> Document:
    """A channel over `accounts`, of equal weight, each of them `priority` behind the one before."""
    made = catalog.channel(name, "sms", accounts[0], template="code", **channel)
    made["bindings"] = [
        {"account": account, "weight": 10, "priority": 100 + place * priority}
        for place, account in enumerate(accounts)
    ]
    return made


def open_depot(
    daemon: Daemon,
    accounts: list[Document] | None = None,
    channels: list[Document] | None = None,
    apps: list[Document] | None = None,
    **more: Any,
) -> Depot:
    """Applies one account and the channel `main` over it, where nothing else is said."""
    accounts = accounts or [box()]
    names = [account["name"] for account in accounts]
    document = catalog.document(
        accounts,
        [catalog.template("code", "sms")],
        channels or [line("main", *names, priority=100)],
        apps,
    )
    return Depot(daemon, daemon.apply(document | more))
