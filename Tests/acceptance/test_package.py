"""The Debian package on a machine that has nothing but Debian: real systemd, real journald, real dpkg."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

import pytest

from support import catalog
from support.client import Credentials
from support.lab import NEEDS_LAB, Lab
from support.lab_load import arrive_once, first, ready
from support.waiting import until

EXPOSURE_MAX = 1.2
UNITS = ("message-push.service", "message-push.socket", "message-push-control.socket")

READY, BREAKER_CHANGED = "53ab03e66e48461d9a2761c5e08be8ff", "bd8574763d0348bdb723c8eb930c7dd9"

pytestmark = NEEDS_LAB


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


@dataclass(frozen=True)
class Story:
    """Two messages that the journal tells of: one arrived, one was refused by an account that rests since."""

    lab: Lab
    app: str
    arrived: str
    refused: str

    def told(self, **fields: object) -> list[str]:
        """Of which messages the entries tell in which these fields have these values; each once."""
        names = [f"MESSAGE_PUSH_{name.upper()}={value}" for name, value in fields.items()]
        entries = self.lab.journal(*names, f"MESSAGE_PUSH_APP={self.app}")
        return list(dict.fromkeys(str(entry["MESSAGE_PUSH_TASK"]) for entry in entries))


@pytest.fixture(scope="module")
def story(installed: Lab) -> Story:
    shop = f"shop-{uuid.uuid4()}"
    document = catalog.document(
        [catalog.account("well", "sandbox"), catalog.account("ill", "sandbox", outcome="transient")],
        [catalog.template("told", "sms")],
        [
            catalog.channel("well", "sms", "well", template="told"),
            catalog.channel("ill", "sms", "ill", template="told", max_attempts=1),
        ],
        [catalog.app(shop)],
    )
    made = installed.apply(document)
    client = installed.client(made.apps[shop])

    def send(channel: str) -> str:
        body = {"channel_id": made.channels[channel], "receiver": "13800138005"}
        task = client.send(body | {"template_params": {"code": "4711"}}).task
        until(lambda: client.status(task) in ("success", "failed"), "the message ends")
        return task

    refused = [send("ill") for _ in range(3)][0]
    return Story(installed, shop, send("well"), refused)


class TestTheJournal:
    def test_is_asked_by_field(self, story: Story) -> None:
        assert story.told(task=story.arrived) == [story.arrived]
        assert story.told(account="well") == [story.arrived]
        assert story.told(channel="well") == [story.arrived]
        assert story.told(outcome="delivered") == [story.arrived]
        assert story.refused in story.told(outcome="deferred/transient")
        assert story.told(account="ill", attempt=1, task=story.refused) == [story.refused]
        assert story.told(account="ill", outcome="delivered") == []

    def test_names_no_receiver_and_no_content(self, story: Story) -> None:
        entries = story.lab.journal(f"MESSAGE_PUSH_TASK={story.arrived}")
        assert entries and "13800138005" not in str(entries) and "4711" not in str(entries)

    def test_has_the_priority_that_each_entry_deserves(self, story: Story) -> None:
        def priorities(**fields: str) -> set[object]:
            names = [f"{name.upper()}={value}" for name, value in fields.items()]
            return {entry["PRIORITY"] for entry in story.lab.journal("-u", "message-push.service", *names)}

        assert priorities(message_push_task=story.arrived) == {"6"}
        # It was accepted, its attempt failed, and that was the end of it.
        assert priorities(message_push_task=story.refused) == {"6", "5", "4"}
        assert priorities(message_id=READY) == {"5"}
        assert priorities(message_id=BREAKER_CHANGED, message_push_account="ill") == {"4"}

    def test_is_explained_in_english(self, story: Story) -> None:
        text = story.lab("journal", "-x", f"MESSAGE_PUSH_TASK={story.refused}")
        assert "Subject: A provider was called" in text
        assert f"Attempt 1 of message {story.refused} went to account ill and ended as" in text
        assert "Documentation: man:message-push(8)" in text
        assert f"message-push trace {story.refused}" in text

    def test_is_explained_in_chinese_where_that_is_spoken(self, story: Story) -> None:
        story.lab("apt", "install", "-qy", "--no-install-recommends", "locales")
        story.lab.run("localedef", "-i", "zh_CN", "-f", "UTF-8", "zh_CN.UTF-8")
        ask = ("journalctl", "--no-pager", "-x", f"MESSAGE_PUSH_TASK={story.refused}")
        text = story.lab.run("env", "LANG=zh_CN.UTF-8", *ask)
        assert "Subject: 已调用服务商" in text
        assert f"消息 {story.refused} 的第 1 次尝试经账号 ill 发出" in text
