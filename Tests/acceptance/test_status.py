"""`status`: one screen for people, one document for programs, one line for monitoring systems."""

from __future__ import annotations

import pytest

from conftest import MakeDaemon
from support.daemon import Daemon, Document, run
from support.depot import Depot, box, line, number, open_depot
from support.waiting import until

LATER = "2036-01-01T00:00:00Z"


@pytest.fixture
def depot(daemon: Daemon) -> Depot:
    return open_depot(daemon)


def status(daemon: Daemon) -> Document:
    found: Document = daemon.json_of("status")
    return found


def troubles(daemon: Daemon) -> list[tuple[str, str]]:
    return [(trouble["kind"], trouble["level"]) for trouble in status(daemon)["health"]["troubles"]]


def check(daemon: Daemon, *options: str) -> tuple[int, str]:
    done = daemon.cli("status", "--check", *options)
    assert done.stdout.count("\n") == 1, done.stdout
    return done.returncode, done.stdout


class TestTheScreen:
    def test_tells_what_waits_and_how_fast_it_goes(self, depot: Depot) -> None:
        depot.send(number(), scheduled_at=LATER)
        for _ in range(3):
            depot.arrives(depot.send())
        rates = until(
            lambda: (found := status(depot.daemon)["per_minute"])["hour"]["delivered"] > 0 and found,
            "what was delivered is counted",
        )
        assert rates["minute"]["accepted"] >= rates["hour"]["accepted"] > 0
        # What waits is counted every few seconds.
        until(lambda: sum(lane["later"] for lane in status(depot.daemon)["queue"]["lanes"]) == 1, "it waits")
        seen = status(depot.daemon)
        assert seen["health"] == {"state": "ok", "troubles": []} and seen["taking_work"] is True
        assert [lane["lane"] for lane in seen["queue"]["lanes"]] == ["urgent", "normal", "bulk"]
        [account] = seen["accounts"]
        assert (account["name"], account["state"], account["recent_success_rate"]) == ("box", "open", 1)
        assert seen["disk"]["free_bytes"] > 0 and seen["alerts"] == []
        screen = depot.daemon.cli("status").stdout
        assert len(screen.splitlines()) <= 40 and "\x1b" not in screen
        assert screen.startswith(f"message-push {seen['version']} is well.")
        assert "last five minutes" in screen and "box" in screen

    def test_begins_with_what_is_wrong(self, daemon: Daemon) -> None:
        channel = line("main", "first", "second", priority=100, max_attempts=9)
        depot = open_depot(daemon, [box("first", outcome="misconfigured"), box("second")], [channel])
        depot.arrives(depot.send())
        assert troubles(daemon) == [("account", "warning")]
        assert daemon.cli("queue", "pause").returncode == 0
        assert troubles(daemon) == [("held", "critical"), ("account", "warning")]
        screen = daemon.cli("status").stdout.splitlines()
        assert "not well" in screen[0] and screen[1].startswith("critical: The queue was paused and is HELD")
        assert screen[2].startswith("warning: Account first rests until")
        assert any(line.startswith("first") and "resting, tries again" in line for line in screen)


class TestTheCheck:
    def test_is_ok_and_has_numbers(self, depot: Depot) -> None:
        code, text = check(depot.daemon)
        assert (code, text.split(" - ")[0]) == (0, "OK"), text
        numbers = dict(part.split("=") for part in text.split("|")[1].split())
        assert numbers["due"] == "0;100000;1000000;0" and numbers["disk_free"].split(";")[0].endswith("B")

    def test_warns_and_then_calls(self, daemon: Daemon) -> None:
        channel = line("main", "first", "second", priority=100, max_attempts=9)
        depot = open_depot(daemon, [box("first", outcome="misconfigured"), box("second")], [channel])
        depot.arrives(depot.send())
        code, text = check(daemon)
        assert code == 1 and text.startswith("WARNING - Account first rests"), text
        daemon.cli("account", "pause", "second")
        code, text = check(daemon)
        assert code == 2 and text.startswith("CRITICAL - No account can be used"), text

    def test_minds_its_limits(self, depot: Depot) -> None:
        depot.daemon.cli("account", "pause", "box")
        depot.daemon.apply({"accounts": [box("other")]})
        depot.send()
        assert check(depot.daemon)[0] == 0
        assert check(depot.daemon, "--warning-waiting", "0")[0] == 1
        assert check(depot.daemon, "--warning-waiting", "0", "--critical-waiting", "0")[0] == 2

    def test_calls_when_nobody_answers(self, daemon: Daemon) -> None:
        daemon.stop()
        code, text = check(daemon)
        assert code == 2 and text.startswith("CRITICAL - The daemon is not running"), text

    def test_ends_with_64_for_a_wrong_line(self) -> None:
        assert run("status", "--check", "--warning-age", "9", "--critical-age", "1").returncode == 64


def test_the_status_of_a_crowd_is_cheap(make_daemon: MakeDaemon) -> None:
    depot = open_depot(make_daemon("crowd").start())
    receivers = [number() for _ in range(2000)]
    depot.batch(receivers, scheduled_at=LATER)
    until(lambda: sum(lane["later"] for lane in status(depot.daemon)["queue"]["lanes"]) == 2000, "all wait")
    assert status(depot.daemon)["queue"]["lanes"][0]["due"] == 0
