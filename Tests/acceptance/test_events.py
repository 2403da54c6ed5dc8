"""What happens to each message, as the log has it and as `tail` shows it live."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeDaemon
from support.daemon import BINARY, Daemon, Document
from support.depot import Depot, box, line, number, open_depot
from support.waiting import until

FIELD = re.compile(r'(\w+)=("[^"]*"|\S+)')


def entries(daemon: Daemon, task: str) -> list[Document]:
    """What the log says of a message: each line's level and fields."""
    found = []
    for text in daemon.log_text().splitlines():
        fields = {name: value.strip('"') for name, value in FIELD.findall(text)}
        if fields.get("task") == task:
            found.append({"level": text.split()[1], "line": text} | fields)
    return found


def story(daemon: Daemon, task: str, end: str) -> list[Document]:
    """The same, once its end is told."""

    def is_told() -> bool:
        return any(
            entry["event"] == "ended" and entry["state"] == end for entry in entries(daemon, task)
        )

    until(is_told, f"the log tells that {task} is {end}")
    return entries(daemon, task)


class Tail:
    """`message-push tail`, running."""

    def __init__(self, daemon: Daemon, folder: Path, *arguments: str) -> None:
        self.out, self.err = folder / "tail.out", folder / "tail.err"
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(
                [str(BINARY), "tail", *arguments, "--socket", str(daemon.socket)], stdout=out, stderr=err
            )

    @property
    def lines(self) -> list[str]:
        return self.out.read_text().splitlines()

    @property
    def events(self) -> list[Any]:
        return [json.loads(text) for text in self.lines]

    def until_it_says(self, words: str) -> None:
        until(lambda: words in self.out.read_text(), f"tail says {words}: {self.err.read_text()}")

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)


MakeTail = Callable[..., Tail]


@pytest.fixture
def make_tail(tmp_path: Path) -> Iterator[MakeTail]:
    made: list[Tail] = []

    def make(daemon: Daemon, *arguments: str) -> Tail:
        folder = tmp_path / f"tail{len(made)}"
        folder.mkdir()
        made.append(Tail(daemon, folder, *arguments))
        return made[-1]

    yield make
    for tail in made:
        tail.process.kill()
        tail.process.wait(10)


def shown(daemon: Daemon, *arguments: str) -> list[Any]:
    """What `tail` has, without following."""
    done = daemon.cli("tail", "--no-follow", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(text) for text in done.stdout.splitlines()]


def two(daemon: Daemon) -> Depot:
    """The account `first` is misconfigured, `second` stands in for it."""
    return open_depot(daemon, [box("first", outcome="misconfigured"), box("second")])


class TestTheLog:
    def test_tells_the_life_of_a_message_with_its_fields(self, make_daemon: MakeDaemon) -> None:
        daemon = make_daemon(log_level="debug").start()
        depot = two(daemon)
        receiver = number()
        task = depot.send(receiver)
        told = story(daemon, task, "delivered")
        assert [(entry["event"], entry["level"], entry["state"]) for entry in told] == [
            ("accepted", "info", "waiting"),
            ("attempt_started", "debug", "in_flight"),
            ("attempt_finished", "warn", "waiting"),
            ("attempt_started", "note", "in_flight"),
            ("attempt_finished", "info", "delivered"),
            ("ended", "info", "delivered"),
        ]
        assert {(entry["app"], entry["channel"]) for entry in told} == {("shop", "main")}
        assert {entry["receiver"] for entry in told} == {f"+86****{receiver[-4:]}"}
        assert told[2]["outcome"] == "rejected/misconfigured" and told[2]["account"] == "first"
        assert told[2]["disposition"] == "try another account"
        assert (told[3]["account"], told[3]["instead_of"]) == ("second", "first")
        assert told[4]["outcome"] == "delivered" and int(told[4]["took_ms"]) >= 0
        assert receiver not in daemon.log_text()

    def test_warns_of_what_needs_a_person(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box(outcome="permanent")])
        told = story(daemon, depot.send(), "failed")
        assert [entry["level"] for entry in told] == ["info", "note", "warn"]
        assert "failed for good" in told[-1]["line"]

    def test_names_who_wanted_what(self, daemon: Daemon) -> None:
        depot = open_depot(daemon)
        task = depot.send(scheduled_at="2035-01-01T00:00:00Z")
        assert daemon.cli("hold", task).returncode == 0
        assert daemon.cli("cancel", task).returncode == 0
        told = story(daemon, task, "cancelled")
        assert [entry.get("control") for entry in told] == [None, "hold", "cancel", None]
        assert all(entry["by"] for entry in told[1:3])

    def test_says_what_a_crash_left_open(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box(delay_ms=60_000)], [line("main", "box", when_uncertain="stop")])
        task = depot.send()
        until(lambda: depot.events(task, "attempt_started"), "the attempt began")
        depot.crash()
        told = story(daemon, task, "uncertain")
        assert [entry["event"] for entry in told] == ["accepted", "declared_uncertain", "ended"]
        assert {entry["level"] for entry in told[1:]} == {"warn"}

    def test_speaks_of_a_batch_as_one_and_names_it_with_each(self, daemon: Daemon) -> None:
        depot = open_depot(daemon)
        reply = depot.ask_for_all([number(), number()])
        tasks = reply.data["task_ids"]
        for task in tasks:
            assert [entry["event"] for entry in story(daemon, task, "delivered")] == [
                "attempt_finished",
                "ended",
            ]
        batch = reply.data["batch_id"]
        assert all(entry["batch"] == batch for task in tasks for entry in entries(daemon, task))
        [accepted] = [text for text in daemon.log_text().splitlines() if "event=accepted" in text]
        assert f"batch={batch}" in accepted and "receivers=2" in accepted

    def test_has_failures_alone_and_receivers_where_the_operator_wants_so(
        self, make_daemon: MakeDaemon
    ) -> None:
        daemon = make_daemon(log_deliveries="failures", log_receivers="full").start()
        depot = two(daemon)
        receiver = number()
        task = depot.send(receiver)
        depot.arrives(task)
        until(lambda: entries(daemon, task), "the failure is logged")
        daemon.stop()
        [entry] = entries(daemon, task)
        assert entry["event"] == "attempt_finished" and entry["receiver"] == f"+86{receiver}"

    def test_has_nothing_where_the_operator_wants_so(self, make_daemon: MakeDaemon) -> None:
        daemon = make_daemon(log_deliveries="none").start()
        depot = two(daemon)
        task = depot.send()
        depot.arrives(task)
        assert [event["event"] for event in shown(daemon, "--task", task)][-1] == "ended"
        daemon.stop()
        assert entries(daemon, task) == []


class TestTail:
    def test_shows_a_delivery_while_it_happens(self, daemon: Daemon, make_tail: MakeTail) -> None:
        depot = open_depot(daemon)
        tail = make_tail(daemon)
        receiver = number()
        task = depot.send(receiver)
        tail.until_it_says("delivered\n")
        first, *_ = tail.lines
        assert re.match(
            rf"\d\d:\d\d:\d\d\.\d{{3}}  {task}  shop  main  \+86\*\*\*\*{receiver[-4:]}  accepted$", first
        )
        assert receiver not in tail.out.read_text()
        assert "\x1b" not in tail.out.read_text()
        assert tail.interrupt() == 0 and tail.err.read_text() == ""

    def test_shows_what_the_filters_let_pass(self, daemon: Daemon) -> None:
        accounts = [box("good"), box("bad", outcome="permanent")]
        depot = open_depot(daemon, accounts, [line("main", "good"), line("other", "bad")])
        good, bad = number("1234"), number("5678")
        well, ill = depot.send(good), depot.send(bad, channel="other")
        depot.arrives(well)
        depot.ended(ill)
        until(lambda: len(shown(daemon, "-n", "100", "--state", "failed")) == 2, "both are told")

        def tasks(*filters: str) -> set[str]:
            return {event["task"] for event in shown(daemon, "-n", "100", *filters)}

        assert tasks() == {well, ill}
        for filters in (
            ("--failures",),
            ("--channel", "other"),
            ("--account", "bad"),
            ("--receiver", bad[-4:]),
            ("--receiver", bad),
            ("--outcome", "rejected"),
            ("--outcome", "rejected/permanent"),
            ("--state", "failed"),
            ("--task", ill),
        ):
            assert tasks(*filters) == {ill}, filters
        assert tasks("--state", "delivered", "--state", "failed", "--app", "shop") == {well, ill}
        assert tasks("--failures", "--account", "good") == set()
        assert len(shown(daemon, "-n", "1")) == 1
        assert len(shown(daemon, "--since", "1h")) >= 8
        assert shown(daemon, "--since", "2035-01-01T00:00:00Z") == []
        refused = daemon.cli("tail", "--channel", "nowhere")
        assert refused.returncode == 1 and "There is no channel nowhere" in refused.stderr

    def test_goes_on_with_the_daemon_that_comes_after(self, daemon: Daemon, make_tail: MakeTail) -> None:
        depot = open_depot(daemon)
        tail = make_tail(daemon, "--json")
        before = depot.send()
        tail.until_it_says('"ended"')
        daemon.restart()
        after = depot.send()
        until(lambda: [e["task"] for e in tail.events if e["event"] == "ended"] == [before, after], "both")
        assert "started anew" in tail.err.read_text()
        assert tail.interrupt() == 0

    def test_does_not_keep_the_daemon_from_stopping(self, daemon: Daemon, make_tail: MakeTail) -> None:
        depot = open_depot(daemon)
        tail = make_tail(daemon, "--json")
        depot.arrives(depot.send())
        tail.until_it_says('"ended"')
        assert daemon.stop() == 0
        until(lambda: "does not answer" in tail.err.read_text(), "tail says that nobody answers")
        assert tail.interrupt() == 0

    def test_ends_where_there_never_was_a_daemon(self, daemon: Daemon) -> None:
        daemon.stop()
        done = daemon.cli("tail")
        assert done.returncode == 69 and "not running" in done.stderr
