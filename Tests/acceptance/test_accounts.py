"""What an operator learns of providers and accounts: what there is, where receipts go, and what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from conftest import MakeDaemon
from support import catalog
from support.carriers import (
    ALIYUN,
    ALIYUN_GLOBAL,
    DINGTALK,
    DINGTALK_ROBOT,
    SECRET,
    TENCENT,
    WEBHOOK,
    WECOM,
    WECOM_ROBOT,
    ZRWINFO,
    Carrier,
)
from support.certificates import Authority
from support.daemon import BINARY, Daemon, Document, run
from support.depot import box, line, open_depot
from support.fleet import Fleet, Line, document
from support.mail import PASSWORD, USER, MailSink
from support.metrics import page
from support.vendors import Vendors

CARRIERS = [
    ALIYUN,
    ALIYUN_GLOBAL,
    TENCENT,
    ZRWINFO,
    WECOM,
    WECOM_ROBOT,
    DINGTALK,
    DINGTALK_ROBOT,
    WEBHOOK,
]
# The setting whose value is a secret, and with another value is refused.
SECRETS = {
    ALIYUN: "access_key_secret",
    ALIYUN_GLOBAL: "access_key_secret",
    TENCENT: "secret_key",
    ZRWINFO: "secret",
    WECOM: "agent_secret",
    DINGTALK: "app_secret",
}
WRONG = "a wrong secret of some length"


@dataclass(frozen=True)
class Answer:
    status: int
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def try_out(daemon: Daemon, account: str, *more: str, locale: str = "C.UTF-8") -> Answer:
    """`message-push account test`, in the language of `locale`."""
    command = [str(BINARY), "account", "test", account, "--socket", str(daemon.socket), *more]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env=environment | {"LANG": locale}
    )
    return Answer(done.returncode, done.stdout or done.stderr)


@pytest.fixture(scope="module")
def fleet(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Fleet:
    """An account that is well for every carrier, and one with a wrong secret."""
    vendors_process.reset()
    well = [Line(carrier.code, carrier) for carrier in CARRIERS]
    ill = [Line(f"ill-{carrier}", carrier, account={name: WRONG}) for carrier, name in SECRETS.items()]
    nowhere = Line("nowhere", ALIYUN, account={"endpoint": "http://127.0.0.1:9"})
    return Fleet(make_shared_daemon().start(), vendors_process).open(*well, *ill, nowhere)


@pytest.fixture(scope="module")
def providers() -> dict[str, Document]:
    done = run("providers", "--json")
    assert done.returncode == 0, done.stderr
    return {provider["code"]: provider for provider in json.loads(done.stdout)["providers"]}


class TestTheListOfProviders:
    def test_needs_no_daemon_and_names_them_all(self, providers: dict[str, Document]) -> None:
        assert {carrier.code for carrier in CARRIERS} | {"smtp", "sandbox"} <= set(providers)

    @pytest.mark.parametrize("carrier", CARRIERS, ids=str)
    def test_says_what_each_can_do_and_needs(self, providers: dict[str, Document], carrier: Carrier) -> None:
        provider = providers[carrier.code]
        assert provider["name"]["en"] and provider["name"]["zh"]
        assert provider["media"] == [carrier.medium]
        assert bool(provider["capabilities"]["receipts"]) == (carrier.has_receipts or carrier is DINGTALK)
        fields = {field["name"] for field in provider["fields"]}
        assert set(carrier.settings("x")) | set(carrier.addresses) <= fields

    @pytest.mark.parametrize(
        ("carrier", "most"), [(ALIYUN, 1000), (TENCENT, 200), (ALIYUN_GLOBAL, 1), (WEBHOOK, 1)], ids=str
    )
    def test_says_how_many_share_a_call(
        self, providers: dict[str, Document], carrier: Carrier, most: int
    ) -> None:
        assert providers[carrier.code]["capabilities"]["recipients_per_call"] == most

    @pytest.mark.parametrize("carrier", CARRIERS, ids=str)
    def test_shows_one_of_them_to_people(self, carrier: Carrier) -> None:
        done = run("providers", carrier.code)
        assert done.returncode == 0, done.stderr
        for name in carrier.settings("x"):
            assert name in done.stdout


class TestTheListOfAccounts:
    def test_tells_where_receipts_are_to_be_sent(self, fleet: Fleet) -> None:
        accounts = {
            account["name"]: account for account in fleet.daemon.json_of("account", "list")["accounts"]
        }
        for carrier in CARRIERS:
            account = accounts[carrier.code]
            assert account["provider"] == carrier.code
            if carrier.has_receipts:
                assert account["callback_path"].startswith("/api/callback/")
            else:
                assert account["callback_path"] is None
        paths = [account["callback_path"] for account in accounts.values() if account["callback_path"]]
        assert len(set(paths)) == len(paths)

    def test_has_no_secrets(self, fleet: Fleet) -> None:
        done = fleet.daemon.cli("account", "list")
        assert done.returncode == 0, done.stderr
        for secret in (SECRET, WRONG):
            assert secret not in done.stdout + fleet.daemon.cli("account", "list", "--json").stdout

    def test_has_another_token_after_another_salt(self, fleet: Fleet) -> None:
        before = fleet.callback_urls()[ALIYUN.code]
        salted = Line(ALIYUN.code, ALIYUN, account={"callback_salt": "after the leak"})
        fleet.daemon.apply({"accounts": document(fleet.vendors, salted)["accounts"]})
        assert fleet.callback_urls()[ALIYUN.code] != before


class TestATry:
    @pytest.mark.parametrize("carrier", SECRETS, ids=str)
    def test_of_a_good_account_says_so_and_sends_nothing(self, fleet: Fleet, carrier: Carrier) -> None:
        answer = try_out(fleet.daemon, carrier.code)
        assert answer.status == 0, answer.text
        assert carrier.code in answer.text
        assert fleet.vendors.accepted(carrier.spoken) == []

    @pytest.mark.parametrize("carrier", SECRETS, ids=str)
    @pytest.mark.parametrize("locale", ["C.UTF-8", "zh_CN.UTF-8"])
    def test_of_a_bad_account_says_what_is_wrong_in_the_reader_s_language(
        self, fleet: Fleet, carrier: Carrier, locale: str
    ) -> None:
        answer = try_out(fleet.daemon, f"ill-{carrier}", locale=locale)
        assert answer.status == 1, answer.text
        advice = [line for line in answer.text.splitlines()[1:] if line.strip()][-1]
        is_chinese = any("一" <= character <= "鿿" for character in advice)
        assert is_chinese == locale.startswith("zh"), answer.text
        assert WRONG not in answer.text and SECRET not in answer.text

    @pytest.mark.parametrize("carrier", SECRETS, ids=str)
    def test_tells_programs_the_class_and_the_vendor_s_code(self, fleet: Fleet, carrier: Carrier) -> None:
        answer = try_out(fleet.daemon, f"ill-{carrier}", "--json")
        assert answer.status == 1
        assert answer.json["checked"] and not answer.json["ok"]
        assert answer.json["outcome"] == "rejected/misconfigured"
        assert answer.json["code"] and answer.json["text"]
        assert answer.json["explanation"]["en"] and answer.json["explanation"]["zh"]

    def test_of_an_account_that_leads_nowhere_says_that_no_answer_came(self, fleet: Fleet) -> None:
        answer = try_out(fleet.daemon, "nowhere", "--json")
        assert answer.status == 1
        assert answer.json["outcome"] == "deferred/transient"

    def test_of_nobody_fails(self, fleet: Fleet) -> None:
        answer = try_out(fleet.daemon, "nobody")
        assert answer.status == 1 and "nobody" in answer.text

    @pytest.mark.parametrize("carrier", [WEBHOOK, DINGTALK_ROBOT], ids=str)
    def test_of_what_can_only_be_tried_by_sending_says_how(self, fleet: Fleet, carrier: Carrier) -> None:
        answer = try_out(fleet.daemon, carrier.code)
        assert answer.status == 1
        assert f"account test {carrier.code} --to" in answer.text
        assert fleet.vendors.log(carrier.spoken) == []

    def test_by_sending_sends_one_message(self, fleet: Fleet) -> None:
        receiver = ["--to", "ops", "--channel", WEBHOOK.code, "--param", "code=4711"]
        answer = try_out(fleet.daemon, WEBHOOK.code, *receiver)
        assert answer.status == 0, answer.text
        assert len(fleet.vendors.accepted("webhook")) == 1


class TestATryOfAMailServer:
    @pytest.fixture
    def sink(self, authority: Authority) -> Iterator[MailSink]:
        sink = MailSink("tls", authority, login=True).start()
        yield sink
        sink.stop()

    @pytest.mark.parametrize(("password", "status"), [(PASSWORD, 0), ("not-the-one", 1)])
    def test_logs_in_and_sends_nothing(
        self, daemon: Daemon, sink: MailSink, authority: Authority, password: str, status: int
    ) -> None:
        smtp = {"host": "localhost", "port": sink.port, "tls": "tls", "ca_file": str(authority.ca_file)}
        login = {"username": USER, "password": password, "from": "robot@example.com"}
        daemon.apply(catalog.single(catalog.account("mail", "smtp", **smtp, **login), "email"))
        answer = try_out(daemon, "mail")
        assert answer.status == status, answer.text
        assert "not-the-one" not in answer.text
        assert sink.mails == []


class TestAnAccountThatIsPaused:
    def test_is_passed_over_until_it_is_resumed(self, daemon: Daemon) -> None:
        channel = line("main", "first", "second", priority=100)
        depot = open_depot(daemon, [box("first"), box("second")], [channel])
        said = daemon.json_of("account", "pause", "first")
        assert said == {"account": "first", "paused": True, "changed": True, "channels_without_account": []}
        assert "paused already" in daemon.cli("account", "pause", "first").stdout
        daemon.restart()

        task = depot.send()
        depot.arrives(task)
        [begun] = depot.begun(task)
        assert begun["choice"] == "second is the first choice; first: paused by the operator"
        assert "first：已被管理员暂停" in depot.story(task, "zh_CN.UTF-8")
        assert "paused" in daemon.cli("account", "list").stdout
        assert depot.account("first")["paused"] and "paused by the operator" in daemon.cli("queue").stdout
        states = {account["name"]: account["state"] for account in daemon.json_of("status")["accounts"]}
        assert states == {"first": "paused", "second": "open"}
        assert page(daemon).of("message_push_account_paused", account="first") == [1]

        assert "used again" in daemon.cli("account", "resume", "first").stdout
        task = depot.send()
        depot.arrives(task)
        assert depot.accounts(task) == ["first"]
        assert daemon.cli("account", "pause", "nobody").returncode == 1

    def test_lets_messages_wait_where_it_is_the_only_one_and_takes_receipts(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box(receipts="delivered", receipt_delay_ms=1500)])
        sent = depot.send()
        depot.is_in(sent, "awaiting receipt")
        said = daemon.cli("account", "pause", "box").stdout
        assert "the last one of main" in said, said
        waiting = depot.send()
        depot.is_in(sent, "delivered")
        assert depot.trace(waiting).state == "waiting" and depot.begun(waiting) == []
        daemon.cli("account", "resume", "box")
        depot.is_in(waiting, "delivered")
