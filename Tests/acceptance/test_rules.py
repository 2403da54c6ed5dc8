"""Failure rules: which one decides, what follows, and what none of them can do."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from conftest import MakeDaemon
from support import catalog
from support.carriers import ALIYUN, TENCENT
from support.daemon import Daemon, Document
from support.depot import Books, Depot, box, line, moment, number, open_depot
from support.fleet import Fleet, Line
from support.fleet import document as fleet_document
from support.hooks import HookSink
from support.vendors import Vendors
from support.waiting import until

# By these ends the sandbox knows what is wanted of it.
THROTTLED, INVALID, BLOCKED, UNCERTAIN = "9001", "9002", "9003", "9012"


def rule(action: str = "fail", name: str = "the rule", **more: Any) -> Document:
    return {"name": name, "scene": "send_failure", "when": {}, "action": action} | more


def again(**terms: float) -> Document:
    """Terms of a retry that does not keep a test waiting."""
    return {"delay_seconds": 1, "backoff_rate": 1} | terms


def consequences(depot: Depot, task: str) -> list[tuple[str, str]]:
    """What followed from each attempt, and which rule said so."""
    return [(attempt["disposition"], attempt["rule"]) for attempt in depot.attempts(task)]


def pauses(depot: Depot, task: str) -> list[float]:
    """How long each attempt was followed by nothing, as it was decided."""
    attempts = depot.attempts(task)
    return [moment(attempt["next_at"]) - moment(attempt["at"]) for attempt in attempts if attempt["next_at"]]


def with_rules(daemon: Daemon, *rules: Document, **more: Any) -> Depot:
    return open_depot(daemon, rules=list(rules), **more)


class TestARetry:
    def test_is_made_as_often_as_the_rule_says_and_after_its_pauses(self, daemon: Daemon) -> None:
        terms = {"max_retry": 2, "delay_seconds": 1, "backoff_rate": 1.5, "max_delay": 60}
        depot = with_rules(daemon, rule("retry", retry=terms))
        task = depot.send(number(INVALID))
        assert depot.ended(task).state == "failed"
        said = [("retry", "the rule"), ("retry", "the rule"), ("fail", "the rule")]
        assert consequences(depot, task) == said
        assert pauses(depot, task) == pytest.approx([1, 1.5], rel=0.11)
        begun = [moment(event["at"]) for event in depot.begun(task)]
        due = [moment(attempt["next_at"]) for attempt in depot.attempts(task) if attempt["next_at"]]
        assert all(start >= when for start, when in zip(begun[1:], due, strict=True))

    def test_waits_no_longer_than_the_longest_pause(self, daemon: Daemon) -> None:
        terms = {"max_retry": 2, "delay_seconds": 1, "backoff_rate": 10, "max_delay": 1}
        depot = with_rules(daemon, rule("retry", retry=terms))
        task = depot.send(number(INVALID))
        depot.ended(task)
        assert pauses(depot, task) == pytest.approx([1, 1], rel=0.11)

    def test_is_not_forgotten_by_a_crash(self, daemon: Daemon) -> None:
        terms = {"max_retry": 1, "delay_seconds": 3}
        depot = with_rules(daemon, rule("retry", retry=terms))
        task = depot.send(number(INVALID))
        [first] = depot.attempts(task)
        assert first["disposition"] == "retry"
        depot.crash()
        depot.ended(task)
        assert depot.begun(task)[1]["at"] >= first["next_at"]
        assert len(depot.sent()) == 2

    def test_ends_with_the_attempts_that_the_channel_allows(self, daemon: Daemon) -> None:
        channel = line("main", "box", max_attempts=2)
        depot = with_rules(daemon, rule("retry", retry=again(max_retry=9)), channels=[channel])
        task = depot.send(number(INVALID))
        depot.ended(task)
        assert consequences(depot, task) == [("retry", "the rule"), ("fail", "the rule")]


def two_accounts(daemon: Daemon, *rules: Document, priority: int = 100, **first: Any) -> Depot:
    """The account `first` fails as it is told, `second` is well."""
    accounts = [box("first", **({"outcome": "permanent"} | first)), box("second")]
    channel = line("main", "first", "second", priority=priority)
    return open_depot(daemon, accounts, [channel], rules=list(rules))


class TestAnotherProvider:
    def test_takes_over_where_a_rule_says_so(self, daemon: Daemon) -> None:
        depot = two_accounts(daemon, rule("switch_provider"))
        task = depot.send()
        assert depot.ended(task).state == "delivered"
        assert depot.accounts(task) == ["first", "second"]
        assert consequences(depot, task)[0] == ("try another account", "the rule")
        assert "first: failed this delivery before" in depot.begun(task)[1]["choice"]

    def test_takes_over_after_a_crash_too(self, daemon: Daemon) -> None:
        depot = two_accounts(daemon, rule("switch_provider"))
        task = depot.send()
        depot.attempts(task)
        depot.crash()
        assert depot.ended(task).state == "delivered"
        assert depot.accounts(task) == ["first", "second"]

    @pytest.mark.parametrize(("is_excluded", "last"), [(True, "second"), (False, "first")])
    def test_is_for_good_only_if_the_current_one_is_excluded(
        self, daemon: Daemon, is_excluded: bool, last: str
    ) -> None:
        terms = {"exclude_current": is_excluded, "max_retry": 1}
        depot = two_accounts(daemon, rule("switch_provider", switch_provider=terms))
        task = depot.send()
        depot.ended(task)
        # The second has a later priority: it is not asked while the first is in the choice.
        assert depot.accounts(task) == ["first", last]

    def test_is_tried_no_oftener_than_the_rule_says(self, daemon: Daemon) -> None:
        accounts = [box(name, outcome="permanent") for name in ("a", "b", "c", "d")]
        terms = {"max_retry": 2, "exclude_current": True}
        depot = open_depot(daemon, accounts, rules=[rule("switch_provider", switch_provider=terms)])
        task = depot.send()
        assert depot.ended(task).state == "failed"
        assert depot.accounts(task) == ["a", "b", "c"]

    def test_that_does_not_exist_is_not_waited_for(self, daemon: Daemon) -> None:
        depot = with_rules(daemon, rule("switch_provider"))
        task = depot.send(number(INVALID))
        assert depot.ended(task).state == "failed"
        assert consequences(depot, task) == [("fail", "the rule")]


class TestTheEnd:
    def test_comes_at_once_where_a_rule_says_so(self, daemon: Daemon) -> None:
        """Without the rule the message would be tried again, and then by another account."""
        depot = two_accounts(daemon, rule("fail"), outcome="transient")
        task = depot.send()
        assert depot.ended(task).state == "failed"
        assert consequences(depot, task) == [("fail", "the rule")]


class TestAnAlert:
    @pytest.fixture
    def alert(self, hooks: HookSink) -> Document:
        return {"level": "critical", "webhook_url": hooks.url("/alarm"), "allow_private_addresses": True}

    def test_alone_tells_and_fails(self, daemon: Daemon, hooks: HookSink, alert: Document) -> None:
        depot = two_accounts(daemon, rule("alert", alert=alert), outcome="transient")
        task = depot.send()
        assert depot.ended(task).state == "failed"
        assert consequences(depot, task) == [("fail", "the rule")]
        [told] = hooks.wait_for(1)
        assert (told.path, told.json["alert_level"], told.json["task_id"]) == ("/alarm", "critical", task)
        assert told.json["error_code"] == "sandbox"

    def test_goes_with_a_retry(self, daemon: Daemon, hooks: HookSink, alert: Document) -> None:
        depot = with_rules(daemon, rule("retry", retry=again(max_retry=1), alert=alert))
        task = depot.send(number(INVALID))
        depot.ended(task)
        assert consequences(depot, task) == [("retry", "the rule"), ("fail", "the rule")]
        [told] = hooks.wait_for(1)
        assert (told.json["task_id"], told.json["error_code"]) == (task, INVALID)

    def test_goes_with_another_provider(self, daemon: Daemon, hooks: HookSink, alert: Document) -> None:
        depot = two_accounts(daemon, rule("switch_provider", alert=alert))
        task = depot.send()
        assert depot.ended(task).state == "delivered"
        hooks.wait_for(1)


@pytest.fixture(scope="module")
def house(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Depot:
    """Two applications; channels that end at the sandbox, and one that ends at a vendor."""
    vendors_process.reset()
    vendors_process.configure({"credentials": ALIYUN.credentials("key-of-vendor")})
    document = fleet_document(vendors_process, Line("vendor", ALIYUN))
    document["accounts"].append(box())
    document["templates"] += [
        catalog.template("code", "sms"),
        catalog.template("letter", "email", subject="Code {code}"),
    ]
    document["channels"] += [
        line("main", "box"),
        line("side", "box"),
        catalog.channel("mail", "email", "box", template="letter"),
    ]
    document["apps"] = [catalog.app(), catalog.app("stranger")]
    daemon = make_shared_daemon().start()
    return Depot(daemon, daemon.apply(document))


# What a rule asks for, a message that fits, and one that does not.
SANDBOX = {"receiver": INVALID}
VENDOR = {"receiver": INVALID, "channel": "vendor"}
CONDITIONS = [
    ("provider", "sandbox", SANDBOX, VENDOR),
    ("provider", ["tencent_sms", "aliyun_sms"], VENDOR, SANDBOX),
    ("type", "email", {"receiver": "mail", "channel": "mail"}, SANDBOX),
    ("error_code", "9004, 9002", SANDBOX, {"receiver": BLOCKED}),
    ("error_code", ["isv.MOBILE_NUMBER_ILLEGAL"], VENDOR, SANDBOX),
    ("error_keyword", "余额不足，, 格式错误", VENDOR, SANDBOX),
    ("error_keyword", "SANDBOX KEEPS", SANDBOX, VENDOR),
    ("outcome", "rejected", SANDBOX, {"receiver": THROTTLED}),
    ("outcome", ["rejected/recipient_blocked"], {"receiver": BLOCKED}, SANDBOX),
    ("channel", "side", SANDBOX | {"channel": "side"}, SANDBOX),
    ("app", ["stranger"], SANDBOX | {"app": "stranger"}, SANDBOX),
]


class TestACondition:
    @pytest.mark.parametrize(("condition", "value", "fitting", "other"), CONDITIONS)
    def test_decides_whether_a_rule_fires(
        self, house: Depot, vendors: Vendors, condition: str, value: Any, fitting: Document, other: Document
    ) -> None:
        vendors.configure({"credentials": ALIYUN.credentials("key-of-vendor")})
        vendors.rule(provider="aliyun", code="isv.MOBILE_NUMBER_ILLEGAL", message="手机号码格式错误")
        house.daemon.apply({"rules": [rule(when={condition: value})]})
        assert self._fired(house, **fitting) == "the rule"
        assert self._fired(house, **other) == ""

    def test_must_hold_with_all_others(self, house: Depot) -> None:
        when = {"error_code": INVALID, "app": ["stranger"], "outcome": "rejected"}
        house.daemon.apply({"rules": [rule(when=when)]})
        assert self._fired(house, INVALID) == ""
        assert self._fired(house, BLOCKED, app="stranger") == ""
        assert self._fired(house, INVALID, app="stranger") == "the rule"

    @pytest.mark.parametrize("wrong", ["isv.mobile_number_illegal", "isv.MOBILE"])
    def test_on_a_code_is_for_the_whole_code_as_it_is_written(
        self, house: Depot, vendors: Vendors, wrong: str
    ) -> None:
        vendors.configure({"credentials": ALIYUN.credentials("key-of-vendor")})
        house.daemon.apply({"rules": [rule(when={"error_code": wrong})]})
        assert self._fired(house, **VENDOR) == ""

    @staticmethod
    def _fired(house: Depot, receiver: str, **where: str) -> str:
        whom = f"user{INVALID}@example.com" if receiver == "mail" else number(receiver)
        task = house.send(whom, **where)
        return str(house.attempts(task)[0]["rule"])


class TestTheOrder:
    def test_is_by_priority_then_the_newest_first_and_leaves_out_what_is_off(self, daemon: Daemon) -> None:
        depot = with_rules(
            daemon,
            rule(name="low", priority=10),
            rule(name="older", priority=50),
            rule(name="newer", priority=50),
            rule(name="high", priority=90),
        )
        for fires, change in (
            ("high", {"name": "high", "enabled": False}),
            ("newer", {"name": "newer", "delete": True}),
            ("older", {"name": "low", "priority": 60}),
            ("low", {"name": "high", "enabled": True}),
            ("high", {"name": "high", "when": {"error_code": "other"}}),
            ("low", {"name": "low", "enabled": False}),
        ):
            task = depot.send(number(INVALID))
            depot.ended(task)
            assert consequences(depot, task) == [("fail", fires)]
            daemon.apply({"rules": [change]})
        assert self._listed(daemon) == ["high", "low", "older", "account at fault"]

    def test_is_the_one_that_is_listed(self, daemon: Daemon) -> None:
        when = {"provider": "sandbox", "error_code": ["1", "2"]}
        with_rules(
            daemon,
            rule(name="first", priority=7, when=when),
            rule("retry", name="second", priority=7, retry={"max_retry": 4}, enabled=False),
            rule("switch_provider", name="third", priority=9, remark="why"),
        )
        assert self._listed(daemon) == ["third", "second", "first", "account at fault"]
        third, second, first, built_in = daemon.json_of("rules", "list")["rules"]
        assert (third["remark"], third["when"], third["scene"]) == ("why", {}, "send_failure")
        assert first["when"] == {"provider": ["sandbox"], "error_code": ["1", "2"]}
        assert (second["enabled"], "up to 4 times after 2 s" in second["action"]) == (False, True)
        assert (built_in["built_in"], built_in["alert"]) == (True, "critical")
        text = daemon.cli("rules", "list").stdout
        assert [row.split()[1] for row in text.splitlines()[1:4]] == ["third", "second", "first"]
        assert "second (off)" in text and "provider sandbox, error_code 1 or 2" in text

    @staticmethod
    def _listed(daemon: Daemon) -> list[str]:
        return [entry["name"] for entry in daemon.json_of("rules", "list")["rules"]]


SECOND = Line("second", TENCENT)
FIRST = Line("first", ALIYUN, spare=SECOND)


def receipts(books: Books, task: str) -> list[tuple[str, str]]:
    """What followed from each receipt, and which rule said so."""
    return [(event["disposition"] or "", event["rule"]) for event in books.events(task, "receipt")]


class TestAFailingReceipt:
    """The telephone is off, says the first vendor; the second one may know better (wire contract §4.3)."""

    @pytest.fixture
    def fleet(self, daemon: Daemon, vendors: Vendors) -> Fleet:
        off = {"delay_ms": 10, "status": "fail", "code": "MK:0001"}
        vendors.rules([{"provider": "aliyun", "match": "*", "receipt": off}])
        return Fleet(daemon, vendors).open(SECOND, FIRST)

    @pytest.fixture
    def books(self, fleet: Fleet) -> Books:
        return Books(fleet.daemon)

    @staticmethod
    def judged(fleet: Fleet, action: str, **more: Any) -> str:
        """The task of a message whose first receipt is judged by a rule, while others would fail it."""
        rules = [rule(action, scene="callback_failure", **more), rule("fail", "not this one", priority=1000)]
        fleet.daemon.apply({"rules": rules})
        return fleet.send("first", number())

    def test_is_the_end_without_a_rule(self, fleet: Fleet, books: Books) -> None:
        task = fleet.send("first", number())
        assert books.ended(task).state == "failed"
        assert (receipts(books, task), books.accounts(task)) == ([("", "")], ["first"])

    def test_is_followed_by_another_provider(self, fleet: Fleet, books: Books) -> None:
        task = self.judged(fleet, "switch_provider", when={"error_code": "MK:0001", "provider": "aliyun_sms"})
        books.begun(task, 2)
        books.is_in(task, "delivered")
        assert books.accounts(task) == ["first", "second"]
        assert receipts(books, task)[0] == ("try another account", "the rule")
        assert "by rule “the rule”" in books.story(task)
        assert "换用其他账号（规则“the rule”）" in books.story(task, "zh_CN.UTF-8")

    def test_is_followed_by_a_retry(self, fleet: Fleet, books: Books) -> None:
        task = self.judged(fleet, "retry", retry=again(max_retry=1))
        books.begun(task, 2)
        books.is_in(task, "failed")
        assert books.accounts(task) == ["first", "first"]
        assert receipts(books, task)[0] == ("retry", "the rule")
        assert len(fleet.vendors.accepted("aliyun")) == 2

    def test_is_followed_by_a_retry_over_a_crash(self, fleet: Fleet, books: Books) -> None:
        task = self.judged(fleet, "retry", retry={"max_retry": 1, "delay_seconds": 2})
        until(lambda: receipts(books, task), "the receipt comes")
        books.crash()
        books.begun(task, 2)

    def test_is_the_end_where_the_rule_is_for_other_codes(self, fleet: Fleet, books: Books) -> None:
        task = self.judged(fleet, "retry", when={"error_code": "MK:0002"})
        assert books.ended(task).state == "failed"
        assert receipts(books, task) == [("", "")]

    def test_tells_and_ends(self, fleet: Fleet, books: Books, hooks: HookSink) -> None:
        alert = {"webhook_url": hooks.url("/alarm"), "allow_private_addresses": True}
        task = self.judged(fleet, "alert", alert=alert)
        [told] = hooks.wait_for(1)
        assert (told.json["task_id"], told.json["error_code"]) == (task, "MK:0001")
        assert books.is_in(task, "failed")

    def test_of_the_sandbox_is_judged_like_any_other(self, daemon: Daemon) -> None:
        switch = rule("switch_provider", scene="callback_failure")
        depot = two_accounts(daemon, switch, outcome="delivered", receipts="failed", receipt_delay_ms=1)
        task = depot.send()
        until(lambda: receipts(depot, task), "the receipt comes")
        assert receipts(depot, task) == [("try another account", "the rule")]

    def test_is_judged_anew_by_a_replay(self, fleet: Fleet, books: Books) -> None:
        task = self.judged(fleet, "switch_provider")
        books.begun(task, 2)
        books.is_in(task, "delivered")
        replay = ("rules", "replay", "--since", "2026-01-01T00:00:00Z")
        same = fleet.daemon.json_of(*replay)
        assert (same["failures"], same["changed"]) == (1, 0)
        document = fleet.daemon.root / "changed.json"
        document.write_text(json.dumps({"rules": [{"name": "the rule", "enabled": False}]}))
        [change] = fleet.daemon.json_of(*replay, "-f", str(document))["changes"]
        assert change["was"] == {"rule": "the rule", "disposition": "try another account"}
        assert change["would"] == {"rule": "", "disposition": "fail"}


class TestWhatNoRuleCanDo:
    """Whatever operators write, within what is safe."""

    def test_a_throttled_recipient_is_not_reached_another_way(self, daemon: Daemon) -> None:
        depot = two_accounts(daemon, rule("switch_provider"), outcome="delivered")
        task = depot.send(number(THROTTLED))
        [first] = depot.attempts(task)
        assert (first["disposition"], first["rule"]) == ("retry", "the rule")
        # What is next is decided a moment before the end is written down.
        assert moment(first["next_at"]) - moment(first["at"]) > 59
        assert depot.is_in(task, "waiting").whole["account"] == "first"

    @pytest.mark.parametrize("action", ["switch_provider", "retry"])
    def test_a_recipient_who_is_blocked_is_not_written_to_again(self, daemon: Daemon, action: str) -> None:
        depot = two_accounts(daemon, rule(action), outcome="delivered")
        task = depot.send(number(BLOCKED))
        assert depot.ended(task).state == "failed"
        assert consequences(depot, task) == [("fail", "the rule")]

    @pytest.mark.parametrize("action", ["switch_provider", "retry"])
    def test_a_code_that_may_have_arrived_is_not_repeated(self, daemon: Daemon, action: str) -> None:
        accounts = [box("first"), box("second")]
        channel = line("main", "first", "second", kind="code")
        meant = rule(action, when={"outcome": "uncertain"})
        depot = open_depot(daemon, accounts, [channel], rules=[meant])
        task = depot.send(number(UNCERTAIN))
        assert depot.ended(task).state == "uncertain"
        assert consequences(depot, task) == [("leave uncertain", "the rule")]
        assert len(depot.sent()) == 1

    def test_a_notice_that_may_have_arrived_is_repeated_only_by_a_rule_that_means_it(
        self, daemon: Daemon
    ) -> None:
        depot = with_rules(daemon, rule("retry", retry=again(max_retry=1)))
        task = depot.send(number(UNCERTAIN))
        assert depot.ended(task).state == "uncertain"
        assert len(depot.begun(task)) == 1
        daemon.apply({"rules": [{"name": "the rule", "when": {"outcome": "uncertain"}}]})
        task = depot.send(number(UNCERTAIN))
        depot.attempts(task, 2)
        assert depot.ended(task).state == "uncertain"

    def test_nothing_is_sent_too_late(self, daemon: Daemon) -> None:
        retry = rule("retry", retry={"delay_seconds": 30})
        depot = with_rules(daemon, retry, channels=[line("main", "box", ttl="20s")])
        task = depot.send(number(INVALID))
        assert depot.ended(task).state == "failed"
        assert consequences(depot, task) == [("fail", "the rule")]


class TestADryRun:
    """`rules test`: nothing is sent, and what it says is what happens."""

    def test_says_which_rule_fires_and_what_follows(self, daemon: Daemon) -> None:
        terms = {"max_retry": 3, "delay_seconds": 10, "backoff_rate": 2, "max_delay": 30}
        depot = with_rules(
            daemon,
            rule("retry", name="slowly", when={"error_code": INVALID}, retry=terms, priority=50),
            rule(name="elsewhere", when={"channel": ["main"], "error_code": "1"}, priority=90),
            rule(name="off", enabled=False, priority=99),
            rule(name="late", priority=1),
        )
        supposed = ("rules", "test", "--channel", "main", "--error-code", INVALID)
        supposed += ("--outcome", "rejected/permanent")
        verdict = daemon.json_of(*supposed)
        assert (verdict["rule"], verdict["action"], verdict["alert"]) == ("slowly", "retry", None)
        follows = [(step["attempt"], step["disposition"]) for step in verdict["follows"]]
        assert follows == [(1, "retry"), (2, "retry"), (3, "retry"), (4, "fail")]
        assert [step["after_seconds"] for step in verdict["follows"]] == [10, 20, 30, 0]
        findings = {found["name"]: found for found in verdict["rules"]}
        assert list(findings) == ["elsewhere", "slowly", "late", "account at fault"]
        assert findings["elsewhere"]["obstacle"] == "error code"
        assert (findings["late"]["fits"], findings["late"]["decides"]) == (True, False)
        said = daemon.cli(*supposed).stdout
        assert "fires slowly" in said and "later late" in said and "elsewhere: another error code" in said
        assert "after attempt 4: fail" in said
        assert depot.sent() == []

    def test_knows_what_a_providers_code_means(self, house: Depot) -> None:
        house.daemon.apply({"rules": [rule(when={"outcome": "rejected/misconfigured"})]})
        supposed = ("rules", "test", "--provider", "aliyun_sms", "--error-code")
        verdict = house.daemon.json_of(*supposed, "isv.AMOUNT_NOT_ENOUGH", "--error-message", "账户余额不足")
        assert (verdict["rule"], verdict["outcome"]) == ("the rule", "rejected/misconfigured")
        other = house.daemon.json_of(*supposed, "isv.MOBILE_NUMBER_ILLEGAL")
        assert (other["rule"], other["follows"][0]["disposition"]) == ("", "fail")

    def test_is_for_receipts_too(self, house: Depot) -> None:
        house.daemon.apply({"rules": [rule("retry", scene="callback_failure", retry=again(max_retry=1))]})
        supposed = ("rules", "test", "--channel", "vendor", "--error-code", "MK:0001", "--scene")
        verdict = house.daemon.json_of(*supposed, "callback_failure")
        assert (verdict["rule"], verdict["outcome"]) == ("the rule", None)
        assert [step["disposition"] for step in verdict["follows"]] == ["retry", "fail"]
        assert house.daemon.json_of(*supposed, "send_failure")["rule"] != "the rule"

    @pytest.mark.parametrize(
        "wrong",
        [
            ("--channel", "nowhere"),
            ("--provider", "nobody"),
            ("--channel", "main", "--outcome", "bad"),
            ("--channel", "main", "--scene", "never"),
            ("--channel", "main", "--app", "nobody"),
        ],
    )
    def test_explains_what_it_does_not_know(self, house: Depot, wrong: tuple[str, ...]) -> None:
        done = house.daemon.cli("rules", "test", *wrong)
        assert done.returncode == 1 and done.stderr


class TestAReplay:
    def test_says_what_changed_rules_would_have_done(self, daemon: Daemon) -> None:
        depot = open_depot(daemon)
        before = time.time() - 60
        failing = [depot.send(number(INVALID)) for _ in range(3)] + [depot.send(number(BLOCKED))]
        for task in failing:
            depot.ended(task)
        since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(before))
        replay = ("rules", "replay", "--since", since)
        same = daemon.json_of(*replay)
        assert (same["failures"], same["changed"], same["complete"]) == (4, 0, True)

        document = daemon.root / "changed.json"
        document.write_text(json.dumps({"rules": [rule("retry", name="new", when={"error_code": INVALID})]}))
        exported = daemon.json_of("export")
        changed = daemon.json_of(*replay, "-f", str(document))
        assert (changed["failures"], changed["changed"]) == (4, 3)
        [change] = changed["changes"]
        assert change["was"] == {"rule": "", "disposition": "fail"}
        assert change["would"] == {"rule": "new", "disposition": "retry"}
        assert (change["count"], set(change["examples"]) <= set(failing[:3])) == (3, True)
        said = daemon.cli(*replay, "-f", str(document)).stdout
        assert "3 of 4 failures would have gone another way" in said and "retry (new)" in said
        assert daemon.json_of("export") == exported
        assert len(depot.sent()) == 4

        daemon.apply({"rules": [rule("retry", name="new", when={"error_code": INVALID})]})
        assert daemon.json_of(*replay)["changed"] == 3
        soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 60))
        assert daemon.json_of("rules", "replay", "--since", soon)["failures"] == 0

    def test_refuses_a_document_that_apply_would_refuse(self, daemon: Daemon) -> None:
        document = daemon.root / "wrong.json"
        document.write_text(json.dumps({"rules": [rule("explode")]}))
        replay = ("rules", "replay", "--since")
        done = daemon.cli(*replay, "2026-01-01T00:00:00Z", "-f", str(document))
        assert done.returncode == 1 and "rules[0].action" in done.stderr
        assert daemon.cli(*replay, "yesterday").returncode == 1


class TestTheStory:
    def test_names_the_rule_in_english_and_chinese(self, daemon: Daemon) -> None:
        depot = two_accounts(daemon, rule("switch_provider", name="换一家"))
        task = depot.send()
        depot.ended(task)
        english = depot.story(task)
        assert "refused for good (sandbox The sandbox keeps" in english
        assert "; another account at" in english and ", by rule “换一家”" in english
        assert "first: failed this delivery before" in english
        chinese = depot.story(task, "zh_CN.UTF-8")
        assert "第 1 次发送（经 first）：被拒绝，重试无效" in chinese
        assert "换用其他账号（规则“换一家”）" in chinese
        assert "first：此前发送该消息失败" in chinese
