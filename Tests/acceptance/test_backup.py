"""A backup is taken under load, comes back held on another machine, and then goes out exactly once."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import MakeDaemon
from support.daemon import NO_CODE_GUARD, Daemon, Document, run
from support.depot import Books, Depot, box, number, open_depot
from support.waiting import until

LATER = "2036-01-01T00:00:00Z"


@pytest.fixture
def depot(make_daemon: MakeDaemon) -> Depot:
    return open_depot(make_daemon("old", **NO_CODE_GUARD).start(), [box(delay_ms=5)])


def backup(daemon: Daemon, *arguments: str) -> tuple[Path, Document]:
    made: Document = daemon.json_of("backup", *arguments)
    return Path(made["directory"]), made


def restore(folder: Path, daemon: Daemon, *arguments: str) -> tuple[int, str]:
    done = run("restore", str(folder), "--config", str(daemon.config), *arguments, timeout=60)
    return done.returncode, done.stdout + done.stderr


def waiting(daemon: Daemon) -> int:
    count: int = daemon.json_of("queue")["totals"]["waiting"]
    return count


@contextmanager
def load(depot: Depot, tasks: dict[str, str]) -> Iterator[None]:
    """Sends without a pause, two at a time; `tasks` are the promises, by receiver."""
    over = threading.Event()

    def send() -> None:
        while not over.is_set():
            receiver = number()
            tasks[receiver] = depot.send(receiver)

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_a_backup_under_load_comes_back_held_and_goes_out_once(
    depot: Depot, make_daemon: MakeDaemon, tmp_path: Path
) -> None:
    tasks: dict[str, str] = {}
    # Four of these wait, whatever the load does.
    scheduled = [depot.send(number(), scheduled_at=LATER) for _ in range(4)]
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    with load(depot, tasks):
        until(lambda: len(tasks) > 50, "some messages are accepted")
        promised = dict(tasks)
        folder, made = backup(depot.daemon, str(shelf))
        until(lambda: len(tasks) > len(promised) + 50, "sending goes on after the backup")
    assert folder.parent == shelf
    assert not list((depot.daemon.state / "backups").iterdir()), "it was fetched and is there no more"
    assert made["with_key"] and (folder / "master.key").stat().st_mode & 0o777 == 0o600
    depot.daemon.stop()

    new = make_daemon("new", **NO_CODE_GUARD)
    status, said = restore(folder, new)
    assert status == 0 and "queue resume" in said, said
    new.start()
    rows = {file["name"]: file["rows"] for file in made["manifest"]["files"]}
    listed = new.json_of("queue")
    assert listed["held"]["reason"] == "restored"
    assert "HELD" in new.cli("queue").stdout
    assert "the queue is held" in new.log_text()

    # Everything that was promised before is there; what is accepted now is promised, and waits too.
    books = Books(new)
    for task in [*promised.values(), *scheduled]:
        assert books.trace(task).whole["task_id"] == task
    moved = Depot(new, depot.made)
    fresh = moved.send(number())
    rest = waiting(new)
    assert rest >= 5 and rows["ledger.sqlite"]["deliveries"] >= len(promised) + 4
    assert books.sent() == [], "nothing is sent before somebody says so"

    # It is held over restarts too.
    new.restart()
    assert new.json_of("queue")["held"] and waiting(new) == rest and books.sent() == []

    assert new.cli("queue", "resume").returncode == 0
    books.is_in(fresh, "delivered")
    until(lambda: waiting(new) == 4, "all but the scheduled ones go out")
    assert new.json_of("queue")["held"] is None
    times = Counter(entry["recipient"] for entry in books.sent())
    assert set(times.values()) == {1}, "nothing is sent twice by the new machine"
    until(lambda: new.json_of("queue")["totals"]["in_flight"] == 0, "nothing is under way")


def test_a_changed_backup_is_refused_before_anything_is_touched(
    depot: Depot, make_daemon: MakeDaemon
) -> None:
    depot.arrives(depot.send())
    folder, _ = backup(depot.daemon)
    assert folder.parent == depot.daemon.state / "backups"
    ledger = bytearray((folder / "ledger.sqlite").read_bytes())
    ledger[len(ledger) // 2] ^= 1
    (folder / "ledger.sqlite").write_bytes(ledger)
    status, said = restore(folder, make_daemon("new"))
    assert status == 65 and "SHA-256" in said, said


def test_a_state_directory_is_replaced_only_when_wanted_and_not_in_use(depot: Depot) -> None:
    depot.arrives(depot.send())
    folder, _ = backup(depot.daemon)
    later = depot.send(number())
    depot.arrives(later)
    assert restore(folder, depot.daemon, "--replace")[0] == 75
    depot.daemon.stop()
    assert restore(folder, depot.daemon)[0] == 1
    status, said = restore(folder, depot.daemon, "--replace", "--json")
    assert status == 0, said
    assert (Path(json.loads(said)["replaced"]) / "ledger.sqlite").exists()
    depot.daemon.start()
    assert depot.daemon.cli("trace", later).returncode == 1, "it came after the backup"


def test_a_paused_queue_sends_nothing_until_it_is_resumed(depot: Depot) -> None:
    assert depot.daemon.cli("queue", "pause").returncode == 0
    task = depot.send()
    depot.daemon.restart()
    assert depot.daemon.json_of("queue")["held"]["reason"] == "paused"
    assert depot.trace(task).state == "waiting" and depot.sent() == []
    assert depot.daemon.cli("queue", "resume").returncode == 0
    depot.arrives(task)
    assert "was not held" in depot.daemon.cli("queue", "resume").stdout
