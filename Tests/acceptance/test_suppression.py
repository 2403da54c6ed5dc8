"""Recipients who are not to be written to, by the operator's own word."""

from __future__ import annotations

from support import catalog
from support.daemon import Daemon
from support.shop import RECEIVER
from support.waiting import until

KEPT = "+86" + RECEIVER


class TestASuppressedRecipient:
    def test_gets_nothing_until_the_suppression_is_lifted(self, daemon: Daemon) -> None:
        made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        client, channel = daemon.client(made.apps["shop"]), made.channels["main"]

        def send() -> str:
            body = {"channel_id": channel, "receiver": RECEIVER, "template_params": {"code": "4711"}}
            return client.send(body).task

        added = daemon.json_of("suppression", "add", "sms", RECEIVER, "--text", "asked by telephone")
        assert added["receiver"] == KEPT
        refused = send()
        until(lambda: daemon.trace(refused).state == "failed", "the message is given up")
        assert daemon.trace(refused).kinds == ["accepted", "failed"]
        [entry] = daemon.json_of("suppression", "list")["suppressions"]
        assert (entry["receiver"], entry["reason"], entry["text"]) == (
            KEPT, "operator's wish", "asked by telephone",
        )  # fmt: skip

        assert daemon.cli("suppression", "lift", "sms", RECEIVER).returncode == 0
        assert daemon.cli("suppression", "list").stdout == "Nobody is suppressed.\n"
        passed = send()
        until(lambda: daemon.trace(passed).state == "delivered", "the message is delivered")

    def test_survives_a_restart(self, daemon: Daemon) -> None:
        made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        daemon.json_of("suppression", "add", "sms", RECEIVER)
        daemon.restart()
        sent = daemon.json_of(
            "send", "--app", "shop", "--channel", "main", "--to", RECEIVER, "--param", "code=1"
        )
        assert made.channels["main"]
        until(lambda: daemon.trace(sent["task_id"]).state == "failed", "the message is given up")

    def test_is_refused_when_it_is_no_address_or_no_type(self, daemon: Daemon) -> None:
        number = daemon.cli("suppression", "add", "sms", "12345")
        assert number.returncode == 1 and "number" in number.stderr
        kind = daemon.cli("suppression", "add", "letter", RECEIVER)
        assert kind.returncode == 1 and "email" in kind.stderr
