"""The first command of the README, as a newcomer runs it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from support.daemon import BINARY, REPOSITORY


def test_the_quickstart_delivers_a_text_and_a_mail_and_leaves_nothing() -> None:
    # pytest's own folders are so deep that a socket's path in them is too long (107 bytes, unix(7)).
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        done = subprocess.run(
            [REPOSITORY / "packaging/quickstart", "--once"],
            env=os.environ | {"MESSAGE_PUSH_BINARY": str(BINARY), "TMPDIR": folder},
            capture_output=True,
            text=True,
            timeout=50,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "delivered" in done.stderr
        assert "From: " in done.stdout and "Subject: =?" in done.stdout
        assert list(Path(folder).iterdir()) == []
