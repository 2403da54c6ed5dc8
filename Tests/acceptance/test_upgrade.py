"""From one edition of the Debian package to the next, back again, and away with it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from support.lab import NEEDS_LAB, Lab
from support.lab_load import arrive_once, ready, traces
from support.waiting import until

pytestmark = NEEDS_LAB


@pytest.fixture(scope="module")
def older(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same program under the number of the edition before."""
    folder = tmp_path_factory.mktemp("older")
    tree = folder / "tree"
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"(?m)^Version: .*", "Version: 0.0.9", control.read_text()))
    made = folder / "message-push_0.0.9_amd64.deb"
    subprocess.run(["dpkg-deb", "-b", "--root-owner-group", "-Znone", str(tree), str(made)], check=True)
    return made


class TestAnUpgrade:
    def test_refuses_loses_and_doubles_nothing(self, machine: Lab, older: Path, package: Path) -> None:
        machine.install(older)
        with ready(machine, delay_ms=20) as load:
            until(lambda: load.has_more_than(50), "messages go out")
            machine.install(package)
            seen = len(load.accepted)
            until(lambda: load.has_more_than(seen + 50), "messages go on")
        assert load.refused == []
        assert machine.run("dpkg-query", "-W", "-f", "${Version}", "message-push") != "0.0.9"
        arrive_once(machine, load)

    def test_can_be_taken_back(self, machine: Lab, older: Path, package: Path) -> None:
        machine.install(package)
        load = ready(machine)
        load.accepted += [load.send() for _ in range(20)]
        machine.install(older)
        load.accepted.append(load.send())
        arrive_once(machine, load)


class TestRemoval:
    def test_keeps_what_purging_takes_away(self, machine: Lab, package: Path) -> None:
        assert traces(machine) == ""
        machine.install(package)
        load = ready(machine)
        load.accepted.append(load.send())
        arrive_once(machine, load)
        machine.run("apt-get", "remove", "-qy", "message-push")
        assert machine.path("/var/lib/message-push/ledger.sqlite").exists()
        assert not machine.succeeds("systemctl", "is-active", "message-push.socket")
        machine.install(package)
        assert load.client.query(load.accepted[0]).code == 0
        machine.run("apt-get", "purge", "-qy", "message-push")
        assert traces(machine) == ""
