"""What Prometheus reads, and the dashboard and the alert rules that ask for it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from conftest import MakeDaemon
from support.client import exchange
from support.daemon import REPOSITORY, Daemon
from support.depot import box, line, number, open_depot
from support.metrics import Page, named, page, parsed
from support.waiting import free_port, until

EXAMPLES = REPOSITORY / "packaging/examples"
MESSAGES = "/api/v1/messages"


def until_counted(daemon: Daemon, count: float, name: str, **labels: str) -> Page:
    """The page once the tables have come so far."""
    until(lambda: page(daemon).sum(name, **labels) >= count, f"{name} {labels} is {count}")
    return page(daemon)


class TestThePage:
    def test_counts_a_message_from_the_door_to_its_end(self, daemon: Daemon) -> None:
        depot = open_depot(daemon)
        receivers = [number() for _ in range(3)]
        for receiver in receivers:
            depot.arrives(depot.send(receiver))
        seen = until_counted(daemon, 3, "message_push_deliveries_ended_total")
        assert seen.of("message_push_deliveries_accepted_total", app="shop", channel="main") == [3]
        assert seen.of("message_push_deliveries_ended_total", app="shop", state="delivered") == [3]
        assert seen.of("message_push_attempts_total", account="box", outcome="delivered") == [3]
        assert seen.of("message_push_attempt_duration_seconds_count", account="box") == [3]
        assert seen.of("message_push_delivery_wait_seconds_count", lane="normal") == [3]
        assert seen.of("message_push_http_requests_total", route=MESSAGES, method="POST", code="200") == [3]
        assert 0 < seen.sum("message_push_http_request_duration_seconds_sum", route=MESSAGES) < 60
        assert seen.sum("message_push_journal_sync_duration_seconds_count") >= 3
        assert 0 < seen.sum("message_push_journal_sync_duration_seconds_sum") < 60
        assert not any(receiver in seen.text for receiver in receivers)

    def test_has_buckets_that_hold_those_before_them(self, daemon: Daemon) -> None:
        depot = open_depot(daemon)
        depot.arrives(depot.send())
        seen = until_counted(daemon, 1, "message_push_attempt_duration_seconds_count")
        histograms = [name for name in seen.values if name.endswith("_bucket")]
        assert len(histograms) == 5
        for name in histograms:
            series: dict[tuple[tuple[str, str], ...], list[tuple[float, float]]] = {}
            for labels, value in seen.values[name].items():
                rest = tuple(pair for pair in labels if pair[0] != "le")
                series.setdefault(rest, []).append((float(dict(labels)["le"]), value))
            for rest, buckets in series.items():
                counts = [count for _, count in sorted(buckets)]
                assert counts == sorted(counts) and max(buckets)[0] == float("inf")
                assert counts[-1] == seen.values[name.replace("_bucket", "_count")][rest]

    def test_shows_the_moment(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box("first", outcome="misconfigured"), box("second")])
        depot.arrives(depot.send())
        seen = until_counted(daemon, 1, "message_push_breaker_openings_total", account="first")
        assert seen.of("message_push_breaker_state", account="first", state="open") == [1]
        assert seen.of("message_push_breaker_state", account="second", state="closed") == [1]
        assert seen.sum("message_push_breaker_state") == 2
        assert seen.of("message_push_taking_work") == [1]
        assert seen.labels("message_push_build_info", "version") == {"0.1.0"}
        own = (daemon.resident_bytes(), seen.sum("process_resident_memory_bytes"))
        assert own[1] == pytest.approx(own[0], rel=0.2)
        assert 0 < seen.sum("process_open_fds") < seen.sum("process_max_fds")
        assert 0 < seen.sum("process_cpu_seconds_total") < 60
        for name in ("disk_free", "journal", "process_virtual_memory", "database"):
            assert seen.sum(f"message_push_{name}_bytes".replace("message_push_process", "process")) > 0, name
        for label in ("ledger.sqlite", "catalog.sqlite"):
            assert seen.sum("message_push_database_bytes", file=label) >= 4096

    def test_shows_what_waits(self, daemon: Daemon) -> None:
        depot = open_depot(
            daemon, [box(outcome="transient")], [line("main", "box", **{"class": "marketing"})]
        )
        tasks = [depot.send() for _ in range(3)]
        for task in tasks:
            daemon.cli("hold", task)
        depot.send(scheduled_at="2035-01-01T00:00:00Z")
        until(lambda: page(daemon).sum("message_push_held_deliveries") == 3, "three are held")
        seen = until_counted(daemon, 1, "message_push_queue_deliveries", state="waiting", lane="bulk")
        assert seen.labels("message_push_queue_deliveries", "channel") == {"main"}
        assert seen.of("message_push_queue_oldest_seconds", lane="bulk") == [0]
        assert seen.labels("message_push_queue_oldest_seconds", "lane") == {"urgent", "normal", "bulk"}

    def test_counts_refusals_and_no_strangers_words(self, daemon: Daemon) -> None:
        depot = open_depot(daemon)
        assert depot.ask(channel="main", template_params={}).code != 0
        for path in ("/api/none", "/api/v1/messages/" + "x" * 40):
            exchange(daemon.port, "PROPFIND", path)
        assert exchange(daemon.port, "GET", f"{MESSAGES}/{'y' * 36}").status == 200
        seen = page(daemon)
        assert seen.sum("message_push_http_refusals_total", code="10006") == 1
        assert seen.of("message_push_http_requests_total", route="(none)") == [2]
        assert not any(word in seen.text for word in ("PROPFIND", "xxx", "yyy"))
        assert all(
            "{" in route or route.count("/") < 5
            for route in seen.labels("message_push_http_requests_total", "route")
        )

    def test_keeps_the_names_that_operators_chose(self, daemon: Daemon) -> None:
        name = 'a "quoted" \\ name, {lane="bulk"} 推送'
        depot = open_depot(daemon, [box(name)], [line("main", name)])
        depot.arrives(depot.send())
        seen = until_counted(daemon, 1, "message_push_attempts_total")
        assert seen.labels("message_push_attempts_total", "account") == {name}
        assert name in seen.labels("message_push_account_window", "account")

    def test_begins_at_zero_and_counts_each_event_once(self, daemon: Daemon) -> None:
        depot = open_depot(daemon)
        depot.arrives(depot.send())
        until_counted(daemon, 1, "message_push_deliveries_ended_total")
        daemon.restart()
        assert page(daemon).sum("message_push_deliveries_accepted_total") == 0
        depot.arrives(depot.send())
        seen = until_counted(daemon, 1, "message_push_deliveries_ended_total")
        assert seen.sum("message_push_deliveries_accepted_total") == 1
        # What the house tells itself has a name of its own; nobody asked for notices here.
        assert seen.labels("message_push_deliveries_accepted_total", "channel") == {"main"}


class TestTheDoorForPrometheus:
    def test_serves_the_page_and_nothing_else(self, make_daemon: MakeDaemon) -> None:
        port = free_port()
        daemon = make_daemon(metrics_listen=[f"127.0.0.1:{port}"]).start()
        reply = exchange(port, "GET", "/metrics")
        assert reply.status == 200
        assert reply.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
        assert parsed(reply.body.decode()).helps == page(daemon).helps
        for method, path in (
            ("GET", "/"),
            ("POST", "/metrics"),
            ("GET", "/control/queue"),
            ("GET", "/control/catalog"),
            ("GET", "/health/simple"),
            ("POST", MESSAGES),
        ):
            assert exchange(port, method, path).status == 404, (method, path)
        assert exchange(daemon.port, "GET", "/metrics").status == 404

    def test_is_closed_unless_somebody_opens_it(self, daemon: Daemon) -> None:
        assert daemon.log_text().count("listening") == 2
        assert exchange(daemon.port, "GET", "/metrics").status == 404


class TestTheExamples:
    def test_ask_for_metrics_that_there_are(self, daemon: Daemon) -> None:
        known = set(page(daemon).helps)
        for what, expressions in (("rules", rules()), ("dashboard", dashboard())):
            asked = {name for expression in expressions for name in named(expression)}
            assert len(asked) > 10, what
            assert asked <= known, (what, asked - known)

    def test_show_every_metric_or_alert_on_it(self, daemon: Daemon) -> None:
        asked = {name for expression in itertools.chain(rules(), dashboard()) for name in named(expression)}
        left = set(page(daemon).helps) - asked
        assert left <= {
            "message_push_account_window_limit",
            "message_push_alerts_raised_total",
            "process_virtual_memory_bytes",
        }

    def test_can_be_imported(self) -> None:
        whole = json.loads((EXAMPLES / "grafana-dashboard.json").read_text())
        assert whole["uid"] and whole["schemaVersion"] >= 39 and "id" not in whole
        ids = [panel["id"] for panel in whole["panels"]]
        assert len(ids) == len(set(ids))
        for panel in whole["panels"]:
            assert panel["type"] == "row" or panel["description"], panel["title"]

    def test_tell_who_is_woken_what_happened(self) -> None:
        names = [rule["alert"] for rule in alerting()]
        assert len(names) == len(set(names)) and all(name.startswith("MessagePush") for name in names)
        for rule in alerting():
            assert rule["labels"]["severity"] in ("warning", "critical"), rule
            assert {"summary", "description"} <= rule["annotations"].keys(), rule


def alerting() -> list[dict[str, Any]]:
    whole = yaml.safe_load((EXAMPLES / "prometheus-alerts.yaml").read_text())
    return [rule for group in whole["groups"] for rule in group["rules"]]


def rules() -> Iterator[str]:
    return (rule["expr"] for rule in alerting())


def dashboard() -> Iterator[str]:
    def expressions(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (
                each for key, each in value.items() if key in ("expr", "query") and isinstance(each, str)
            )
            yield from itertools.chain.from_iterable(map(expressions, value.values()))
        elif isinstance(value, list):
            yield from itertools.chain.from_iterable(map(expressions, value))

    return expressions(json.loads((EXAMPLES / "grafana-dashboard.json").read_text()))
