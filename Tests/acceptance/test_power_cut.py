"""The machine loses its power under load, again and again, and nothing that it promised is lost or doubled."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from conftest import Tell
from support.campaign import (
    OUTSIDE_KINDS,
    Arrivals,
    CountingHooks,
    CountingMails,
    Judge,
    Load,
    Promises,
    document,
)
from support.daemon import NO_CODE_GUARD
from support.lab import NEEDS_LAB, Lab
from support.lab_load import ready
from support.waiting import until

CUTS = int(os.environ.get("MESSAGE_PUSH_POWER_CUTS", "50"))
SEED = int(os.environ.get("MESSAGE_PUSH_SEED", random.SystemRandom().randrange(1 << 32)))
RECEIVERS_PER_LIFE = (10, 150)
SAMPLE = 10

pytestmark = NEEDS_LAB


@pytest.mark.parametrize("keeps_credentials", [True, False])
def test_right_after_the_first_message_takes_nothing_away(
    machine: Lab, package: Path, keeps_credentials: bool
) -> None:
    """Neither the message nor the key of the secrets, wherever that lies: both are younger than what the kernel
    has written by itself."""
    if not keeps_credentials:
        machine.run("systemctl", "mask", "message-push-setup.service")
    machine.install(package)
    assert machine.path("/var/lib/message-push/master.key").exists() is not keeps_credentials
    load = ready(machine)
    task = load.send()
    machine("power-cut")
    machine.up()
    machine.wait_until_answering()
    assert load.client.query(task).code == 0
    assert load.send()


@pytest.mark.timeout(300 + 15 * CUTS)
def test_under_load_makes_no_answer_a_lie_and_doubles_nothing(
    connected: Lab,
    package: Path,
    outside: tuple[CountingHooks, CountingMails],
    arrivals: Arrivals,
    tell: Tell,
) -> None:
    dice = random.Random(SEED)
    machine = connected
    machine.install(package)
    machine.configure({"log_level": "warning"} | NO_CODE_GUARD)
    made = machine.apply(document(*outside))
    machine.run("sync")
    client = machine.client(made.apps["shop"])
    promises = Promises()
    load = Load(made, client, promises, SEED, OUTSIDE_KINDS)
    judge = Judge(machine.trace, client, promises, arrivals)

    for cut in range(CUTS):
        known = len(promises.task)
        load.start()
        enough = known + dice.randint(*RECEIVERS_PER_LIFE)  # the moment of the cut
        until(lambda: len(promises.task) >= enough, "messages are accepted", 60)  # noqa: B023
        machine("power-cut")
        load.join()
        machine.up()
        machine.wait_until_answering()
        for task in list(promises.task.values())[-SAMPLE:]:
            assert client.query(task).code == 0, f"seed {SEED}, cut {cut}: task {task} is gone"

    judge.wait_for_quiet()
    verdict = judge.verdict()
    tell(f"power cuts: seed {SEED}, {CUTS} cuts, {verdict}")
    if promises.refusals:
        tell(f"refused: {dict(promises.refusals)}")
    assert verdict.examples == {}
    assert verdict.numbers["delivered once"] >= CUTS
