"""Who waits for whom: codes for nobody, applications for each other in turn, accounts for themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support import catalog
from support.daemon import Daemon
from support.depot import Depot, box, line, moment, number, open_depot
from support.hooks import HookSink
from support.waiting import until

MANY = 3000


def narrow(delay: int = 20, concurrency: int = 2) -> dict[str, int]:
    """Settings of an account that takes long, and few at a time."""
    return {"delay_ms": delay, "concurrency": concurrency}


class TestACode:
    def test_overtakes_all_that_waits_for_the_same_account(self, daemon: Daemon) -> None:
        channels = [line(kind, "slow", kind=kind) for kind in ("marketing", "notice", "alert", "code")]
        depot = open_depot(daemon, [box("slow", **narrow())], channels)
        depot.batch([number() for _ in range(MANY)], "marketing")
        until(lambda: len(depot.sent()) > 10, "the campaign is under way")
        for kind in ("code", "alert", "code", "notice"):
            task = depot.send(number(), kind)
            trace = depot.ended(task)
            assert trace.state == "delivered"
            [begun] = depot.begun(task)
            accepted, started = moment(trace.whole["accepted_at"]), moment(begun["at"])
            between = [e for e in depot.sent() if accepted < moment(e["at"]) < started]
            # Two are under way; whoever is next was chosen before.
            assert len(between) <= 4, (kind, len(between))
        assert depot.daemon.json_of("queue")["totals"]["waiting"] > MANY / 2

    def test_overtakes_it_after_a_crash_too(self, daemon: Daemon) -> None:
        channels = [line(kind, "slow", kind=kind) for kind in ("marketing", "code")]
        depot = open_depot(daemon, [box("slow", **narrow(100, 1))], channels)
        depot.batch([number() for _ in range(MANY)], "marketing")
        until(lambda: len(depot.sent()) > 2, "the campaign is under way")
        receivers = [number() for _ in range(5)]
        codes = [depot.send(receiver, "code") for receiver in receivers]
        depot.crash()
        before = len(depot.sent())
        for task in codes:
            assert depot.ended(task).state in ("delivered", "uncertain")
        after = [entry["recipient"] in receivers for entry in depot.sent()[before:]]
        last = len(after) - after[::-1].index(True)
        # One of the campaign may have been on its way before the codes were found in the tables.
        assert after[:last].count(False) <= 2

class TestTheTurns:
    """Who comes later has every second turn, however many wait before."""

    @staticmethod
    def served_meanwhile(depot: Depot, app: str, count: int) -> int:
        """How many messages of others leave from the first to the last of these."""
        until(lambda: len(depot.sent()) > 10, "the others are under way")
        receivers = {number() for _ in range(count)}
        depot.batch(sorted(receivers), app=app)
        until(lambda: receivers <= {entry["recipient"] for entry in depot.sent()}, "all are served", 30)
        order = [entry["recipient"] in receivers for entry in depot.sent()]
        last = len(order) - order[::-1].index(True)
        served = order[order.index(True) : last]
        assert served.count(True) == count
        return served.count(False)

    def test_of_applications_come_one_after_the_other(self, daemon: Daemon) -> None:
        apps = [catalog.app("early"), catalog.app("late")]
        depot = open_depot(daemon, [box("slow", **narrow(10))], [line("main", "slow")], apps)
        depot.batch([number() for _ in range(1000)], app="early")
        assert abs(self.served_meanwhile(depot, "late", 100) - 100) <= 3

    def test_are_the_applications_however_many_channels_they_have(self, daemon: Daemon) -> None:
        apps = [catalog.app("many"), catalog.app("one")]
        names = ["a", "b", "c", "d"]
        channels = [line(name, "slow") for name in [*names, "main"]]
        depot = open_depot(daemon, [box("slow", **narrow(10))], channels, apps)
        for name in names:
            depot.batch([number() for _ in range(200)], name, app="many")
        assert abs(self.served_meanwhile(depot, "one", 60) - 60) <= 3


class TestAProviderThatHangs:
    @pytest.fixture
    def silent(self) -> Iterator[HookSink]:
        sink = HookSink().start()
        yield sink
        sink.stop()

    def test_stops_no_other_account_of_any_lane(
        self, daemon: Daemon, hooks: HookSink, silent: HookSink
    ) -> None:
        kinds = ("marketing", "notice", "code")
        accounts = [
            catalog.hook("silent", silent.url(), timeout_seconds=60),
            catalog.hook("sound", hooks.url()),
        ]
        channels = [
            catalog.channel(f"{name}-{kind}", "webhook", name, template="code", kind=kind)
            for name in ("silent", "sound")
            for kind in kinds
        ]
        made = daemon.apply(catalog.document(accounts, [catalog.template("code", "webhook")], channels))
        depot = Depot(daemon, made)
        # It was well, so many calls at a time are trusted to it; then it answers no more.
        depot.batch([f"early-{n}" for n in range(100)], "silent-notice")
        silent.wait_for(100)
        silent.plan += ["hang"] * 1000
        for kind in kinds:
            depot.batch([f"silent-{kind}-{n}" for n in range(200)], f"silent-{kind}")
        hung = int(depot.account("silent")["limit"])
        silent.wait_for(100 + hung)
        for kind in kinds:
            depot.batch([f"sound-{kind}-{n}" for n in range(200)], f"sound-{kind}")
        hooks.wait_for(600, 30)
        assert len(silent.hooks) == 100 + hung
        assert depot.account("silent")["in_flight"] == hung
        assert depot.account("sound")["breaker"] == "closed"
        daemon.kill()
