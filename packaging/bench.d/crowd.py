"""What many messages that wait, or a provider that hangs, do to the few that are in a hurry."""

from __future__ import annotations

import os
import time

from ground import Ground
from rows import Row
from sinks import Sink
from stream import Latencies, Measured, Stream

from support import catalog
from support.client import Client
from support.daemon import Daemon, Document
from support.waiting import until

RECEIVERS_PER_BATCH = 10_000
STREAMS = ((20, 1), (100, 8))
HUNG_STREAM = (50, 4)
ROUNDS = 5
CONCURRENCY = 64
PACED_CONCURRENCY, PACED_MILLISECONDS = 8, 100
ANSWERED_BEFORE_HANGING = 500
HOUR = 3600
PUNCTUAL, PUNCTUAL_AHEAD = 10, 10


class Crowd(Ground):
    # ------------------------------------------------------------ codes among marketing
    def code_among_bulk(self) -> None:
        """How long codes take to their provider: alone, among a crowd that waits for a slow provider, and
        while the same crowd goes to a fast one as fast as the machine can."""
        self._machine()
        count, per_minute = self.options.crowd, PACED_CONCURRENCY * 60_000 // PACED_MILLISECONDS
        with (
            self.sink("codes") as quick,
            self.sink(milliseconds=PACED_MILLISECONDS) as slow,
            self.sink() as free,
            self.daemon("code-among-bulk") as daemon,
        ):
            paced = hook("crowded", slow, PACED_CONCURRENCY)
            made = daemon.apply(two_lines(hook("quick", quick), "code", paced, "marketing"))
            client = daemon.client(made.apps[catalog.APP])
            stream = Stream(client, self.message(made.channels["quick"]), quick)
            idle = self._streams(stream, "codes to their provider, {} a second, nothing waits")
            self._crowd(daemon, client, self.message(made.channels["crowded"]), count)
            waiting = f"{count:,} marketing wait, {per_minute:,} a minute go"
            self._streams(stream, f"codes to their provider, {{}} a second, {waiting}", idle)
            daemon.apply({"accounts": [hook("crowded", free, CONCURRENCY)]})
            until(lambda: free.seen()[0] > 0, "marketing goes on")
            begun, before = time.monotonic(), free.seen()[0]
            name = "codes to their provider, {} a second, the same marketing goes as fast as it can"
            self._streams(stream, name, idle)
            gone = free.seen()[0] - before
            self.add(Row("the marketing that went meanwhile", gone / (time.monotonic() - begun), "/s"))
            self.add(Row("the marketing that still waited after that", count - free.seen()[0], "messages"))

    def _streams(self, stream: Stream, name: str, idle: list[Measured] | None = None) -> list[Measured]:
        found: list[Measured] = []
        for per_second, connections in STREAMS:
            measured = stream.measure(per_second, self.options.stream_seconds, connections)
            compared = idle[len(found)] if idle else None
            self._add(name.format(per_second), measured, compared, "nothing waits")
            found.append(measured)
        return found

    def _machine(self) -> None:
        """What else the machine did in the last minute: latencies are worth less the more that is."""
        self.add(Row("load of the machine before", os.getloadavg()[0], "processes"))

    def _add(
        self, name: str, measured: Measured, compared: Measured | None = None, with_what: str = ""
    ) -> None:
        """From the sending to the provider's call, and what of it came after the answer and until it."""
        for what, latencies, other in (
            (name, measured.whole, compared and compared.whole),
            ("  of it after the acceptance's answer", measured.after, compared and compared.after),
            ("  of it until that answer", measured.accept, compared and compared.accept),
        ):
            p50, p95, p99 = latencies.p50, latencies.p95, latencies.p99
            ratio = p99 / other.p99 if other and other.p99 > 0 else None
            self.add(Row(what, p99, "ms", ratio, with_what, p50, p95, p99))

    def _crowd(self, daemon: Daemon, client: Client, message: Document, count: int) -> None:
        """Has a crowd accepted, and says how long that took and what it costs in memory."""
        idle = daemon.own_bytes()
        begin = time.monotonic()
        self.fill(client, message, count, RECEIVERS_PER_BATCH)
        seconds = time.monotonic() - begin
        self.add(Row(f"{count:,} accepted in batches of {RECEIVERS_PER_BATCH:,}", seconds, "s"))
        self.follow(daemon)
        self.add(Row("  until the tables had followed", time.monotonic() - begin, "s"))
        self._memory(daemon, f"memory, {count:,} waiting", idle)

    def _memory(self, daemon: Daemon, name: str, idle: int) -> None:
        whole = self.settled(daemon)
        self.add(Row(name, whole / 2**20, "MiB"))
        own = daemon.own_bytes()
        self.add(Row("  without the program's file", own / 2**20, "MiB", own / idle, "before"))

    # ------------------------------------------------------------ a provider that hangs
    def hung_provider(self) -> None:
        """How long notices take to their provider beside another that never answers, and beside as many
        messages that wait for their hour, so that only the hanging differs. First from the moment on when
        all its permits hang, who time out together after ten seconds; then when the account rests, with a
        probe now and then, as it will for ever.

        Each round has daemons of its own, in turn, so that what else the machine does falls on both. One
        spike of the disk makes the p99 of a whole round, so the round in the middle speaks for all.
        """
        self._machine()
        quiet, hung = [], []
        for number in range(ROUNDS):
            quiet.append(self._beside(f"quiet-{number}", hangs=False))
            hung.append(self._beside(f"hung-{number}", hangs=True))
        name = f"notices, {HUNG_STREAM[0]} a second, beside {self.options.hung:,} "
        for when, whom in ((0, "for a provider that begins to hang"), (1, "for one that hangs for ever")):
            calm, stuck = [two[when] for two in quiet], [two[when] for two in hung]
            self._add(name + "for later", middle(calm))
            again = name + "for later, every other round"
            self._add(again, middle(calm[::2]), middle(calm[1::2]), "the rest")
            self._add(name + whom, middle(stuck), middle(calm), "for later")

    def _beside(self, name: str, hangs: bool) -> tuple[Measured, Measured]:
        """What a stream measures beside an account that hangs from the beginning of it, or has nothing to do.

        The account proved itself before and has all its permits, so it hangs with all of them.
        """
        with (
            self.sink(name) as quick,
            self.sink(answered=ANSWERED_BEFORE_HANGING) as hanging,
            self.daemon(name, shutdown_grace_seconds=1) as daemon,
        ):
            stuck = hook("crowded", hanging, CONCURRENCY)
            made = daemon.apply(two_lines(hook("quick", quick), "notice", stuck, "notice"))
            client, channel = daemon.client(made.apps[catalog.APP]), made.channels["crowded"]
            message = self.message(channel) if hangs else self.later(channel, HOUR)
            self.fill(client, message, self.options.hung, RECEIVERS_PER_BATCH)
            if hangs:
                until(lambda: hanging.seen()[0] > ANSWERED_BEFORE_HANGING, "the provider hangs", 60)
            self.follow(daemon)
            stream = Stream(client, self.message(made.channels["quick"]), quick)
            begins = stream.measure(HUNG_STREAM[0], self.options.stream_seconds, HUNG_STREAM[1])
            if hangs:
                until(lambda: "open" in self._breakers(daemon), "the hung account rests", 60)
            goes_on = stream.measure(HUNG_STREAM[0], self.options.stream_seconds, HUNG_STREAM[1])
            return begins, goes_on

    def _breakers(self, daemon: Daemon) -> list[str]:
        return [account["breaker"] for account in daemon.json_of("queue")["accounts"]]

    # ------------------------------------------------------------ messages for later
    def scheduled(self) -> None:
        """Memory, start-up and punctuality with a crowd due in an hour and each minute after it."""
        self._machine()
        count = self.options.crowd
        with self.sink("punctual") as sink, self.daemon("scheduled") as daemon:
            made = daemon.apply(catalog.single(hook("main", sink), "webhook", kind="notice", ttl="24h"))
            client, channel = daemon.client(made.apps[catalog.APP]), made.channels["main"]
            daemon.restart()
            self.add(Row("memory, idle", self.settled(daemon) / 2**20, "MiB"))
            idle = daemon.own_bytes()
            self.add(Row("  without the program's file", idle / 2**20, "MiB"))
            empty = self.started(daemon)
            self.add(Row("start-up, empty", empty * 1000, "ms"))
            begin = time.monotonic()
            for first in range(0, count, RECEIVERS_PER_BATCH):
                size = min(RECEIVERS_PER_BATCH, count - first)
                message = self.later(channel, HOUR + first // RECEIVERS_PER_BATCH * 60)
                self.fill(client, message, size, RECEIVERS_PER_BATCH, first)
            self.add(Row(f"{count:,} accepted for an hour later and more", time.monotonic() - begin, "s"))
            self.follow(daemon)
            self.add(Row("  until the tables had followed", time.monotonic() - begin, "s"))
            self._memory(daemon, f"memory, {count:,} scheduled", idle)
            due = self._soon(client, channel, "soon")
            self._lateness("how late they leave that are due soon", sink, due)
            due = self._soon(client, channel, "after")
            again = self.started(daemon)
            self._lateness("how late they leave, with a restart before", sink, due)
            self.add(Row(f"start-up, {count:,} scheduled", again * 1000, "ms", again / empty, "empty"))
            self._memory(daemon, "memory after the restart", idle)

    def _soon(self, client: Client, channel: int, name: str) -> dict[str, int]:
        """Schedules a few messages, one each second from soon on; says when each receiver's is due."""
        start = int(time.time()) + PUNCTUAL_AHEAD
        due = {f"{name}{number}": start + number for number in range(PUNCTUAL)}
        for receiver, when in due.items():
            text = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(when))
            assert client.send(self.message(channel, receiver=receiver, scheduled_at=text)).task
        return due

    def _lateness(self, what: str, sink: Sink, due: dict[str, int]) -> None:
        until(lambda: due.keys() <= sink.arrivals().keys(), "those due soon left", 60)
        behind = time.time() - time.monotonic()
        arrivals = sink.arrivals()
        late = Latencies.of(arrivals[receiver] + behind - when for receiver, when in due.items())
        self.add(Row(f"{what}, the last of {PUNCTUAL}", late.sorted[-1], "ms", p50_ms=late.p50))


def middle(rounds: list[Measured]) -> Measured:
    return sorted(rounds, key=lambda measured: measured.whole.p99)[len(rounds) // 2]


def hook(name: str, sink: Sink, concurrency: int = CONCURRENCY) -> Document:
    return catalog.hook(name, sink.url) | {"concurrency": concurrency}


def two_lines(quick: Document, kind: str, crowded: Document, crowded_kind: str) -> Document:
    """Two accounts with a channel each, named like them."""
    return catalog.document(
        [quick, crowded],
        [catalog.template("code", "webhook")],
        [
            catalog.channel(
                account["name"],
                "webhook",
                account["name"],
                template="code",
                kind=name,
                ttl="24h",
                receiver_limits=[],
            )
            for account, name in ((quick, kind), (crowded, crowded_kind))
        ],
    )
