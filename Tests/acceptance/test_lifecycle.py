"""Starting, stopping, and every way in which a start can fail."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import MakeDaemon
from support import catalog
from support.client import exchange
from support.daemon import Daemon, run
from support.hooks import HookSink
from support.waiting import free_port, until

QUICK = 5.0
USAGE, DAMAGED, UNREACHABLE, DISK, IN_USE, SETTINGS = 64, 65, 69, 74, 75, 78


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A file system of its own, or a skipped test where mounting is not permitted."""
    folder.mkdir(parents=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True
    )
    if done.returncode != 0:
        pytest.skip(f"NOT TESTED HERE, mount is not permitted: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


class TestAStop:
    def test_lets_an_attempt_finish(self, daemon: Daemon, hooks: HookSink) -> None:
        made = daemon.apply(catalog.single(catalog.hook("hook", hooks.url()), "webhook"))
        hooks.plan += ["hang"]
        body = {"channel_id": made.channels["main"], "receiver": "ops", "template_params": {"code": "1"}}
        task = daemon.client(made.apps["shop"]).send(body).task
        hooks.wait_for(1)
        assert daemon.process is not None
        daemon.process.send_signal(signal.SIGTERM)
        until(lambda: not daemon.is_answering(), "the door closes")
        assert daemon.is_running
        hooks.released.set()
        assert daemon.exit_status() == 0
        daemon.start()
        assert daemon.trace(task).outcomes == ["delivered"]
        assert len(hooks.hooks) == 1

    def test_gives_up_on_an_answer_that_does_not_come_and_lists_it(
        self,
        make_daemon: MakeDaemon,
        hooks: HookSink,
    ) -> None:
        daemon = make_daemon(shutdown_grace_seconds=1).start()
        document = catalog.single(catalog.hook("hook", hooks.url()), "webhook", kind="code")
        made = daemon.apply(document)
        hooks.plan += ["hang"]
        body = {"channel_id": made.channels["main"], "receiver": "ops", "template_params": {"code": "1"}}
        task = daemon.client(made.apps["shop"]).send(body).task
        hooks.wait_for(1)
        assert daemon.stop() == 0
        daemon.start()
        assert daemon.trace(task).state == "uncertain"
        assert len(hooks.hooks) == 1

    def test_by_the_keyboard_is_a_stop_too(self, daemon: Daemon) -> None:
        assert daemon.process is not None
        daemon.process.send_signal(signal.SIGINT)
        assert daemon.exit_status() == 0

    def test_leaves_what_waits_for_the_next_start(self, daemon: Daemon) -> None:
        made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        client = daemon.client(made.apps["shop"])
        body = {
            "channel_id": made.channels["main"],
            "receiver": "13800138000",
            "template_params": {"code": "1"},
        }
        tasks = [client.send(body).task for _ in range(20)]
        daemon.restart()
        for task in tasks:
            until(lambda: client.status(task) == "success", "every message is delivered")
        assert len((daemon.state / "sandbox.jsonl").read_text().splitlines()) == 20


class TestAnInheritedSocket:
    def test_is_served_when_systemd_opened_it(self, make_daemon: MakeDaemon) -> None:
        daemon = make_daemon()
        # `listen` names another port: what systemd hands over comes first.
        daemon.settings = {"listen": [f"127.0.0.1:{free_port()}"]}
        daemon.write_settings()
        daemon.start(prefix=("systemd-socket-activate", "-l", f"127.0.0.1:{daemon.port}"))
        assert daemon.stop() == 0

    def test_refuses_nobody_while_the_daemon_restarts(self, make_daemon: MakeDaemon) -> None:
        daemon, failures, statuses = make_daemon(), [], []
        over = threading.Event()

        def knock() -> None:
            while not over.is_set():
                try:
                    statuses.append(exchange(daemon.port, "GET", "/health/simple").status)
                except OSError as error:
                    failures.append(repr(error))

        with socket.create_server(("127.0.0.1", daemon.port), backlog=512) as listener:
            number = listener.fileno()
            hand_over = f'exec 3<&{number}; LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'
            prefix = ("bash", "-c", hand_over, "bash")
            daemon.start(prefix, descriptors=(number,))
            visitors = [threading.Thread(target=knock) for _ in range(4)]
            for visitor in visitors:
                visitor.start()
            for _ in range(5):
                served = len(statuses)
                assert daemon.stop() == 0
                daemon.start(prefix, descriptors=(number,))
                until(lambda: len(statuses) > served + 20, "visitors are served again")
            over.set()
            for visitor in visitors:
                visitor.join()
        assert failures == []
        assert set(statuses) == {200}


def fails(daemon: Daemon, *said: str) -> int:
    """The daemon ends soon, by itself, and says all of this."""
    started = time.monotonic()
    daemon.launch()
    status = daemon.exit_status(QUICK)
    assert time.monotonic() - started < QUICK
    assert status not in (0, -signal.SIGABRT, -signal.SIGILL, -signal.SIGSEGV, -signal.SIGTRAP), (
        daemon.log_tail()
    )
    for words in said:
        assert words in daemon.log_text(), daemon.log_tail()
    return status


class TestASecondStart:
    def test_on_the_same_state_says_who_holds_it(self, daemon: Daemon, make_daemon: MakeDaemon) -> None:
        second = make_daemon("second", state_directory=str(daemon.state))
        assert fails(second, str(daemon.state), str(daemon.pid)) == IN_USE
        assert daemon.is_answering()

    def test_after_a_crash_needs_no_help(self, daemon: Daemon) -> None:
        daemon.kill()
        daemon.start()

    def test_on_a_busy_port_names_it(self, daemon: Daemon, make_daemon: MakeDaemon) -> None:
        second = make_daemon("second", listen=[f"127.0.0.1:{daemon.port}"])
        assert fails(second, str(daemon.port)) == IN_USE
        assert daemon.is_answering()


class TestADirectory:
    @pytest.mark.parametrize("place", ["/proc/nowhere/state", "/dev/null/state"])
    def test_that_cannot_be_made_is_named(self, make_daemon: MakeDaemon, place: str) -> None:
        assert fails(make_daemon(state_directory=place), place) == DISK

    def test_that_is_a_file_is_named(self, make_daemon: MakeDaemon, tmp_path: Path) -> None:
        place = tmp_path / "state"
        place.write_text("a file")
        assert fails(make_daemon(state_directory=str(place)), str(place)) == DISK
        assert place.read_text() == "a file"

    def test_that_cannot_be_written_is_named(self, make_daemon: MakeDaemon, tmp_path: Path) -> None:
        with mounted(tmp_path / "readonly", "ro,size=16m") as place:
            assert fails(make_daemon(state_directory=str(place)), str(place)) == DISK


class TestAStateThatIsNotOurs:
    @pytest.fixture
    def stopped(self, daemon: Daemon) -> Daemon:
        assert daemon.stop() == 0
        return daemon

    def test_is_readable_by_its_owner_alone(self, stopped: Daemon) -> None:
        for path in [stopped.state, *stopped.state.rglob("*")]:
            assert path.stat().st_mode & 0o077 == 0, path

    def test_is_not_read_with_another_key(self, stopped: Daemon) -> None:
        (stopped.state / "master.key").write_text("0f" * 32)
        assert fails(stopped, "master key") == SETTINGS

    @pytest.mark.parametrize("name", ["catalog.sqlite", "ledger.sqlite"])
    def test_is_not_taken_for_a_database(self, stopped: Daemon, name: str) -> None:
        (stopped.state / name).write_bytes(b"no database" * 1000)
        assert fails(stopped, name) == DAMAGED


class TestAFullDisk:
    @pytest.mark.timeout(180)
    def test_refuses_new_work_finishes_the_old_and_recovers_by_itself(
        self,
        make_daemon: MakeDaemon,
        hooks: HookSink,
        tmp_path: Path,
    ) -> None:
        with mounted(tmp_path / "disk", "size=256m") as disk:
            # Work comes in again when twice the reserve is free, beside two files of the journal.
            daemon = make_daemon(
                state_directory=str(disk / "state"),
                journal_segment_bytes=32 << 20,
                disk_reserve_bytes=32 << 20,
            ).start()
            made = daemon.apply(catalog.single(catalog.hook("hook", hooks.url()), "webhook", ttl="10m"))
            client = daemon.client(made.apps["shop"])
            body = {"channel_id": made.channels["main"], "receiver": "ops", "template_params": {"code": "1"}}
            hooks.plan += ["hang"]
            accepted = [client.send(body).task for _ in range(10)]
            fill(disk / "filler")

            later = {
                "channel_id": made.channels["main"],
                "template_params": {"code": "x" * 10_000},
                "receivers": [f"ops{n}" for n in range(1000)],
                "scheduled_at": tomorrow(),
            }
            refusal = until(
                lambda: next((r for r in [client.batch(later)] if r.code != 0), None), "a refusal", 60
            )
            assert refusal is not None
            assert (refusal.status, refusal.code) == (503, 40004), refusal.body
            assert int(refusal.headers["retry-after"]) >= 1
            assert daemon.is_running

            # Accepted work is sent and recorded on the full disk; the tables follow when there is room.
            hooks.released.set()
            hooks.wait_for(10)

            (disk / "filler").unlink()
            for task in accepted:
                until(lambda: client.status(task) == "success", "the tables catch up", 60)
            assert len(hooks.hooks) == 10
            until(lambda: client.send(body).code == 0, "new work is accepted again", 60)
            daemon.restart()
            assert all(client.status(task) == "success" for task in accepted)
            daemon.kill()


def tomorrow() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86_400))


def fill(path: Path) -> None:
    """Leaves no room on the file system of `path`."""
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    if file.write(b"\0" * size) < size:
                        break
            except OSError:
                continue


class TestSettings:
    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("listen: [", "message-push.yaml"),
            ("listne: [127.0.0.1:1]\n", "listne"),
            ("listen: 17\n", "listen"),
            ("log_level: loud\n", "log_level"),
        ],
    )
    def test_that_are_wrong_are_named(self, make_daemon: MakeDaemon, text: str, named: str) -> None:
        daemon = make_daemon()
        daemon.config.write_text(text)
        assert fails(daemon, named) == SETTINGS
        checked = run("check-config", "--config", str(daemon.config))
        assert checked.returncode == SETTINGS
        assert named in checked.stderr

    def test_that_are_missing_are_named(self, make_daemon: MakeDaemon) -> None:
        daemon = make_daemon()
        daemon.config.unlink()
        fails(daemon, str(daemon.config))

    def test_that_are_right_pass_the_check(self, make_daemon: MakeDaemon) -> None:
        assert run("check-config", "--config", str(make_daemon().config)).returncode == 0

    def test_can_come_from_the_environment(self, make_daemon: MakeDaemon, tmp_path: Path) -> None:
        daemon = make_daemon()
        daemon.start(environment={"MESSAGE_PUSH_STATE_DIRECTORY": str(tmp_path / "elsewhere")})
        assert os.listdir(tmp_path / "elsewhere")
        assert not daemon.state.exists()


class TestTheCommandLine:
    def test_says_its_version(self) -> None:
        done = run("version")
        assert done.returncode == 0 and done.stdout.strip()

    @pytest.mark.parametrize("arguments", [["nonsense"], ["serve", "--nonsense"], ["trace"]])
    def test_explains_its_use(self, arguments: list[str]) -> None:
        done = run(*arguments)
        assert done.returncode == USAGE
        assert "Usage" in done.stderr or "USAGE" in done.stderr

    def test_says_when_no_daemon_answers(self, tmp_path: Path) -> None:
        nowhere = str(tmp_path / "nobody.sock")
        done = run("queue", "--socket", nowhere)
        assert done.returncode == UNREACHABLE
        assert nowhere in done.stderr
