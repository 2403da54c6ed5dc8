"""The first command of the README, as a newcomer runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from support.daemon import BINARY, REPOSITORY


def test_the_quickstart_delivers_a_text_and_a_mail_and_leaves_nothing(tmp_path: Path) -> None:
    environment = os.environ | {"MESSAGE_PUSH_BINARY": str(BINARY), "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [REPOSITORY / "packaging/quickstart", "--once"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "delivered" in done.stderr
    assert "From: " in done.stdout and "Subject: =?" in done.stdout
    assert list(tmp_path.iterdir()) == []
