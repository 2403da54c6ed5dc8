"""The daemon under test: the release binary, a settings file, a state directory and a log."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from support.client import Client, Credentials, exchange
from support.waiting import free_port, until

REPOSITORY = Path(__file__).resolve().parents[3]
BINARY = Path(os.environ.get("MESSAGE_PUSH_BINARY", REPOSITORY / ".build/release/message-push"))
READY_WITHIN = 20.0
STOP_WITHIN = 20.0

Document = dict[str, Any]

NO_CODE_GUARD: Document = {
    "code_pause_seconds": 0,
    "codes_per_prefix_max": 0,
    "codes_per_client_max": 0,
    "codes_per_application_max": 0,
}
"""Settings for tests that send many codes to numbers that are alike."""


def run(*arguments: str, timeout: float = 30.0) -> subprocess.CompletedProcess[str]:
    """Runs the binary to its end."""
    return subprocess.run([str(BINARY), *arguments], capture_output=True, text=True, timeout=timeout)


@dataclass(frozen=True)
class Applied:
    """What `apply` made: credentials by application, ids by channel."""

    apps: dict[str, Credentials]
    channels: dict[str, int]

    @classmethod
    def told(cls, answer: Document) -> Applied:
        """What the command's JSON says; secrets are told once, so only new applications are here."""
        apps = {
            app["name"]: Credentials(app["app_id"], app["app_secret"])
            for app in answer["apps"]
            if app.get("app_secret")
        }
        return cls(apps, {channel["name"]: channel["id"] for channel in answer["channels"]})


@dataclass
class Daemon:
    root: Path
    settings: Document = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        self.state = Path(self.settings.get("state_directory", self.root / "state"))
        self.socket = self.root / "control.sock"
        self.config = self.root / "message-push.yaml"
        self.log = self.root / "daemon.log"
        self.write_settings()

    def write_settings(self) -> None:
        settings: Document = {
            "listen": [f"127.0.0.1:{self.port}"],
            "control_socket": str(self.socket),
            "state_directory": str(self.state),
            "log_level": "info",
        }
        self.config.write_text(yaml.safe_dump(settings | self.settings, allow_unicode=True))

    def start(
        self,
        prefix: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
        descriptors: tuple[int, ...] = (),
    ) -> Daemon:
        """Starts and waits until the health check answers."""
        self.launch(prefix, environment, descriptors)
        until(self.is_ready, f"the daemon is ready; log:\n{self.log_tail()}", READY_WITHIN)
        return self

    def launch(
        self,
        prefix: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
        descriptors: tuple[int, ...] = (),
    ) -> None:
        """Starts and does not wait. `descriptors` stay open in the daemon."""
        command = [*prefix, str(BINARY), "serve", "--config", str(self.config)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=os.environ | (environment or {}),
                pass_fds=descriptors,
                start_new_session=True,
            )

    def is_ready(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise AssertionError(f"the daemon ended with {self.process.returncode}:\n{self.log_tail()}")
        return self.is_answering()

    def is_answering(self) -> bool:
        try:
            return exchange(self.port, "GET", "/health/simple", timeout=2).status == 200
        except OSError:
            return False

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def stop(self) -> int:
        """Asks politely and returns the exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_WITHIN)

    def kill(self) -> None:
        """What the out-of-memory killer does. The state directory stays as it is."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(STOP_WITHIN)

    def exit_status(self, within: float = 10.0) -> int:
        assert self.process is not None
        return self.process.wait(within)

    def restart(self) -> Daemon:
        assert self.stop() == 0, self.log_tail()
        return self.start()

    def cli(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs a subcommand that talks to this daemon."""
        return run(*arguments, "--socket", str(self.socket))

    def json_of(self, *arguments: str) -> Any:
        done = self.cli(*arguments, "--json")
        assert done.returncode == 0, f"{arguments} ended with {done.returncode}: {done.stderr}{done.stdout}"
        return json.loads(done.stdout)

    def apply(self, document: Document) -> Applied:
        path = self.root / "apply.yaml"
        # Through JSON and back, so that nothing stands there twice: the document has no YAML aliases.
        plain = json.loads(json.dumps(document))
        path.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False))
        return Applied.told(self.json_of("apply", "-f", str(path)))

    def client(self, credentials: Credentials) -> Client:
        return Client(self.port, credentials)

    def trace(self, task: str) -> Trace:
        return Trace(self.json_of("trace", task))

    def resident_bytes(self) -> int:
        pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def own_bytes(self) -> int:
        """Resident memory that is the daemon's alone: what maps its file can be dropped and read again."""
        resident, shared = Path(f"/proc/{self.pid}/statm").read_text().split()[1:3]
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")

    def log_text(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def log_tail(self) -> str:
        return self.log_text()[-4000:]


@dataclass(frozen=True)
class Trace:
    """What `trace` says became of one message."""

    whole: Document

    @property
    def state(self) -> str:
        return str(self.whole["state"])

    @property
    def kinds(self) -> list[str]:
        return [event["kind"] for event in self.whole["events"]]

    @property
    def outcomes(self) -> list[str]:
        """How each attempt ended, in order; `deferred/…` and `rejected/…` say why after the slash."""
        return [event["outcome"] for event in self.whole["events"] if event["kind"] == "attempt_finished"]

    @property
    def uncertain_attempts(self) -> int:
        declared = self.kinds.count("declared_uncertain")
        return declared + sum(outcome.startswith("uncertain") for outcome in self.outcomes)
