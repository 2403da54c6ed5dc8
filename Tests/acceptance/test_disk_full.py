"""The machine's disk fills up under load and is freed: the daemon stays, refuses, and loses nothing."""

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
from support.client import Client
from support.daemon import NO_CODE_GUARD, Applied
from support.lab import NEEDS_LAB, Lab
from support.waiting import until

SEED = int(os.environ.get("MESSAGE_PUSH_SEED", random.SystemRandom().randrange(1 << 32)))
SERVICE = "message-push.service"
DISK_LOW, DISK_RECOVERED = "2e7557f45ee64cadbe85ef291d5d2b88", "3882d897f7864d81be3dd751797d8af6"
REFUSED = "503/40004"

pytestmark = NEEDS_LAB


class Scene:
    """The daemon on a machine that watches it closely, under a load whose every message is accounted for."""

    def __init__(
        self, machine: Lab, package: Path, outside: tuple[CountingHooks, CountingMails], arrivals: Arrivals
    ) -> None:
        self.machine, self.promises = machine, Promises()
        machine.install(package)
        drop_in = f"/etc/systemd/system/{SERVICE}.d"
        machine.run("mkdir", drop_in)
        machine.run("sh", "-c", f"printf '[Service]\\nWatchdogSec=3s\\n' >{drop_in}/watchdog.conf")
        machine.run("systemctl", "daemon-reload")
        machine.configure({"log_level": "notice"} | NO_CODE_GUARD)
        self.made: Applied = machine.apply(document(*outside))
        self.client: Client = machine.client(self.made.apps["shop"])
        self.load = Load(self.made, self.client, self.promises, SEED, OUTSIDE_KINDS)
        self.judge = Judge(machine.trace, self.client, self.promises, arrivals)

    def accepts(self, count: int) -> None:
        """Waits until so many more are accepted."""
        enough = len(self.promises.task) + count
        until(lambda: len(self.promises.task) >= enough, "messages are accepted", 60)

    def refuses(self, count: int) -> None:
        enough = self.promises.refusals[REFUSED] + count
        until(lambda: self.promises.refusals[REFUSED] >= enough, "messages are refused", 60)

    def watchdog_is_fed(self, times: int) -> None:
        """Waits for that many signs of life; without one for three seconds systemd kills the daemon."""
        last = ""
        for _ in range(times):
            last = until(lambda: self._other_sign(last), "a sign of life", 10)  # noqa: B023

    def _other_sign(self, last: str) -> str:
        sign = self.machine.show(SERVICE, "WatchdogTimestampMonotonic")
        return "" if sign == last else sign

    def pid(self) -> str:
        return self.machine.show(SERVICE, "MainPID")

    def ends(self, tell: Tell, what: str) -> None:
        """All that was accepted has arrived, as often as it may have."""
        self.load.over.set()
        self.load.join()
        self.judge.wait_for_quiet()
        verdict = self.judge.verdict()
        tell(f"{what}: seed {SEED}, {verdict}; refused: {dict(self.promises.refusals)}")
        assert verdict.examples == {}
        assert verdict.numbers["delivered once"] > 0
        assert set(self.promises.refusals) == {REFUSED}


@pytest.fixture
def scene(
    connected: Lab, package: Path, outside: tuple[CountingHooks, CountingMails], arrivals: Arrivals
) -> Scene:
    return Scene(connected, package, outside, arrivals)


def test_refuses_new_work_and_ends_the_old(scene: Scene, tell: Tell) -> None:
    machine = scene.machine
    scene.load.start()
    scene.accepts(200)
    pid = scene.pid()
    machine.fill()
    scene.refuses(100)
    refusal = scene.client.send(
        {"channel_id": scene.made.channels["hook-alert"], "receiver": "me", "template_params": {"code": "1"}}
    )
    assert (refusal.status, refusal.code) == (503, 40004), refusal.body
    assert int(refusal.headers["retry-after"]) >= 1
    scene.watchdog_is_fed(5)
    assert scene.pid() == pid
    assert [entry["PRIORITY"] for entry in machine.journal(f"MESSAGE_ID={DISK_LOW}")] == ["3"]

    machine.make_room()
    scene.accepts(100)
    assert scene.pid() == pid
    assert machine.journal(f"MESSAGE_ID={DISK_RECOVERED}")
    scene.ends(tell, "full disk")


def test_a_restart_meanwhile_comes_back_by_itself(scene: Scene, tell: Tell) -> None:
    machine = scene.machine
    scene.load.start()
    scene.accepts(200)
    machine.fill()
    scene.refuses(20)
    scene.load.over.set()
    scene.load.join()
    # Six starts in a row would be more than systemd's default forgives.
    for _ in range(6):
        machine.run("systemctl", "kill", "--signal=KILL", SERVICE)
        machine.run("systemctl", "start", SERVICE, check=False)
    machine.make_room()
    machine.wait_until_answering()
    scene.load.over.clear()
    scene.load.start()
    scene.accepts(100)
    scene.ends(tell, "restarts on a full disk")
