"""Load by wrk, with requests that are signed before the clock starts."""

from __future__ import annotations

import hmac
import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support import signing
from support.client import Client, encoded

SCRIPT = Path(__file__).with_name("signed.lua")


@dataclass(frozen=True)
class Rate:
    """What wrk measured. Latencies in milliseconds; `refused` answers are not counted in `per_second`."""

    per_second: float
    p50: float
    p99: float
    refused: int


@dataclass(frozen=True)
class Request:
    """One request, to be sent again and again. `body` None makes it a GET, which may be repeated as it is."""

    path: str
    body: Any = None


class Wrk:
    """Measures one daemon. `folder` takes the signatures."""

    def __init__(self, client: Client, folder: Path, seconds: int, most_per_second: int) -> None:
        self.client, self.folder, self.seconds = client, folder, seconds
        self.most_per_second = most_per_second

    def measure(self, request: Request, connections: int) -> Rate:
        threads = min(2, connections)
        count = 1 if request.body is None else self.most_per_second * self.seconds
        plan = self._plan(request, count, threads)
        url = f"http://127.0.0.1:{self.client.port}"
        command = [
            "wrk",
            f"-t{threads}",
            f"-c{connections}",
            f"-d{self.seconds}s",
            "--timeout",
            "10s",
            "-s",
            str(SCRIPT),
            url,
            "--",
            str(plan),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seen = json.loads(done.stdout.splitlines()[-1])
        if seen["exhausted"]:
            raise SystemExit(f"faster than {self.most_per_second} a second: raise --most-per-second")
        if seen["broken"]:
            raise SystemExit(f"{seen['broken']} connections broke:\n{done.stdout}")
        answered = seen["requests"] - seen["refused"]
        return Rate(
            answered / seen["microseconds"] * 1e6, seen["p50"] / 1e3, seen["p99"] / 1e3, seen["refused"]
        )

    def _plan(self, request: Request, count: int, threads: int) -> Path:
        """Writes the signatures, tries one more of the same kind, and returns the plan for signed.lua."""
        probe = (
            self.client.get(request.path)
            if request.body is None
            else self.client.post(request.path, request.body)
        )
        if (probe.status, probe.code) != (200, 0):
            raise SystemExit(f"{request.path}: {probe.status} {probe.body[:300]!r}")
        method = "GET" if request.body is None else "POST"
        body = b"" if request.body is None else encoded(request.body)
        now = str(int(time.time()))
        run = f"{time.time_ns():x}-"
        content = signing.go(request.body) if request.body else ""
        start = f"{method}{request.path}{content}{now}{run}".encode()
        key = self.client.credentials.app_secret.encode()
        signatures = self.folder / "signatures"
        signatures.write_text(
            "".join(hmac.digest(key, start + b"%d" % n, "sha256").hex() for n in range(count))
        )
        before = (
            f"{method} {request.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nX-App-Id: {self.client.credentials.app_id}\r\n"
            f"X-Timestamp: {now}\r\nX-Nonce: {run}"
        )
        fields = {
            "before": before,
            "between": "\r\nX-Signature: ",
            "after": "\r\n\r\n" + body.decode(),
            "signatures": str(signatures),
        }
        plan = self.folder / "plan.lua"
        quoted = "".join(f"{name} = {_quoted(text)}, " for name, text in fields.items())
        plan.write_text(f"return {{{quoted}count = {count}, threads = {threads}}}\n")
        return plan


def _quoted(text: str) -> str:
    """A Lua string, byte by byte where it is not plain."""
    plain = set(range(32, 127)) - set(b'"\\')
    return '"' + "".join(chr(byte) if byte in plain else f"\\{byte:03d}" for byte in text.encode()) + '"'
