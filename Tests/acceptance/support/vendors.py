"""The stand-ins for vendors in `fakeproviders/`, as a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

from support.waiting import until

SCRIPT = Path(__file__).resolve().parents[1] / "fakeproviders" / "fakeproviders.py"


class Vendors:
    """Credentials, faults by suffix and the control endpoints: see `fakeproviders/README.md`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(SCRIPT), "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        greeting = self._process.stdout.readline().split()
        assert greeting, "the stand-ins did not start"
        self.endpoint = greeting[-1]
        until(self._is_answering, "the stand-ins answer")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)

    def reset(self) -> None:
        self._call("reset?config=1", {})

    def forget(self) -> None:
        """Like `reset`, but the settings stay as they are."""
        self._call("reset", {})

    def rule(self, **rule: Any) -> None:
        self._call("rules", rule)

    def rules(self, rules: list[dict[str, Any]]) -> None:
        self._call("rules", rules)

    def configure(self, settings: dict[str, Any]) -> None:
        """Merges `settings` into those of `defaults.json`."""
        self._call("config", settings)

    def expire_tokens(self) -> None:
        self._call("expire_tokens", {})

    def report(self, **receipt: Any) -> None:
        """Pushes a receipt now, for the messages that `msg_id` or `recipient` names."""
        self._call("receipt", receipt)

    def pushes(self) -> list[dict[str, Any]]:
        """Every attempt to push receipts, with the answer that it got."""
        found: list[dict[str, Any]] = self._call("receipts")["receipts"]
        return found

    def stats(self) -> dict[str, Any]:
        found: dict[str, Any] = self._call("stats")
        return found

    def delivered(self, provider: str) -> dict[str, int]:
        """How often each recipient would have received something."""
        found: dict[str, int] = self.stats()["delivered"].get(provider, {})
        return found

    def log(self, provider: str) -> list[dict[str, Any]]:
        """One entry per recipient per request, in order."""
        entries: list[dict[str, Any]] = self._call(f"log?provider={provider}")["log"]
        return entries

    def accepted(self, provider: str) -> list[dict[str, Any]]:
        return [entry for entry in self.log(provider) if entry["accepted"]]

    def counts(self, provider: str) -> dict[str, int]:
        found: dict[str, int] = self._call("stats")["counts"].get(provider, {})
        return found

    def _is_answering(self) -> bool:
        """The greeting tells the port a moment before anybody listens there."""
        try:
            self.reset()
        except OSError:
            return False
        return True

    def _call(self, what: str, body: Any = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.endpoint}/__{what}", content, headers)
        with urllib.request.urlopen(request, timeout=10) as reply:
            return json.load(reply)
