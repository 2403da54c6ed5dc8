"""The package that was built on Debian 12 on the Debian after it, whose libraries have other names."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import booted
from support.lab import NEEDS_LAB, Lab
from support.lab_load import arrive_once, ready, traces

BUILT_ON, NEXT = "bookworm", "trixie"
BUILT_HERE_ON = platform.freedesktop_os_release().get("VERSION_CODENAME")

pytestmark = [
    *NEEDS_LAB,
    pytest.mark.skipif(BUILT_HERE_ON != BUILT_ON, reason=f"only what is built on {BUILT_ON} is to run on both"),
]


@pytest.fixture
def newer(labs: Path) -> Iterator[Lab]:
    yield from booted("newer", labs, LAB_SUITE=NEXT)


def test_it_installs_delivers_and_leaves(newer: Lab, package: Path) -> None:
    newer.install(package)
    load = ready(newer)
    load.accepted += [load.send() for _ in range(20)]
    newer.run("systemctl", "restart", "message-push.service")
    load.accepted.append(load.send())
    arrive_once(newer, load)
    newer.run("apt-get", "purge", "-qy", "message-push")
    assert traces(newer) == ""
