"""A machine of the tests' own: Debian's systemd and journald, booted by packaging/lab."""

from __future__ import annotations

import ctypes
import http.client
import json
import os
import platform
import socket
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
import yaml

from support.client import Client, Credentials
from support.daemon import REPOSITORY, Applied, Document, Trace
from support.waiting import until

LAB = REPOSITORY / "packaging/lab/lab"
PACKAGE = os.environ.get("MESSAGE_PUSH_DEB", "")
NEEDS_PACKAGE = pytest.mark.skipif(
    not PACKAGE, reason="MESSAGE_PUSH_DEB names no package; packaging/test builds one"
)
NEEDS_LAB = [
    pytest.mark.timeout(900),
    NEEDS_PACKAGE,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can boot a machine"),
]
BOOT_WITHIN = 300.0
COMMAND_WITHIN = 120.0
SOCKET = "/run/message-push/http.sock"
FILLER = "/root/filler"
SETTINGS = "/etc/message-push/message-push.yaml"
CLONE_NEWNET = 0x4000_0000  # <linux/sched.h>

T = TypeVar("T")


class Network:
    """A network that is there while the machine in it is off; who listens on it hears every life of the machine."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, initializer=_leave_network)
        self._file = self.within(lambda: os.open("/proc/thread-self/ns/net", os.O_RDONLY))
        self.path = f"/proc/{os.getpid()}/fd/{self._file}"

    def within(self, make: Callable[[], T]) -> T:
        """Calls `make` on a thread in this network: the sockets and threads it makes belong there."""
        return self._thread.submit(make).result()

    def close(self) -> None:
        self._thread.shutdown()
        os.close(self._file)


def _leave_network() -> None:
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "unshare")


class Lab:
    """The machine, off until `up`. Its files can be read from here, also while it runs."""

    def __init__(self, name: str, base: Path, **settings: str) -> None:
        self.environment = os.environ | {"LAB_NAME": name, "LAB_BASE": str(base)} | settings
        self.folder = base / name

    @property
    def shared_root(self) -> Path:
        """The root below the disks of all machines of this one's suite."""
        suite = self.environment.get("LAB_SUITE") or platform.freedesktop_os_release()["VERSION_CODENAME"]
        (root,) = (path for path in (self.folder.parent / "cache").glob(f"{suite}-*") if path.is_dir())
        return root

    def __call__(
        self, *arguments: str, stdin: str | None = None, within: float = COMMAND_WITHIN, check: bool = True
    ) -> str:
        """Runs one of lab's own commands and returns what it printed."""
        done = subprocess.run(
            [str(LAB), *arguments],
            input=stdin if stdin is not None else "",
            capture_output=True,
            text=True,
            timeout=within,
            env=self.environment,
        )
        told = done.stdout + done.stderr
        assert not check or done.returncode == 0, f"{arguments} ended with {done.returncode}:\n{told}"
        return done.stdout

    def up(self) -> Lab:
        self("up", within=BOOT_WITHIN)
        return self

    def run(self, *command: str, stdin: str | None = None, check: bool = True) -> str:
        """Runs a command inside, as root."""
        return self("run", *command, stdin=stdin, check=check)

    def succeeds(self, *command: str) -> bool:
        return self.status(*command) == 0

    def status(self, *command: str) -> int:
        """How a command inside ended."""
        return subprocess.run(
            [str(LAB), "run", *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMMAND_WITHIN,
            env=self.environment,
        ).returncode

    def install(self, *packages: Path) -> None:
        names = []
        for package in packages:
            self("push", str(package), f"/root/{package.name}")
            names.append(f"/root/{package.name}")
        self("apt", "install", "-qy", "--no-install-recommends", "--allow-downgrades", *names)

    def journal(self, *arguments: str) -> list[Document]:
        """The entries that fit, oldest first, with all their fields."""
        return [json.loads(line) for line in self("journal", "-o", "json", *arguments).splitlines()]

    def show(self, unit: str, field: str) -> str:
        return self.run("systemctl", "show", "--value", "-p", field, unit).strip()

    def path(self, inside: str) -> Path:
        """A file inside, as it is seen from here."""
        init = (self.folder / "init").read_text().split()[0]
        return Path(f"/proc/{init}/root{inside}")

    def fill(self) -> None:
        """Leaves no room on its disk, not for a single byte."""
        self.run("sh", "-c", f"fallocate -l $(df --output=avail -B1 / | tail -n1) {FILLER}", check=False)
        self.run("dd", "if=/dev/zero", f"of={FILLER}.rest", "bs=4k", check=False)
        assert self.run("df", "--output=avail", "/").split()[-1] == "0"

    def make_room(self) -> None:
        self.run("rm", "-f", FILLER, f"{FILLER}.rest")

    # ------------------------------------------------------------ the daemon inside
    def apply(self, document: Document) -> Applied:
        self.run("sh", "-c", "cat >/root/apply.yaml", stdin=yaml.safe_dump(json.loads(json.dumps(document))))
        return Applied.told(json.loads(self.run("message-push", "apply", "-f", "/root/apply.yaml", "--json")))

    def configure(self, settings: Document) -> None:
        """Starts the daemon with these settings."""
        self.run("sh", "-c", f"cat >{SETTINGS}", stdin=yaml.safe_dump(settings))
        self.run("systemctl", "restart", "message-push.service")

    def trace(self, task: str) -> Trace:
        return Trace(json.loads(self.run("message-push", "trace", task, "--json")))

    def client(self, credentials: Credentials) -> SocketClient:
        return SocketClient(0, credentials, lab=self)

    def sandbox(self) -> list[Document]:
        """What the provider `sandbox` delivered, in order."""
        path = self.path("/var/lib/message-push/sandbox.jsonl")
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text().splitlines()]

    def wait_until_answering(self, what: str = "the daemon answers", within: float = 60.0) -> None:
        until(lambda: self.succeeds("message-push", "queue"), what, within)


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path, timeout: float) -> None:
        super().__init__("lab", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


@dataclass
class SocketClient(Client):
    """A client that knocks at the daemon's socket in the machine's file system, from outside."""

    lab: Lab | None = None

    def connection(self) -> http.client.HTTPConnection:
        assert self.lab is not None
        return _UnixConnection(self.lab.path(SOCKET), self.timeout)
