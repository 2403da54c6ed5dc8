"""The console's users, as the command line keeps them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import termios
from pathlib import Path

import pytest

from support.daemon import BINARY, Daemon, Document, run
from support.waiting import until

PASSWORD = "correct horse battery"
OTHER = "another horse battery"


def tell(
    daemon: Daemon, *arguments: str, password: str | bytes = PASSWORD
) -> subprocess.CompletedProcess[str]:
    """Runs `user …` with a password on standard input."""
    told = password if isinstance(password, bytes) else password.encode()
    command = [str(BINARY), "user", *arguments, "--password-stdin", "--socket", str(daemon.socket)]
    done = subprocess.run(command, input=told, capture_output=True, timeout=30)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def add(daemon: Daemon, name: str, role: str = "viewer") -> None:
    done = tell(daemon, "add", name, "--role", role)
    assert done.returncode == 0, done.stderr


def users(daemon: Daemon) -> dict[str, Document]:
    return {user["name"]: user for user in daemon.json_of("user", "list")["users"]}


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1 and done.stdout == ""
    for word in words:
        assert word in done.stderr


class TestAUser:
    def test_is_added_changed_and_removed(self, daemon: Daemon) -> None:
        assert daemon.cli("user", "list").stdout == "There are no users yet.\n"
        done = tell(daemon, "add", "alice", "--role", "administrator", "--real-name", "李 Alice")
        assert done.stdout == "alice may sign in as administrator.\n"
        add(daemon, "bobby")
        bobby = users(daemon)["bobby"]
        assert (bobby["role"], bobby["enabled"], bobby["has_password"]) == ("viewer", True, True)
        assert daemon.json_of("user", "role", "bobby", "operator")["role"] == "operator"
        assert daemon.json_of("user", "disable", "bobby")["enabled"] is False
        assert daemon.json_of("user", "enable", "bobby")["enabled"] is True
        assert tell(daemon, "password", "bobby", password=OTHER).returncode == 0
        table = daemon.cli("user", "list").stdout.splitlines()
        assert table[0].split() == "USER REAL NAME ROLE ENABLED PASSWORD ADDED CHANGED".split()
        assert table[1].startswith("alice  李 Alice   administrator  yes      yes       ")
        daemon.json_of("user", "remove", "bobby")
        assert list(users(daemon)) == ["alice"]

    def test_survives_a_restart_and_leaves_the_name_to_another(self, daemon: Daemon) -> None:
        add(daemon, "bobby")
        before = users(daemon)
        daemon.restart()
        assert users(daemon) == before
        daemon.json_of("user", "remove", "bobby")
        daemon.restart()
        add(daemon, "bobby")
        assert users(daemon)["bobby"]["id"] > before["bobby"]["id"]

    def test_is_refused_with_what_is_wrong(self, daemon: Daemon) -> None:
        add(daemon, "alice")
        for name in ("al", "x" * 51, " bobby", "bob\nby"):
            refused(tell(daemon, "add", name, "--role", "viewer"), "name:", "3 to 50")
        refused(tell(daemon, "add", "alice", "--role", "viewer"), "name:", "already")
        for word in ("role", "enable", "remove"):
            arguments = ("bobby", "viewer") if word == "role" else ("bobby",)
            refused(daemon.cli("user", word, *arguments), "There is no user “bobby”.")
        refused(tell(daemon, "password", "bobby"), "There is no user “bobby”.")
        told = daemon.cli("user", "disable", "nobody", "--json")
        assert json.loads(told.stderr)["field"] == "name"
        assert tell(daemon, "add", "bobby", "--role", "admin").returncode == 64
        assert list(users(daemon)) == ["alice"]

    @pytest.mark.parametrize(
        ("password", "words"),
        [
            ("", "password"),
            ("123456789", "at least 10"),
            ("bobby the first", "not be the user's name"),
            ("x" * 512, "at most 511 bytes"),
            ("correct\0horse", "control characters"),
            (b"correct \xff horse", "not a text"),
        ],
    )
    def test_needs_a_good_password(self, daemon: Daemon, password: str | bytes, words: str) -> None:
        done = tell(daemon, "add", "Bobby the first", "--role", "viewer", password=password)
        refused(done, words)
        assert users(daemon) == {}

    def test_with_a_name_of_any_letters_can_be_changed(self, daemon: Daemon) -> None:
        add(daemon, "李/娜 %2F?")
        assert daemon.json_of("user", "role", "李/娜 %2F?", "operator")["role"] == "operator"


class TestTheLastAdministrator:
    def test_stays_until_there_is_another(self, daemon: Daemon) -> None:
        add(daemon, "alice", "administrator")
        add(daemon, "bobby", "operator")
        for deed in (["remove", "alice"], ["disable", "alice"], ["role", "alice", "viewer"]):
            refused(daemon.cli("user", *deed), "no administrator left", "Make another user")
        daemon.json_of("user", "role", "bobby", "administrator")
        daemon.json_of("user", "remove", "alice")
        assert list(users(daemon)) == ["bobby"]


class TestAPassword:
    def test_is_made_and_printed_once(self, daemon: Daemon) -> None:
        made = daemon.json_of("user", "add", "alice", "--role", "viewer", "--generate")
        assert len(made["password"]) == 24
        done = daemon.cli("user", "password", "alice", "--generate")
        assert done.stdout.splitlines()[1] == "Keep the password now: it is never shown again."
        assert len(done.stdout.splitlines()[2]) == 24
        assert made["password"] not in daemon.cli("user", "list", "--json").stdout

    def test_and_its_hash_are_in_no_list_log_or_file(self, daemon: Daemon) -> None:
        add(daemon, "alice")
        tell(daemon, "password", "alice", password=OTHER + "\n")
        questions = (["user", "list"], ["user", "list", "--json"], ["export"])
        shown = "".join(daemon.cli(*question).stdout for question in questions)
        assert "alice" in shown and "$y$" not in shown
        daemon.stop()
        files = [path.read_bytes() for path in daemon.state.rglob("*") if path.is_file()]
        assert any(b"$y$j9T$" in content for content in files), "the search finds what is there"
        for content in [*files, shown.encode(), daemon.log.read_bytes()]:
            assert PASSWORD.encode() not in content and OTHER.encode() not in content
        assert "$y$" not in daemon.log_text()

    def test_is_never_an_argument(self, daemon: Daemon) -> None:
        done = run("user", "add", "alice", "--role", "viewer", "--password", PASSWORD)
        assert done.returncode == 64
        command = [str(BINARY), "user", "add", "alice", "--role", "viewer", "--socket", str(daemon.socket)]
        alone = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30)
        assert alone.returncode == 64 and "--password-stdin" in alone.stderr


class Typist:
    """Somebody who runs `user add` at a terminal."""

    def __init__(self, daemon: Daemon) -> None:
        self.screen = b""
        self.terminal, self.theirs = pty.openpty()
        os.set_blocking(self.terminal, False)
        command = [str(BINARY), "user", "add", "alice", "--role", "viewer", "--socket", str(daemon.socket)]
        self.process = subprocess.Popen(
            command, stdin=self.theirs, stdout=self.theirs, stderr=self.theirs, start_new_session=True
        )

    def shows(self, words: str) -> bool:
        try:
            self.screen += os.read(self.terminal, 4096)
        except BlockingIOError:
            pass
        return words.encode() in self.screen

    def types(self, line: bytes, *, asked: str) -> None:
        until(lambda: self.shows(asked), f"the screen shows {asked}")
        assert not self.echoes()
        os.write(self.terminal, line)

    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self.theirs)[3] & termios.ECHO)

    def ends(self) -> int:
        status = self.process.wait(20)
        self.shows("")
        return status


class TestAtATerminal:
    def test_the_password_is_asked_for_twice_and_not_shown(self, daemon: Daemon) -> None:
        typist = Typist(daemon)
        typist.types(PASSWORD.encode() + b"\n", asked="Password for alice: ")
        typist.types(PASSWORD.encode() + b"\n", asked="The same once more: ")
        assert typist.ends() == 0, typist.screen
        assert b"alice may sign in as viewer." in typist.screen
        assert PASSWORD.encode() not in typist.screen and typist.echoes()
        assert users(daemon)["alice"]["has_password"] is True

    @pytest.mark.parametrize(
        ("lines", "words"),
        [
            ([b"correct horse battery\n", b"correct horse cattery\n"], b"not the same password"),
            ([b"correct\x03"], b"Nothing was changed."),
            ([b"\x04"], b"Nothing was changed."),
        ],
    )
    def test_who_mistypes_or_gives_up_changes_nothing(
        self, daemon: Daemon, lines: list[bytes], words: bytes
    ) -> None:
        typist = Typist(daemon)
        for line, asked in zip(lines, ["Password for alice: ", "The same once more: "]):
            typist.types(line, asked=asked)
        assert typist.ends() == 1
        assert words in typist.screen and typist.echoes()
        assert users(daemon) == {}
