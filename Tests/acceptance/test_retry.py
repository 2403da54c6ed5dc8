"""`retry`: what failed is tried again, at once or as a new message, and no end is taken back."""

from __future__ import annotations

import pytest

from support.daemon import Daemon
from support.depot import Depot, box, line, number, open_depot
from support.waiting import until

SLOWLY = {
    "name": "slowly",
    "action": "retry",
    "retry": {"max_retry": 5, "delay_seconds": 3600, "max_delay": 3600},
}
LATER = "2036-01-01T00:00:00Z"


def failing(daemon: Daemon, outcome: str) -> Depot:
    channel = line("main", "box", max_attempts=9, ttl="1d")
    return open_depot(daemon, [box(outcome=outcome)], [channel], rules=[SLOWLY])


def repair(depot: Depot) -> None:
    depot.daemon.apply({"accounts": [box(outcome="delivered")]})


def test_what_waits_for_another_attempt_is_attempted_at_once(daemon: Daemon) -> None:
    depot = failing(daemon, "transient")
    task = depot.send()
    depot.attempts(task)
    depot.is_in(task, "waiting")
    repair(depot)
    done = daemon.cli("retry", task)
    assert done.returncode == 0 and "tried again as soon as" in done.stdout, done.stderr
    depot.arrives(task)
    assert len(depot.attempts(task)) == 2


def test_what_failed_is_sent_as_a_new_message_once(daemon: Daemon) -> None:
    depot = failing(daemon, "permanent")
    daemon.apply({"rules": [{"name": "slowly", "delete": True}]})
    task = depot.send()
    depot.is_in(task, "failed")
    repair(depot)
    [answer] = daemon.json_of("retry", task)["tasks"]
    assert answer["resent_from"] == task and answer["task_id"] != task
    depot.is_in(answer["task_id"], "delivered")
    assert depot.trace(task).state == "failed", "an end stays an end"
    again = daemon.cli("retry", task)
    assert again.returncode == 1 and "sent again before" in again.stdout


@pytest.fixture
def mixed(daemon: Daemon) -> Depot:
    """One that waits after a failure, two that failed, one that is scheduled, one that arrived."""
    depot = open_depot(
        daemon,
        [box("box", outcome="transient"), box("bad", outcome="permanent"), box("good")],
        [
            line("main", "box", max_attempts=9, ttl="1d"),
            line("bad", "bad"),
            line("good", "good", ttl="1d"),
        ],
        rules=[SLOWLY | {"when": {"outcome": "deferred/transient"}}],
    )
    depot.attempts(depot.send())
    for task in [depot.send(channel="bad") for _ in range(2)]:
        depot.is_in(task, "failed")
    depot.send(channel="good", scheduled_at=LATER)
    depot.arrives(depot.send(channel="good"))
    return depot


def test_many_are_found_counted_and_tried_again(mixed: Depot) -> None:
    daemon = mixed.daemon
    found = daemon.json_of("retry", "--app", "shop", "--dry-run")
    assert found == {"states": {"waiting": 1, "failed": 2}, "total": 3}
    assert daemon.json_of("retry", "--account", "bad", "--dry-run")["total"] == 2
    assert daemon.json_of("retry", "--code", "no-such-code", "--since", "1h", "--dry-run")["total"] == 0
    assert daemon.cli("retry", "--account", "nobody", "--yes").returncode == 1
    result = daemon.json_of("retry", "--app", "shop", "--yes")["result"]
    assert result == {"done": 1, "resent": 2}
    until(lambda: daemon.json_of("retry", "--state", "failed", "--dry-run")["total"] == 4, "they fail again")
    assert daemon.cli("retry", number()).returncode == 1
