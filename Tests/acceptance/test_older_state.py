"""A new edition of the program meets the state of an earlier one, and of a later one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import MakeDaemon
from support.daemon import Daemon, run
from support.depot import Depot, open_depot


@pytest.fixture
def depot(daemon: Daemon) -> Depot:
    depot = open_depot(daemon)
    depot.arrives(depot.send())
    return depot


def execute(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script)


def make_older(daemon: Daemon) -> None:
    """Takes back what the last migration of the catalog did."""
    undo = "ALTER TABLE accounts DROP COLUMN is_paused; DELETE FROM grdb_migrations WHERE identifier LIKE '3 %';"
    execute(daemon.state / "catalog.sqlite", undo)


def backups(daemon: Daemon) -> list[Path]:
    return sorted((daemon.state / "backups").glob("message-push-backup-*"))


def test_of_an_earlier_edition_is_saved_before_it_is_changed(depot: Depot, make_daemon: MakeDaemon) -> None:
    daemon = depot.daemon
    waiting = depot.send(scheduled_at="2036-01-01T00:00:00Z")
    # The ledger's tables lie behind the journal, as a crash leaves them.
    daemon.kill()
    make_older(daemon)
    daemon.start()
    [backup] = backups(daemon)
    assert f"directory={backup}" in daemon.log_tail() and depot.trace(waiting).state == "waiting"
    with closing(sqlite3.connect(backup / "catalog.sqlite")) as saved:
        assert saved.execute("SELECT count(*) FROM grdb_migrations").fetchone() == (2,)
    daemon.restart()
    assert backups(daemon) == [backup], "there was nothing more to change"
    # The edition before would find all of it again.
    other = make_daemon("other")
    done = run("restore", str(backup), "--config", str(other.config), "--release", timeout=60)
    assert done.returncode == 0, done.stderr
    assert Depot(other.start(), depot.made).trace(waiting).state == "waiting"


def test_of_an_earlier_edition_is_not_changed_where_there_is_no_room_for_a_backup(depot: Depot) -> None:
    daemon = depot.daemon
    daemon.stop()
    make_older(daemon)
    daemon.settings["disk_reserve_bytes"] = 1 << 40
    daemon.write_settings()
    daemon.launch()
    assert daemon.exit_status() == 74 and "too little room for a backup" in daemon.log_tail()
    daemon.settings |= {"disk_reserve_bytes": 1 << 20, "upgrade_backup": False}
    daemon.write_settings()
    daemon.start()
    assert backups(daemon) == []


@pytest.mark.parametrize("file", ["catalog.sqlite", "ledger.sqlite"])
def test_of_a_later_edition_is_refused_before_anything_is_touched(depot: Depot, file: str) -> None:
    daemon = depot.daemon
    daemon.stop()
    execute(daemon.state / file, "INSERT INTO grdb_migrations VALUES ('999 what is to come');")
    before = {path: path.stat().st_mtime_ns for path in daemon.state.rglob("*.journal")}
    daemon.launch()
    assert daemon.exit_status() == 65
    assert "Install that" in daemon.log_tail()
    assert {path: path.stat().st_mtime_ns for path in daemon.state.rglob("*.journal")} == before
