"""What is in the Debian package, and what it says of itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from support.lab import NEEDS_PACKAGE

pytestmark = [NEEDS_PACKAGE, pytest.mark.timeout(300)]


class TestThePackage:
    def test_pleases_lintian(self, package: Path) -> None:
        changes = next(package.parent.glob("message-push_*.changes"))
        command = ["lintian", "--pedantic", "--fail-on", "error,warning", "--allow-root", str(changes)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        assert not re.search(r"(?m)^[EW]:", done.stdout), done.stdout

    def test_has_its_debug_symbols_in_a_package_of_their_own(self, package: Path) -> None:
        assert list(package.parent.glob("message-push-dbgsym_*.deb"))

    def test_computes_what_it_depends_on(self, package: Path) -> None:
        command = ["dpkg-deb", "-f", str(package), "Depends"]
        depends = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for library in ("libc6 (>=", "libcrypt1", "libcurl4", "libsqlite3-0", "libssl3", "libsystemd0", "tzdata"):
            assert library in depends
