"""The settings of the original, taken over from a dump of its database."""

from __future__ import annotations

import base64
import json
import os
import stat
from pathlib import Path

import pytest
import yaml
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from support.client import Credentials
from support.daemon import Daemon, run
from support.mail import MailSink

DUMP = Path(__file__).parent / "dumps" / "original.sql"
OLD_SEAL = "AAECAwQFBgcICQoLnPmH1ed0POhWgrDaA4ViUpWxATFtogM2fCdZatFViOr8VCzceQG+DVOI3LDxecvx"
"""How the dump has the secret of its first application, with the original's default key."""

KEY = b"an operator's key of 32 bytes: \xc3\xa9"[:32]
SECRET = "3f1c0ffee5eed0a11ce5ca1ab1e0b0e5"
APP_ID = "0123456789abcdef"
MAIL_CHANNEL = 7


def sealed(secret: str) -> str:
    nonce = os.urandom(12)
    return base64.b64encode(nonce + AESGCM(KEY).encrypt(nonce, secret.encode(), None)).decode()


@pytest.fixture
def dump(tmp_path: Path, mails: MailSink) -> Path:
    """The dump of an original with a key of its own, whose mail goes to a server of the test's."""
    text = DUMP.read_text()
    for old, new in {
        OLD_SEAL: sealed(SECRET),
        '\\"host\\": \\"mail.example.com\\"': '\\"host\\": \\"localhost\\"',
        '\\"port\\": \\"465\\"': f'\\"port\\": \\"{mails.port}\\"',
        '\\"pool\\": 3': '\\"encryption\\": \\"none\\"',
        '\\"username\\": \\"u\\"': '\\"username\\": \\"\\"',
        '\\"password\\": \\"p\\"': '\\"password\\": \\"\\"',
    }.items():
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "dump.sql"
    path.write_text(text)
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "app.key"
    path.write_bytes(KEY + b"\n")
    return path


def test_an_imported_application_sends_as_before(
    daemon: Daemon, mails: MailSink, dump: Path, key: Path
) -> None:
    report = daemon.json_of("import", str(dump), "--key-file", str(key))
    assert SECRET not in json.dumps(report)
    client = daemon.client(Credentials(APP_ID, SECRET))
    body = {
        "channel_id": MAIL_CHANNEL,
        "receiver": "li.na@example.com",
        "signature_name": "letter",
        "template_params": {"name": "李娜", "text": "你好"},
    }
    assert client.send(body).task
    mail = mails.one().parsed()
    assert mail["Subject"] == "您的信"
    assert "Dear 李娜,\n你好" in mail.get_content().replace("\r\n", "\n")
    channel = next(item for item in daemon.json_of("export")["channels"] if item["name"] == "Codes")
    assert [binding["account"] for binding in channel["bindings"]] == ["阿里云", "腾讯云"]
    assert channel["bindings"][0]["signatures"] == {"木雷": "木雷坊"}


def test_users_keep_their_passwords(daemon: Daemon, dump: Path, key: Path) -> None:
    daemon.json_of("import", str(dump), "--key-file", str(key))
    users = {user["name"]: user for user in daemon.json_of("user", "list")["users"]}
    assert (users["admin"]["enabled"], users["admin"]["has_password"]) == (True, True)
    assert (users["former"]["enabled"], users["former"]["has_password"]) == (False, False)
    assert "$2a$" not in daemon.cli("export").stdout


def test_every_row_is_taken_or_left_out_with_a_reason(daemon: Daemon, dump: Path, key: Path) -> None:
    report = daemon.json_of("import", str(dump), "--key-file", str(key))
    for table in report["tables"]:
        left_out = {row["id"] for row in report["left_out"] if row["table"] == table["table"]}
        assert table["left_out"] == len(left_out)
        assert table["rows"] == table["taken"] + table["left_out"] + table["deleted"]
    assert all(row["reason"] for row in report["left_out"])
    reasons = {row["id"]: row["reason"] for row in report["left_out"] if row["table"] == "applications"}
    assert set(reasons) == {2, 3, 4}
    assert report["other_tables"] == [{"table": "push_logs", "rows": 2, "history": True}]


def test_importing_twice_changes_nothing_the_second_time(daemon: Daemon, dump: Path, key: Path) -> None:
    rehearsal = daemon.json_of("import", str(dump), "--key-file", str(key), "--dry-run")
    assert rehearsal["changes"]["dry_run"] is True
    assert daemon.json_of("export")["channels"] == []
    daemon.json_of("import", str(dump), "--key-file", str(key))
    again = daemon.json_of("import", str(dump), "--key-file", str(key))["changes"]
    lists = [value for value in again.values() if isinstance(value, list)]
    assert {item["action"] for items in lists for item in items} == {"unchanged"}


def test_the_document_can_be_looked_at_first(daemon: Daemon, dump: Path, key: Path, tmp_path: Path) -> None:
    output = tmp_path / "fleet.yaml"
    arguments = ("import", str(dump), "--key-file", str(key), "--output", str(output))
    assert run(*arguments).returncode == 0
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert yaml.safe_load(output.read_text())["apps"][0]["app_secret"] == SECRET
    assert run(*arguments).returncode == 74, "it does not write over a file"
    made = daemon.json_of("apply", "-f", str(output))
    assert {channel["name"]: channel["id"] for channel in made["channels"]}["Mail"] == MAIL_CHANNEL


def test_a_wrong_key_changes_nothing(daemon: Daemon, tmp_path: Path, dump: Path) -> None:
    other = tmp_path / "other.key"
    other.write_bytes(b"x" * 32)
    done = daemon.cli("import", str(dump), "--key-file", str(other))
    assert done.returncode == 65 and "None of the 3 secrets" in done.stderr
    other.write_bytes(b"x" * 31)
    assert daemon.cli("import", str(dump), "--key-file", str(other)).returncode == 65
    assert daemon.json_of("export")["apps"] == []


def test_what_is_no_dump_is_refused(daemon: Daemon, tmp_path: Path, dump: Path) -> None:
    torn = tmp_path / "torn.sql"
    torn.write_bytes(dump.read_bytes()[:9000])
    done = daemon.cli("import", str(torn))
    assert done.returncode == 65 and "The dump ends within" in done.stderr, done.stderr
    torn.write_bytes(b"\x1f\x8b\x08\x00")
    assert "compressed" in daemon.cli("import", str(torn)).stderr
    torn.write_text("CREATE TABLE wp_posts (id int);")
    assert daemon.cli("import", str(torn)).returncode == 65
    assert daemon.cli("import", str(tmp_path / "missing.sql")).returncode == 1


def test_a_number_that_another_channel_has_is_refused_with_its_row(
    daemon: Daemon, dump: Path, key: Path
) -> None:
    daemon.apply(
        {
            "templates": [{"name": "t", "type": "sms", "content": "x"}],
            "channels": [{"name": "here first", "id": 7, "type": "sms", "template": "t"}],
        }
    )
    done = daemon.cli("import", str(dump), "--key-file", str(key))
    assert done.returncode == 1
    assert "channels 7" in done.stderr and "here first" in done.stderr
