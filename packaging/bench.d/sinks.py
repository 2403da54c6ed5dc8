"""The sink, which stands for a provider: see sink.c."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.client import exchange


@dataclass(frozen=True)
class Sink:
    port: int
    log: Path | None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def seen(self) -> tuple[int, float]:
        """How many messages came, and the seconds from the first to the last."""
        seen = json.loads(exchange(self.port, "GET", "/").body)
        return seen["count"], seen["seconds"]

    def forget(self) -> None:
        exchange(self.port, "DELETE", "/")

    def arrivals(self) -> dict[str, float]:
        """When each receiver's message was there first, on the monotonic clock."""
        assert self.log is not None
        self.seen()
        arrivals: dict[str, float] = {}
        for line in self.log.read_text().splitlines():
            moment, receiver = line.split(" ", 1)
            arrivals.setdefault(receiver, float(moment))
        return arrivals


@contextmanager
def open_sink(
    tool: Path, log: Path | None = None, milliseconds: int = 0, answered: int | None = None
) -> Iterator[Sink]:
    """A sink that answers after so many `milliseconds`, and after `answered` messages no more."""
    command = [str(tool), str(log or "-"), str(milliseconds), *([] if answered is None else [str(answered)])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Sink(int(process.stdout.readline()), log)
        finally:
            process.terminate()
