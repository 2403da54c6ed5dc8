"""`doctor`: each trouble is found, with what to do; and a healthy house has none."""

from __future__ import annotations

import json
from typing import Any

from conftest import MakeDaemon
from support import catalog
from support.daemon import Daemon, Document
from support.waiting import free_port


MAIL = {"encryption": "none", "from": "a@example.org"}


def consult(daemon: Daemon, *options: str) -> tuple[int, list[Document]]:
    done = daemon.cli("doctor", "--config", str(daemon.config), "--json", *options)
    return done.returncode, json.loads(done.stdout)["findings"]


def found(findings: list[Document], check: str, verdict: str) -> list[Document]:
    return [finding for finding in findings if (finding["check"], finding["verdict"]) == (check, verdict)]


def account(name: str, provider: str, **config: Any) -> Document:
    return {"accounts": [catalog.account(name, provider, **config)]}


class TestAHealthyHouse:
    def test_has_no_fault(self, daemon: Daemon) -> None:
        daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        status, findings = consult(daemon)
        assert status == 0, findings
        for check in ("daemon", "master_key", "permissions", "disk_space", "libraries", "open_files"):
            assert found(findings, check, "good"), f"{check} in {findings}"
        assert not [finding for finding in findings if finding["verdict"] == "fault"]
        assert all(finding["remedy"] for finding in findings if finding["verdict"] != "good")

    def test_is_told_in_lines_that_people_read(self, daemon: Daemon) -> None:
        done = daemon.cli("doctor", "--config", str(daemon.config), "--offline")
        assert done.returncode == 0
        assert "good     daemon: It is version" in done.stdout and "\x1b" not in done.stdout
        assert done.stdout.splitlines()[-1].startswith("No fault, ")


class TestATrouble:
    def test_with_an_account_is_found(self, daemon: Daemon) -> None:
        port = free_port()
        daemon.apply(account("mail", "smtp", host="127.0.0.1", port=port, **MAIL))
        status, findings = consult(daemon)
        [fault] = found(findings, "account", "fault")
        assert status == 1 and fault["about"] == "mail" and fault["remedy"]

    def test_with_a_name_is_found_unless_the_network_is_left_out(self, daemon: Daemon) -> None:
        daemon.apply(account("mail", "smtp", host="no-such-host.invalid", port=25, **MAIL))
        status, findings = consult(daemon)
        [fault] = found(findings, "dns", "fault")
        assert status == 1 and fault["about"] == "no-such-host.invalid" and "mail" in fault["remedy"]
        status, findings = consult(daemon, "--offline")
        assert status == 0 and not [finding for finding in findings if finding["check"] in ("dns", "account")]

    def test_with_the_room_on_the_disk_is_found(self, make_daemon: MakeDaemon) -> None:
        daemon = make_daemon(disk_reserve_bytes=1 << 40).start()
        status, findings = consult(daemon, "--offline")
        [fault] = found(findings, "disk_space", "fault")
        assert status == 1 and "disk_reserve_bytes" in fault["remedy"]

    def test_with_permissions_is_found(self, daemon: Daemon) -> None:
        ledger = daemon.state / "ledger.sqlite"
        ledger.chmod(0o644)
        status, findings = consult(daemon, "--offline")
        [fault] = found(findings, "permissions", "fault")
        assert status == 1 and fault["about"] == str(ledger) and f"chmod go= {ledger}" in fault["remedy"]

    def test_with_settings_is_found_before_the_next_start(self, daemon: Daemon) -> None:
        daemon.settings["connections_max"] = 17
        daemon.write_settings()
        status, findings = consult(daemon, "--offline")
        # Variables of the tests' own are told, too: MESSAGE_PUSH_BINARY is no setting.
        warnings = found(findings, "settings", "warning")
        assert status == 0 and any("connections_max" in warning["sight"] for warning in warnings)
        daemon.settings["connections_max"] = "many"
        daemon.write_settings()
        status, findings = consult(daemon, "--offline")
        [fault] = found(findings, "settings", "fault")
        assert status == 1 and fault["about"] == "connections_max"

    def test_with_a_public_address_that_leads_elsewhere_is_found(self, make_daemon: MakeDaemon) -> None:
        port = free_port()
        daemon = make_daemon(public_url=f"http://127.0.0.1:{port}").start()
        _, findings = consult(daemon)
        assert found(findings, "callbacks", "warning")
        there = make_daemon("there")
        there.settings["public_url"] = f"http://127.0.0.1:{there.port}"
        there.write_settings()
        _, findings = consult(there.start())
        assert found(findings, "callbacks", "good")


class TestWithoutADaemon:
    def test_says_so_and_looks_at_the_rest(self, daemon: Daemon) -> None:
        assert daemon.stop() == 0
        status, findings = consult(daemon)
        [fault] = found(findings, "daemon", "fault")
        assert status == 1 and "systemctl start" in fault["remedy"]
        for check in ("master_key", "permissions", "disk_latency", "disk_space"):
            assert found(findings, check, "good"), f"{check} in {findings}"
