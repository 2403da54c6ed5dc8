"""DingTalk, against a stand-in that checks signatures with an independent implementation."""

from __future__ import annotations

from typing import Any

import pytest

from support import catalog
from support.client import Client
from support.daemon import Daemon
from support.vendors import Vendors
from support.waiting import until

ROBOT = {"access_token": "robot1", "secret": "SEC000000000000000000000"}
NOTICE = {"app_key": "dingkey", "app_secret": "dingsecret", "agent_id": 1}
PROVIDER = "dingtalk"


class Office:
    """A daemon with one DingTalk channel."""

    def __init__(
        self, daemon: Daemon, vendors: Vendors, provider: str, config: dict[str, Any], **more: Any
    ) -> None:
        account = catalog.account("ding", provider, endpoint=vendors.endpoint, **config)
        made = daemon.apply(catalog.single(account, "dingtalk", **more))
        self.daemon = daemon
        self.client: Client = daemon.client(made.apps["shop"])
        self.channel = made.channels["main"]

    def send(self, receiver: str = "-", code: str = "1") -> str:
        body = {"channel_id": self.channel, "receiver": receiver, "template_params": {"code": code}}
        return self.client.send(body).task

    def ends(self, task: str, status: str) -> None:
        until(lambda: self.client.status(task) == status, f"task {task} ends as {status}", 40)


class TestARobot:
    def test_signs_so_that_dingtalkchatbot_agrees(self, daemon: Daemon, vendors: Vendors) -> None:
        office = Office(daemon, vendors, "dingtalk_robot", ROBOT)
        office.ends(office.send(code="验证码 4711"), "success")
        (entry,) = vendors.accepted(PROVIDER)
        assert entry["verifier"] == "dingtalkchatbot"
        assert entry["content"]["msgtype"] == "text"
        assert entry["content"]["text"]["content"] == "Your code is 验证码 4711."

    def test_sends_markdown_as_markdown(self, daemon: Daemon, vendors: Vendors) -> None:
        variables = {"format": "markdown", "content": "### Code\n**{code}**", "subject": "Code"}
        office = Office(daemon, vendors, "dingtalk_robot", ROBOT, variables=variables)
        office.ends(office.send(), "success")
        content = vendors.accepted(PROVIDER)[0]["content"]
        assert content["msgtype"] == "markdown"
        assert "**1**" in content["markdown"]["text"] and content["markdown"]["title"]

    def test_with_a_wrong_secret_is_misconfigured(self, daemon: Daemon, vendors: Vendors) -> None:
        office = Office(daemon, vendors, "dingtalk_robot", ROBOT | {"secret": "SECwrong"}, max_attempts=1)
        task = office.send()
        office.ends(task, "failed")
        assert daemon.trace(task).outcomes == ["rejected/misconfigured"]
        assert "SECwrong" not in str(daemon.trace(task).whole) + daemon.log_text()

    def test_that_is_throttled_is_tried_later(self, daemon: Daemon, vendors: Vendors) -> None:
        vendors.rule(provider=PROVIDER, match="*", fault="throttle", times=1)
        office = Office(daemon, vendors, "dingtalk_robot", ROBOT)
        task = office.send()
        until(lambda: daemon.trace(task).outcomes, "the first attempt ends")
        assert daemon.trace(task).outcomes[0].startswith("deferred")

    def test_never_takes_garbage_for_success(self, daemon: Daemon, vendors: Vendors) -> None:
        vendors.rule(provider=PROVIDER, match="*", fault="garbage", times=1)
        office = Office(daemon, vendors, "dingtalk_robot", ROBOT, when_uncertain="stop", kind="code")
        task = office.send()
        until(lambda: daemon.trace(task).outcomes, "the attempt ends")
        assert daemon.trace(task).outcomes[0] != "delivered"
        assert len(vendors.accepted(PROVIDER)) == 1


class TestAWorkNotice:
    @pytest.fixture
    def office(self, daemon: Daemon, vendors: Vendors) -> Office:
        return Office(daemon, vendors, "dingtalk", NOTICE)

    def test_counts_as_delivered_once_dingtalk_says_so(self, office: Office, vendors: Vendors) -> None:
        task = office.send("user1")
        office.ends(task, "success")
        assert office.daemon.trace(task).outcomes == ["accepted"]
        assert vendors.counts(PROVIDER)["/topapi/message/corpconversation/getsendresult"] >= 1

    @pytest.mark.parametrize("receiver", ["user9002", "user9003"])
    def test_fails_where_dingtalk_left_its_person_out(self, office: Office, receiver: str) -> None:
        task = office.send(receiver)
        office.ends(task, "failed")
        assert office.daemon.trace(task).outcomes == ["accepted"]

    def test_reaches_its_person_with_one_token_for_many(self, office: Office, vendors: Vendors) -> None:
        tasks = [office.send(f"user{n}", code=str(n)) for n in range(5)]
        for task in tasks:
            until(lambda: office.client.status(task) in ("sent", "success"), "the notice is accepted", 40)
        assert sorted(entry["recipient"] for entry in vendors.accepted(PROVIDER)) == [
            f"user{n}" for n in range(5)
        ]
        assert vendors.counts(PROVIDER)["/gettoken"] == 1

    def test_gets_a_new_token_when_the_old_one_is_refused(self, office: Office, vendors: Vendors) -> None:
        first = office.send("user1", code="1")
        until(lambda: office.client.status(first) in ("sent", "success"), "the first notice is accepted", 40)
        vendors.expire_tokens()
        second = office.send("user2", code="2")
        until(
            lambda: office.client.status(second) in ("sent", "success"), "the second notice is accepted", 40
        )
        assert len(vendors.accepted(PROVIDER)) == 2

    def test_with_a_wrong_key_is_misconfigured(self, daemon: Daemon, vendors: Vendors) -> None:
        office = Office(daemon, vendors, "dingtalk", NOTICE | {"app_secret": "wrong-one"}, max_attempts=1)
        task = office.send("user1")
        office.ends(task, "failed")
        assert daemon.trace(task).outcomes[0].startswith("rejected/misconfigured")
        assert "wrong-one" not in str(daemon.trace(task).whole) + daemon.log_text()
