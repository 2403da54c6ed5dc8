"""The daemon under load is killed, again and again, and nothing that it promised is lost or doubled."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator

import pytest

from conftest import MakeDaemon
from support.campaign import Arrivals, CountingHooks, CountingMails, Judge, Load, Promises, document
from support.daemon import NO_CODE_GUARD
from support.waiting import until

CRASHES = int(os.environ.get("MESSAGE_PUSH_CRASHES", "120"))
SEED = int(os.environ.get("MESSAGE_PUSH_SEED", random.SystemRandom().randrange(1 << 32)))
ALIVE_SECONDS = (0.3, 0.9)
SAMPLE = 5


@pytest.fixture
def arrivals() -> Arrivals:
    return Arrivals()


@pytest.fixture
def receiving(arrivals: Arrivals) -> Iterator[tuple[CountingHooks, CountingMails]]:
    hooks, mails = CountingHooks(arrivals), CountingMails(arrivals)
    hooks.start()
    mails.start()
    yield hooks, mails
    hooks.stop()
    mails.stop()


@pytest.mark.timeout(120 + 5 * CRASHES)
def test_a_crash_loses_nothing_and_doubles_nothing(
    make_daemon: MakeDaemon,
    receiving: tuple[CountingHooks, CountingMails],
    arrivals: Arrivals,
    capsys: pytest.CaptureFixture[str],
) -> None:
    dice = random.Random(SEED)
    daemon = make_daemon(log_level="warning", **NO_CODE_GUARD).start()
    made = daemon.apply(document(*receiving))
    client = daemon.client(made.apps["shop"])
    promises = Promises()
    load = Load(made, client, promises, SEED)
    judge = Judge(daemon, client, promises, arrivals)

    for crash in range(CRASHES):
        known = len(promises.task)
        load.start()
        threading.Event().wait(dice.uniform(*ALIVE_SECONDS))  # the moment of the crash
        daemon.kill()
        load.join()
        daemon.start()
        for task in list(promises.task.values())[known:][-SAMPLE:]:
            assert client.query(task).code == 0, f"seed {SEED}, crash {crash}: task {task} is gone"

    waiting = set(promises.task.values()) | set(arrivals.tasks.values())

    def is_quiet() -> bool:
        waiting.intersection_update(judge.unfinished(waiting))
        return not waiting

    until(is_quiet, "every message has an end", 240)
    assert daemon.stop() == 0
    daemon.start()
    arrivals.add_sandbox(daemon.state / "sandbox.jsonl")
    verdict = judge.verdict()
    with capsys.disabled():
        print(f"\ncrash campaign: seed {SEED}, {CRASHES} kills, {verdict}")
        if promises.refusals:
            print(f"refused: {dict(promises.refusals)}")
    faults = {word: found[:20] for word, found in verdict.faults.items() if found}
    assert faults == {}
    assert verdict.numbers["delivered once"] >= CRASHES
