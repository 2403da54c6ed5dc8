"""Measures the release binary against itself and bare tools, and prints one table. See packaging/bench."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from calls import calls_for_one_batch
from load import Rate, Request, Wrk

from support import catalog
from support.client import BATCH, MESSAGES, Client, exchange
from support.daemon import REPOSITORY, Applied, Daemon
from support.waiting import until

ECHO = "/api/v1/echo"
CONNECTIONS = (1, 16, 64, 256)
RECEIVERS_PER_BATCH = 1000
CONCURRENCY = 64
SETTLED_WITHIN = 0.01


@dataclass(frozen=True)
class Row:
    """One line of the table. `ratio` is `value` over what the line compares it with."""

    what: str
    value: float
    unit: str
    ratio: float | None = None
    compared_with: str = ""
    p50_ms: float | None = None
    p99_ms: float | None = None
    refused: int = 0

    def columns(self) -> list[str]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} × {self.compared_with}"
        latency = ["" if value is None else f"{value:.2f}" for value in (self.p50_ms, self.p99_ms)]
        return [
            self.what,
            f"{self.value:,.1f} {self.unit}",
            *latency,
            ratio,
            f"{self.refused:,}" if self.refused else "",
        ]


class Bench:
    def __init__(self, place: Path, tools: Path, options: argparse.Namespace) -> None:
        self.place, self.tools, self.options = place, tools, options
        self.rows: list[Row] = []

    def run(self) -> None:
        self.device()
        self.accept()
        self.drain()
        self.calls()
        self.waiting()

    def add(self, row: Row) -> None:
        print(" ".join(column for column in row.columns() if column), file=sys.stderr, flush=True)
        self.rows.append(row)

    @contextmanager
    def daemon(self, name: str) -> Iterator[Daemon]:
        daemon = Daemon(self.place / name, {"log_level": "warning", "echo_route": True}).start()
        try:
            yield daemon
        finally:
            daemon.stop()
            shutil.rmtree(daemon.state)

    def device(self) -> None:
        """How often the device under the state directory makes 4 KiB durable, one after the other."""
        path, count = self.place / "device", 0
        with path.open("wb", buffering=0) as file:
            deadline = time.monotonic() + 2
            while time.monotonic() < deadline:
                file.write(b"\0" * 4096)
                os.fdatasync(file.fileno())
                count += 1
        path.unlink()
        self.add(Row("fdatasync of the device", count / 2, "/s"))

    # ------------------------------------------------------------ accept
    def accept(self) -> None:
        with self.daemon("accept") as daemon:
            made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
            client = daemon.client(made.apps[catalog.APP])
            wrk = Wrk(client, self.place, self.options.seconds, self.options.most_per_second)
            message = self.later(made, receiver="13800138000")
            for connections in CONNECTIONS:
                bare = wrk.measure(Request(ECHO, message), connections)
                durable = wrk.measure(Request(MESSAGES, message), connections)
                self.add(rated(f"echo, not durable, {connections} connections", bare))
                self.add(rated(f"durable accept, {connections} connections", durable, bare, "echo"))
            task = client.send(message).task
            self.add(rated("status query, 64 connections", wrk.measure(Request(f"{MESSAGES}/{task}"), 64)))
        with self.daemon("batch") as daemon:
            made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "email"))
            wrk = Wrk(daemon.client(made.apps[catalog.APP]), self.place, self.options.seconds, 500)
            rate = wrk.measure(Request(BATCH, self.later(made, receivers=receivers(RECEIVERS_PER_BATCH))), 4)
            self.add(
                rated(
                    "batch accept of 1,000, 4 connections", rate, unit="receivers/s", each=RECEIVERS_PER_BATCH
                )
            )

    def later(self, made: Applied, seconds: int = 86_400, **whom: Any) -> dict[str, Any]:
        """A message that nobody attempts while it is measured."""
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))
        channel = made.channels["main"]
        return {"channel_id": channel, "template_params": {"code": "123456"}, "scheduled_at": when} | whom

    # ------------------------------------------------------------ drain
    def drain(self) -> None:
        with self.sink() as port, self.daemon("drain") as daemon:
            url, count = f"http://127.0.0.1:{port}/hook", self.options.drained
            bare = subprocess.run(
                [self.tools / "bare", url, str(count), str(CONCURRENCY)],
                capture_output=True,
                text=True,
                check=True,
            )
            bare_rate = count / float(bare.stdout)
            exchange(port, "DELETE", "/")
            hook = catalog.hook("hook", url) | {"concurrency": CONCURRENCY}
            made = daemon.apply(catalog.single(hook, "webhook", ttl="1h"))
            self.fill(daemon.client(made.apps[catalog.APP]), self.later(made, 10), count)
            arrived, seconds = 0, 0.0
            deadline = time.monotonic() + 300
            while arrived < count and time.monotonic() < deadline:
                time.sleep(1)
                seen = json.loads(exchange(port, "GET", "/").body)
                arrived, seconds = seen["count"], seen["seconds"]
            if arrived < count:
                raise SystemExit(f"only {arrived} of {count} messages were delivered:\n{daemon.log_tail()}")
            self.add(Row("bare libcurl loop", bare_rate, "/s"))
            self.add(
                Row(
                    "drain to an HTTP sink",
                    arrived / seconds,
                    "/s",
                    arrived / seconds / bare_rate,
                    "bare libcurl",
                )
            )

    @contextmanager
    def sink(self) -> Iterator[int]:
        with subprocess.Popen([self.tools / "sink"], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            try:
                yield int(process.stdout.readline())
            finally:
                process.terminate()

    def fill(self, client: Client, message: dict[str, Any], count: int) -> None:
        """Has `count` messages accepted, in batches; waits where the daemon asks for it."""
        left = count
        while left > 0:
            reply = client.batch(message | {"receivers": receivers(min(left, RECEIVERS_PER_BATCH))})
            if reply.code == 0:
                left -= RECEIVERS_PER_BATCH
            elif reply.status == 503:
                time.sleep(float(reply.headers.get("retry-after", "1")))
            else:
                raise SystemExit(f"a batch was refused: {reply.body[:300]!r}")

    # ------------------------------------------------------------ calls to vendors
    def calls(self) -> None:
        count = self.options.batch
        with self.daemon("calls") as daemon:
            for calls in calls_for_one_batch(daemon, count):
                what = f"vendor calls for {count:,} SMS of one batch, {calls.carrier}"
                self.add(Row(what, calls.made, "calls", calls.made / calls.fewest, "the fewest possible"))

    # ------------------------------------------------------------ what waiting costs
    def waiting(self) -> None:
        with self.daemon("waiting") as daemon:
            made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "email"))
            daemon.restart()
            idle = self.settled(daemon)
            self.add(Row("memory, idle", idle / 2**20, "MiB"))
            self.add(Row("memory, idle, without the program's file", daemon.own_bytes() / 2**20, "MiB"))
            started = self.started(daemon)
            self.add(Row("start-up, empty", started * 1000, "ms"))
            count = self.options.waiting
            self.fill(daemon.client(made.apps[catalog.APP]), self.later(made), count)
            full = self.settled(daemon)
            self.add(Row(f"memory, {count:,} waiting", full / 2**20, "MiB", full / idle, "idle"))
            own = daemon.own_bytes() / 2**20
            self.add(Row(f"memory, {count:,} waiting, without the program's file", own, "MiB"))
            again = self.started(daemon)
            self.add(Row(f"start-up, {count:,} waiting", again * 1000, "ms", again / started, "empty"))

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

    def started(self, daemon: Daemon) -> float:
        """Seconds from the command to the first healthy answer."""
        daemon.stop()
        begin = time.monotonic()
        daemon.launch()
        until(daemon.is_ready, "the daemon is ready", 60)
        return time.monotonic() - begin


def rated(
    what: str,
    rate: Rate,
    yardstick: Rate | None = None,
    name: str = "",
    unit: str = "/s",
    each: int = 1,
) -> Row:
    ratio = rate.per_second / yardstick.per_second if yardstick else None
    return Row(what, rate.per_second * each, unit, ratio, name, rate.p50, rate.p99, rate.refused)


def receivers(count: int) -> list[str]:
    return [f"user{number}@example.com" for number in range(count)]


def table(rows: list[Row]) -> str:
    lines = [["what", "measured", "p50 ms", "p99 ms", "ratio", "refused"], *(row.columns() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    sides = [str.ljust, str.rjust, str.rjust, str.rjust, str.ljust, str.rjust]
    return "\n".join(
        "  ".join(side(text, width) for side, text, width in zip(sides, line, widths, strict=True)).rstrip()
        for line in lines
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="packaging/bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the numbers there")
    parser.add_argument(
        "--place", type=Path, default=REPOSITORY / ".build", help="folder on the device to measure"
    )
    parser.add_argument("--seconds", type=int, default=5, help="length of each load (5)")
    parser.add_argument(
        "--most-per-second", type=int, default=60_000, help="requests to sign beforehand (60000)"
    )
    parser.add_argument("--drained", type=int, default=20_000, help="messages to drain (20000)")
    parser.add_argument("--batch", type=int, default=10_000, help="text messages of one batch (10000)")
    parser.add_argument("--waiting", type=int, default=100_000, help="messages that wait (100000)")
    parser.add_argument("--tools", type=Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.place) as place:
        bench = Bench(Path(place), options.tools, options)
        bench.run()
    print(table(bench.rows))
    if options.json:
        options.json.write_text(
            json.dumps([asdict(row) for row in bench.rows], ensure_ascii=False, indent=1) + "\n"
        )


if __name__ == "__main__":
    main()
