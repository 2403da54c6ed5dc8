"""A tenth of all requests goes wrong at the vendors and the daemon is killed every few seconds, and still
every message has one end, every receipt finds its message, and nobody gets anything twice unless it is listed.
"""

from __future__ import annotations

import os
import random

import pytest

from conftest import MakeDaemon, Tell
from support.daemon import NO_CODE_GUARD
from support.fleet import Fleet
from support.vendor_campaign import FAULTS, ROUTES, STAND_INS, Judge, Load
from support.vendors import Vendors
from support.waiting import until

COUNT = int(os.environ.get("MESSAGE_PUSH_CAMPAIGN", "10000"))
SEED = int(os.environ.get("MESSAGE_PUSH_SEED", random.SystemRandom().randrange(1 << 32)))
MESSAGES_PER_LIFE = (500, 3000)
QUIET_WITHIN = 120 + COUNT / 200


@pytest.mark.timeout(QUIET_WITHIN + 120 + COUNT / 50)
def test_faults_and_crashes_lose_nothing_and_double_nothing(
    make_daemon: MakeDaemon, vendors: Vendors, tell: Tell
) -> None:
    dice = random.Random(SEED)
    vendors.configure(STAND_INS)
    vendors.rules([{"provider": "*", "match": "*"} | fault for fault in FAULTS])
    fleet = Fleet(make_daemon(log_level="warning", **NO_CODE_GUARD).start(), vendors).open(*(route.line for route in ROUTES))
    load = Load(fleet, COUNT, SEED)
    judge = Judge(fleet, load)

    kills = 0
    while not load.is_complete:
        load.start()
        enough = len(load.promises) + dice.randint(*MESSAGES_PER_LIFE)  # the moment of the crash
        until(lambda: len(load.promises) >= min(enough, COUNT), "messages are accepted", 60)  # noqa: B023
        fleet.daemon.kill()
        load.join()
        fleet.daemon.start()
        vendors.expire_tokens()
        kills += 1

    waiting = list(load.promises)

    def is_quiet() -> bool:
        nonlocal waiting
        waiting = judge.unfinished(waiting)
        return not waiting

    until(is_quiet, "every message has an end, and no receipt is missing", QUIET_WITHIN)
    verdict = judge.verdict()
    tell(f"vendor campaign: seed {SEED}, {kills} kills, {verdict}")
    if load.refusals:
        tell(f"refused: {dict(load.refusals)}")
    faults = {word: found[:20] for word, found in verdict.faults.items() if found}
    assert faults == {}
    assert verdict.numbers["delivered once"] >= COUNT * 0.9
