"""`queue drain`: nothing more is accepted, and what is there is sent before the machine is serviced."""

from __future__ import annotations

import signal
import subprocess

from support.client import exchange
from support.daemon import BINARY, Daemon
from support.depot import Depot, box, number, open_depot
from support.waiting import until

LATER = "2036-01-01T00:00:00Z"


def is_draining(daemon: Daemon) -> bool:
    return daemon.json_of("status")["draining"] is not None


def test_a_drained_queue_is_empty_and_takes_nothing_until_it_is_resumed(daemon: Daemon) -> None:
    depot = open_depot(daemon, [box(concurrency=2, delay_ms=20)])
    tasks = depot.batch([number() for _ in range(60)])
    depot.send(scheduled_at=LATER)
    done = daemon.cli("queue", "drain", "--timeout", "25")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 due, 0 in flight" in done.stdout
    for task in tasks:
        assert depot.trace(task).state == "delivered"

    refused = depot.ask()
    assert (refused.status, refused.code) == (503, 40004) and int(refused.headers["retry-after"]) > 0
    assert exchange(daemon.port, "GET", "/health").status == 503
    assert daemon.cli("send", "--channel", "main", "--to", number(), "--param", "code=1").returncode == 1
    daemon.restart()
    assert is_draining(daemon) and depot.ask().status == 503
    assert "being drained" in daemon.cli("status").stdout
    assert "being drained" in daemon.cli("queue").stdout
    assert daemon.cli("status", "--check").returncode == 1

    assert "accepted again" in daemon.cli("queue", "resume").stdout
    depot.arrives(depot.send())
    assert not is_draining(daemon)


def stuck(daemon: Daemon) -> Depot:
    """A message is due, and nobody may carry it."""
    depot = open_depot(daemon)
    assert daemon.cli("account", "pause", "box").returncode == 0
    depot.send()
    return depot


def test_a_queue_that_does_not_get_empty_says_so(daemon: Daemon) -> None:
    stuck(daemon)
    done = daemon.cli("queue", "drain", "--timeout", "1", "--json")
    assert done.returncode == 1 and '"due": 1' in done.stdout, done.stdout
    assert is_draining(daemon)


def test_who_interrupts_it_learns_what_holds(daemon: Daemon) -> None:
    stuck(daemon)
    command = [str(BINARY), "queue", "drain", "--socket", str(daemon.socket)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as drain:
        until(lambda: is_draining(daemon), "the queue is being drained")

        def is_over() -> bool:
            # The first may come before the command listens for it.
            drain.send_signal(signal.SIGINT)
            return drain.poll() is not None

        until(is_over, "the command ends")
        assert drain.stdout is not None
        said = drain.stdout.read()
    if drain.returncode >= 0:
        assert drain.returncode == 1 and "message-push queue resume" in said, said
    assert is_draining(daemon)


def test_a_held_queue_is_not_drained(daemon: Daemon) -> None:
    open_depot(daemon)
    assert daemon.cli("queue", "pause").returncode == 0
    done = daemon.cli("queue", "drain")
    assert done.returncode == 1 and "queue resume" in done.stderr
    assert not is_draining(daemon)
