"""The daemon under load is killed, again and again, and nothing that it promised is lost or doubled."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from conftest import MakeDaemon, Tell
from support.campaign import Arrivals, CountingHooks, CountingMails, Judge, Load, Promises, document
from support.daemon import NO_CODE_GUARD
from support.waiting import until

CRASHES = int(os.environ.get("MESSAGE_PUSH_CRASHES", "120"))
SEED = int(os.environ.get("MESSAGE_PUSH_SEED", random.SystemRandom().randrange(1 << 32)))
# A life's measure is how much was accepted: on a slow machine the campaign lasts longer and tests the same.
RECEIVERS_PER_LIFE = (50, 300)
SAMPLE = 5


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
    tell: Tell,
) -> None:
    dice = random.Random(SEED)
    daemon = make_daemon(log_level="warning", **NO_CODE_GUARD).start()
    made = daemon.apply(document(*receiving))
    client = daemon.client(made.apps["shop"])
    promises = Promises()
    load = Load(made, client, promises, SEED)
    judge = Judge(daemon.trace, client, promises, arrivals)

    for crash in range(CRASHES):
        known = len(promises.task)
        load.start()
        enough = known + dice.randint(*RECEIVERS_PER_LIFE)  # the moment of the crash
        until(lambda: len(promises.task) >= enough, "messages are accepted", 60)  # noqa: B023
        daemon.kill()
        load.join()
        daemon.start()
        for task in list(promises.task.values())[known:][-SAMPLE:]:
            assert client.query(task).code == 0, f"seed {SEED}, crash {crash}: task {task} is gone"

    judge.wait_for_quiet()
    assert daemon.stop() == 0
    daemon.start()
    arrivals.add_sandbox(daemon.state / "sandbox.jsonl")
    verdict = judge.verdict()
    tell(f"crash campaign: seed {SEED}, {CRASHES} kills, {verdict}")
    if promises.refusals:
        tell(f"refused: {dict(promises.refusals)}")
    assert verdict.examples == {}
    assert verdict.numbers["delivered once"] >= CRASHES
