"""The Debian package on a machine that has nothing but Debian: real systemd, real journald, real dpkg."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import catalog
from support.client import Credentials
from support.daemon import Document
from support.lab import Lab
from support.waiting import until

PACKAGE = os.environ.get("MESSAGE_PUSH_DEB", "")
POWER_CUTS = int(os.environ.get("MESSAGE_PUSH_POWER_CUTS", "5"))
EXPOSURE_MAX = 1.2
UNITS = ("message-push.service", "message-push.socket", "message-push-control.socket")

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not PACKAGE, reason="MESSAGE_PUSH_DEB names no package; packaging/test builds one"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can boot a machine"),
]


@pytest.fixture(scope="module")
def package() -> Path:
    return Path(PACKAGE)


@pytest.fixture(scope="module")
def older(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same program under the number of the edition before."""
    folder = tmp_path_factory.mktemp("older")
    tree = folder / "tree"
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"(?m)^Version: .*", "Version: 0.0.9", control.read_text()))
    made = folder / "message-push_0.0.9_amd64.deb"
    subprocess.run(["dpkg-deb", "-b", "--root-owner-group", "-Znone", str(tree), str(made)], check=True)
    return made


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the machines live; the root they share is built once."""
    folder = tmp_path_factory.mktemp("labs")
    folder.chmod(0o700)
    return folder


def booted(name: str, base: Path) -> Iterator[Lab]:
    lab = Lab(name, base)
    try:
        yield lab.up()
    finally:
        lab("clean")


@pytest.fixture(scope="module")
def installed(base: Path, package: Path) -> Iterator[Lab]:
    """A machine on which the package was just installed."""
    for lab in booted("installed", base):
        lab.install(package)
        yield lab


@pytest.fixture
def machine(base: Path) -> Iterator[Lab]:
    """A machine of the test's own, without the package."""
    yield from booted("own", base)


def first(**box: object) -> Document:
    return catalog.single(catalog.account("box", "sandbox", **({"delay_ms": 0} | box)), "sms")


def ready(lab: Lab, **box: object) -> Load:
    """Sets up what a load needs, with an application of its own: secrets are told once."""
    name = f"shop-{uuid.uuid4()}"
    made = lab.apply(first(**box) | {"apps": [catalog.app(name)]})
    return Load(lab, made.apps[name], made.channels["main"])


class Load:
    """Sends one message after another until it is told to stop, and keeps what it was answered."""

    def __init__(self, lab: Lab, credentials: Credentials, channel: int) -> None:
        self.client = lab.client(credentials)
        self.channel = channel
        self.accepted: list[str] = []
        self.refused: list[str] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def send(self) -> str:
        # The sandbox reads from a number's end which fault is wanted; 5 wants none.
        number = f"138{len(self.accepted) + len(self.refused):07}5"
        body = {"channel_id": self.channel, "receiver": number, "template_params": {"code": "1234"}}
        return self.client.send(body).task

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self.accepted.append(self.send())
            except (OSError, AssertionError) as error:
                self.refused.append(repr(error))
                if isinstance(error, OSError):
                    # With the power gone every further call fails at once.
                    self._over.wait(0.05)

    def __enter__(self) -> Load:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def has_more_than(self, count: int) -> bool:
        return len(self.accepted) > count


def delivered(lab: Lab) -> Counter[str]:
    """How often each task arrived."""
    return Counter(str(line["task_id"]) for line in lab.sandbox())


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


class TestAFreshInstall:
    def test_answers_on_both_its_sockets(self, installed: Lab) -> None:
        assert {installed.show(unit, "ActiveState") for unit in UNITS} == {"active"}
        assert {installed.run("systemctl", "is-enabled", unit).strip() for unit in UNITS} == {"enabled"}
        ask = (
            "exec 3<>/dev/tcp/127.0.0.1/8080; "
            "printf 'GET /health/simple HTTP/1.0\\r\\n\\r\\n' >&3; head -n1 <&3"
        )
        assert " 200 " in installed.run("bash", "-c", ask)
        nobody = Credentials("", "")
        assert installed.client(nobody).raw("GET", "/health/simple", {}).status == 200

    def test_sends_a_first_message_with_three_commands(self, installed: Lab) -> None:
        installed.apply(first())
        send = ("message-push", "send", "--channel", "main", "--to", "13800138000", "--param", "code=1234")
        told = installed.run(*send, "--wait", "30", "--json")
        assert '"delivered"' in told
        task = str(installed.sandbox()[-1]["task_id"])
        assert "attempt 1 through box: delivered" in installed.run("message-push", "trace", task)
        end = (f"MESSAGE_PUSH_TASK={task}", "MESSAGE_PUSH_EVENT=ended", "MESSAGE_PUSH_STATE=delivered")
        until(lambda: installed.journal(*end), "its end is in the journal")
        entries = installed.journal(f"MESSAGE_PUSH_TASK={task}")
        told = [(entry["MESSAGE_PUSH_EVENT"], entry["PRIORITY"]) for entry in entries]
        assert told == [("accepted", "6"), ("attempt_finished", "6"), ("ended", "6")]
        assert entries[-1]["MESSAGE_PUSH_ACCOUNT"] == "box"
        assert "13800138000" not in str(entries)

    def test_keeps_the_key_of_its_secrets_encrypted_outside_its_state(self, installed: Lab) -> None:
        key = "/etc/credstore.encrypted/message-push.master-key"
        assert installed.run("stat", "-c", "%a %U", key).split() == ["600", "root"]
        assert not installed.path("/var/lib/message-push/master.key").exists()
        assert installed.run("stat", "-c", "%a %U", "/var/lib/message-push").split() == ["750", "message-push"]
        state = ("/var/lib/message-push/catalog.sqlite", "/var/lib/message-push/ledger.sqlite")
        assert set(installed.run("stat", "-c", "%a", *state).split()) == {"600"}

    def test_says_in_one_line_how_the_queue_is(self, installed: Lab) -> None:
        line = until(lambda: installed.show("message-push.service", "StatusText"), "a status is shown")
        assert re.fullmatch(r"\d+ due.*; \d+ under way; [\d.]+ sent a second", line)

    def test_is_locked_in(self, installed: Lab) -> None:
        verdict = installed.run("systemd-analyze", "security", "message-push.service").splitlines()[-1]
        exposure = re.search(r": ([\d.]+)", verdict)
        assert exposure and float(exposure[1]) <= EXPOSURE_MAX, verdict
        assert installed.run("systemd-analyze", "verify", "--man=no", *UNITS, "message-push-setup.service") == ""

    def test_explains_itself_in_the_manual_and_at_the_prompt(self, installed: Lab) -> None:
        for path in (
            "/usr/share/man/man8/message-push.8.gz",
            "/usr/share/man/man1/message-push.1.gz",
            "/usr/share/man/man5/message-push.yaml.5.gz",
            "/usr/share/bash-completion/completions/message-push",
            "/usr/share/zsh/vendor-completions/_message-push",
            "/usr/share/fish/vendor_completions.d/message-push.fish",
        ):
            assert installed.path(path).stat().st_size > 0


class TestTheService:
    def test_refuses_nobody_while_it_restarts(self, installed: Lab) -> None:
        with ready(installed) as load:
            for _ in range(3):
                seen = len(load.accepted)
                installed.run("systemctl", "restart", "message-push.service")
                until(lambda: load.has_more_than(seen + 20), "messages go on")  # noqa: B023
        assert load.refused == []
        arrive_once(installed, load)

    def test_comes_back_when_it_is_killed(self, installed: Lab) -> None:
        load = ready(installed)
        pid = installed.show("message-push.service", "MainPID")
        installed.run("kill", "-KILL", pid)
        load.accepted.append(load.send())
        assert installed.show("message-push.service", "MainPID") != pid
        arrive_once(installed, load)

    def test_is_restarted_when_it_hangs(self, installed: Lab) -> None:
        drop_in = "/run/systemd/system/message-push.service.d"
        installed.run("mkdir", "-p", drop_in)
        installed.run("sh", "-c", f"printf '[Service]\\nWatchdogSec=2s\\n' >{drop_in}/watchdog.conf")
        installed.run("systemctl", "daemon-reload")
        installed.run("systemctl", "restart", "message-push.service")
        pid = installed.show("message-push.service", "MainPID")
        installed.run("kill", "-STOP", pid)
        until(lambda: installed.show("message-push.service", "MainPID") not in ("0", pid), "another one", 30)
        installed.wait_until_answering()
        assert "watchdog" in installed.run("journalctl", "--no-pager", "-u", "message-push.service")
        installed.run("rm", "-r", drop_in)
        installed.run("systemctl", "daemon-reload")
        installed.run("systemctl", "restart", "message-push.service")

    def test_reads_its_settings_again_without_a_restart(self, installed: Lab) -> None:
        pid = installed.show("message-push.service", "MainPID")
        file = "/etc/message-push/message-push.yaml"
        installed.run("cp", file, "/root/before.yaml")
        installed.run("sh", "-c", f"printf 'log_level: debug\\nconnections_max: 17\\n' >{file}")
        installed.run("systemctl", "reload", "message-push.service")
        keys = until(lambda: installed.journal("MESSAGE_PUSH_KEYS=connections_max"), "it was read again")
        assert "next start" in keys[-1]["MESSAGE"]
        installed.run("sh", "-c", f"printf 'log_level: loud\\n' >{file}")
        installed.run("systemctl", "reload", "message-push.service")
        until(
            lambda: "log_level" in str(installed.journal("-p", "err")),
            "the fault is told",
        )
        installed.run("cp", "/root/before.yaml", file)
        installed.run("systemctl", "reload", "message-push.service")
        assert installed.show("message-push.service", "MainPID") == pid
        assert installed.show("message-push.service", "ActiveState") == "active"


def arrive_once(lab: Lab, load: Load) -> None:
    """Waits until everything accepted has arrived; nothing arrives twice."""
    until(lambda: set(load.accepted) <= set(delivered(lab)), "all that was accepted arrives", 60)
    arrived = delivered(lab)
    assert {task: count for task, count in arrived.items() if count > 1} == {}


class TestAnUpgrade:
    def test_refuses_loses_and_doubles_nothing(self, machine: Lab, older: Path, package: Path) -> None:
        machine.install(older)
        with ready(machine, delay_ms=20) as load:
            until(lambda: load.has_more_than(50), "messages go out")
            machine.install(package)
            seen = len(load.accepted)
            until(lambda: load.has_more_than(seen + 50), "messages go on")
        assert load.refused == []
        assert machine.run("dpkg-query", "-W", "-f", "${Version}", "message-push") != "0.0.9"
        arrive_once(machine, load)

    def test_can_be_taken_back(self, machine: Lab, older: Path, package: Path) -> None:
        machine.install(package)
        load = ready(machine)
        load.accepted += [load.send() for _ in range(20)]
        machine.install(older)
        load.accepted.append(load.send())
        arrive_once(machine, load)


class TestAPowerCut:
    def test_makes_no_answer_a_lie(self, machine: Lab, package: Path) -> None:
        machine.install(package)
        machine.run("sync")
        known: set[str] = set()
        load = ready(machine)
        machine.run("sync")
        for _ in range(POWER_CUTS):
            again = Load(machine, load.client.credentials, load.channel)
            with again:
                until(lambda: again.has_more_than(100), "messages are accepted", 60)  # noqa: B023
                machine("power-cut")
            known |= set(again.accepted)
            machine.up()
            machine.wait_until_answering()
            for task in again.accepted:
                assert again.client.query(task).code == 0, f"{task} was accepted and is gone"
        assert len(known) >= 100 * POWER_CUTS


def traces(lab: Lab) -> str:
    """What there is of the program on a machine, besides what dpkg and systemd remember of any package."""
    places = ("/etc", "/var/lib", "/run", "/usr")
    own = ("!", "-path", "/var/lib/dpkg/*", "!", "-path", "/var/lib/systemd/*", "!", "-path", "/run/systemd/*")
    return lab.run("find", *places, "-path", "*message-push*", *own)


class TestRemoval:
    def test_keeps_what_purging_takes_away(self, machine: Lab, package: Path) -> None:
        assert traces(machine) == ""
        machine.install(package)
        load = ready(machine)
        load.accepted.append(load.send())
        arrive_once(machine, load)
        machine.run("apt-get", "remove", "-qy", "message-push")
        assert machine.path("/var/lib/message-push/ledger.sqlite").exists()
        assert not machine.succeeds("systemctl", "is-active", "message-push.socket")
        machine.install(package)
        assert load.client.query(load.accepted[0]).code == 0
        machine.run("apt-get", "purge", "-qy", "message-push")
        assert traces(machine) == ""


