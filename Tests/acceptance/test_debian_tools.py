"""What Debian itself asks of a package: piuparts installs and purges it, autopkgtest uses it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support.daemon import REPOSITORY
from support.lab import NEEDS_LAB, Lab

pytestmark = NEEDS_LAB


def test_piuparts_finds_nothing_left_behind(machine: Lab, package: Path) -> None:
    if shutil.which("piuparts") is None:
        pytest.skip("NOT TESTED HERE, piuparts is not installed; packaging/test installs it")
    # The root that the lab's machines share, copied by piuparts, saves it a debootstrap.
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)"], capture_output=True, text=True, check=True
    )
    options = [
        "--no-upgrade-test",
        f"--mirror={told.stdout.split()[0]} main",
        f"--distribution={machine.shared_root.name.split('-')[0]}",
        f"--existing-chroot={machine.shared_root}",
    ]
    done = subprocess.run(["piuparts", *options, str(package)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-5000:]


def test_autopkgtest_sends_its_first_message(machine: Lab, package: Path) -> None:
    # The machine has no network: what the test depends on is there before it begins.
    machine("apt", "install", "-qy", "--no-install-recommends", "autopkgtest", "curl", "dpkg-dev", "xz-utils")
    machine.install(package)
    machine.run("apt-get", "purge", "-qy", "message-push")
    machine.run("sh", "-c", "rm -r /etc/apt/sources.list.d/*")
    shutil.copytree(REPOSITORY / "packaging/debian", machine.path("/root/source/debian"))
    told = machine.run(
        "autopkgtest", "--no-built-binaries", f"/root/{package.name}", "/root/source/", "--", "null"
    )
    assert "first-message        PASS" in told
