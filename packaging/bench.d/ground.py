"""What the measurements stand on: a daemon on the device, sinks, messages that wait, and the table."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from rows import Row
from sinks import Sink, open_sink

from support.client import Client
from support.daemon import Daemon, Document
from support.waiting import until

RECEIVERS_PER_BATCH = 1000
SETTLED_WITHIN = 0.01
SETTINGS: Document = {
    "log_level": "warning",
    "echo_route": True,
    "codes_per_prefix_max": 0,
    "codes_per_client_max": 0,
    "codes_per_application_max": 0,
}


class Ground:
    def __init__(self, place: Path, tools: Path, options: argparse.Namespace) -> None:
        self.place, self.tools, self.options = place, tools, options
        self.rows: list[Row] = []

    def add(self, row: Row) -> None:
        print(" ".join(column for column in row.columns() if column), file=sys.stderr, flush=True)
        self.rows.append(row)

    @contextmanager
    def daemon(self, name: str, **settings: Any) -> Iterator[Daemon]:
        daemon = Daemon(self.place / name, SETTINGS | settings).start()
        try:
            yield daemon
        finally:
            daemon.stop()
            shutil.rmtree(daemon.state)

    def sink(
        self, name: str | None = None, milliseconds: int = 0, answered: int | None = None
    ) -> AbstractContextManager[Sink]:
        """A sink; one that has a name keeps a log."""
        log = self.place / f"{name}.log" if name else None
        return open_sink(self.tools / "sink", log, milliseconds, answered)

    # ------------------------------------------------------------ messages that wait
    def later(self, channel: int, seconds: int = 86_400, **whom: Any) -> Document:
        """A message that nobody attempts while it is measured."""
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))
        return self.message(channel, scheduled_at=when, **whom)

    def message(self, channel: int, **more: Any) -> Document:
        return {"channel_id": channel, "template_params": {"code": "123456"}} | more

    def fill(
        self, client: Client, message: Document, count: int, each: int = RECEIVERS_PER_BATCH, first: int = 0
    ) -> None:
        """Has `count` messages accepted, in batches; waits where the daemon asks for it."""
        done = 0
        while done < count:
            size = min(count - done, each)
            reply = client.batch(message | {"receivers": receivers(size, first + done)})
            if reply.code == 0:
                done += size
            elif reply.status == 503:
                time.sleep(float(reply.headers.get("retry-after", "1")))
            else:
                raise SystemExit(f"a batch was refused: {reply.body[:300]!r}")

    # ------------------------------------------------------------ what that costs
    def settled(self, daemon: Daemon) -> int:
        """Resident memory, once it stays the same for a second."""
        last = 0

        def is_steady() -> bool:
            nonlocal last
            before, last = last, daemon.resident_bytes()
            time.sleep(1)
            return abs(last - before) <= last * SETTLED_WITHIN

        until(is_steady, "memory settles", 60)
        return last

    def follow(self, daemon: Daemon) -> None:
        """Waits until the tables hold what was accepted."""
        until(lambda: daemon.json_of("queue")["lag_bytes"] == 0, "the tables have followed", 120)

    def started(self, daemon: Daemon) -> float:
        """Seconds from the command to the first healthy answer."""
        daemon.stop()
        begin = time.monotonic()
        daemon.launch()
        until(daemon.is_ready, "the daemon is ready", 60)
        return time.monotonic() - begin


def receivers(count: int, first: int = 0) -> list[str]:
    return [f"user{number}@example.com" for number in range(first, first + count)]
