"""Measures the release binary against itself and bare tools, and prints one table. See packaging/bench."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from calls import calls_for_one_batch
from crowd import Crowd
from ground import RECEIVERS_PER_BATCH, receivers
from load import Rate, Request, Wrk
from rows import Row, table

from support import catalog
from support.client import BATCH, MESSAGES
from support.daemon import REPOSITORY

ECHO = "/api/v1/echo"
CONNECTIONS = (1, 16, 64, 256)
CONCURRENCY = 64


class Bench(Crowd):
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
            message = self.later(made.channels["main"], receiver="13800138000")
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
            batch = self.later(made.channels["main"], receivers=receivers(RECEIVERS_PER_BATCH))
            rate = wrk.measure(Request(BATCH, batch), 4)
            self.add(
                rated(
                    "batch accept of 1,000, 4 connections", rate, unit="receivers/s", each=RECEIVERS_PER_BATCH
                )
            )

    # ------------------------------------------------------------ drain
    def drain(self) -> None:
        with self.sink() as sink, self.daemon("drain") as daemon:
            count = self.options.drained
            bare = subprocess.run(
                [self.tools / "bare", sink.url, str(count), str(CONCURRENCY)],
                capture_output=True,
                text=True,
                check=True,
            )
            bare_rate = count / float(bare.stdout)
            sink.forget()
            hook = catalog.hook("hook", sink.url) | {"concurrency": CONCURRENCY}
            made = daemon.apply(catalog.single(hook, "webhook", ttl="1h"))
            self.fill(daemon.client(made.apps[catalog.APP]), self.later(made.channels["main"], 10), count)
            arrived, seconds = 0, 0.0
            deadline = time.monotonic() + 300
            while arrived < count and time.monotonic() < deadline:
                time.sleep(1)
                arrived, seconds = sink.seen()
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
            self.fill(daemon.client(made.apps[catalog.APP]), self.later(made.channels["main"]), count)
            full = self.settled(daemon)
            self.add(Row(f"memory, {count:,} waiting", full / 2**20, "MiB", full / idle, "idle"))
            own = daemon.own_bytes() / 2**20
            self.add(Row(f"memory, {count:,} waiting, without the program's file", own, "MiB"))
            again = self.started(daemon)
            self.add(Row(f"start-up, {count:,} waiting", again * 1000, "ms", again / started, "empty"))


# What is measured unless the command line names something, and what takes minutes and only goes by its name.
USUAL: dict[str, Callable[[Bench], None]] = {
    "device": Bench.device,
    "accept": Bench.accept,
    "drain": Bench.drain,
    "calls": Bench.calls,
    "waiting": Bench.waiting,
}
RARE: dict[str, Callable[[Bench], None]] = {
    "code-among-bulk": Bench.code_among_bulk,
    "hung-provider": Bench.hung_provider,
    "scheduled": Bench.scheduled,
}


def rated(
    what: str,
    rate: Rate,
    yardstick: Rate | None = None,
    name: str = "",
    unit: str = "/s",
    each: int = 1,
) -> Row:
    ratio = rate.per_second / yardstick.per_second if yardstick else None
    value = rate.per_second * each
    return Row(what, value, unit, ratio, name, p50_ms=rate.p50, p99_ms=rate.p99, refused=rate.refused)


def main() -> None:
    parser = argparse.ArgumentParser(prog="packaging/bench", description=__doc__)
    parser.add_argument("measurements", nargs="*", metavar="MEASUREMENT", help=", ".join(USUAL | RARE))
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
    parser.add_argument("--crowd", type=int, default=1_000_000, help="messages of a crowd (1000000)")
    parser.add_argument("--hung", type=int, default=50_000, help="messages for a hung provider (50000)")
    parser.add_argument("--stream-seconds", type=int, default=20, help="length of each stream (20)")
    parser.add_argument("--tools", type=Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.measurements) - (USUAL | RARE).keys():
        parser.error(f"there is no measurement {sorted(unknown)[0]}")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.place) as place:
        bench = Bench(Path(place), options.tools, options)
        for name in options.measurements or USUAL:
            (USUAL | RARE)[name](bench)
    print(table(bench.rows))
    if options.json:
        options.json.write_text(
            json.dumps([asdict(row) for row in bench.rows], ensure_ascii=False, indent=1) + "\n"
        )


if __name__ == "__main__":
    main()
