"""The same request twice: one message, and the same answer, whatever happened in between."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import catalog
from support.client import BATCH, MESSAGES, Reply, encoded
from support.daemon import Daemon, Document
from support.depot import Depot, box, line, number, open_depot
from support.shop import refused
from support.waiting import until

CONFLICT = 409
KEY = "order-4711 确认"


@pytest.fixture
def depot(daemon: Daemon) -> Depot:
    return open_depot(daemon, apps=[catalog.app(), catalog.app("stranger")])


def keyed(depot: Depot, body: Document, key: str = "order-4711", path: str = MESSAGES) -> Reply:
    """The request with its key in the header."""
    client = depot.client()
    headers = client.signed("POST", path, body) | {"Idempotency-Key": key}
    return client.post_bytes(path, encoded(body), headers)


def is_replayed(reply: Reply) -> bool:
    return reply.headers.get("idempotent-replayed") == "true"


class TestTheSameRequest:
    def test_gets_the_first_answer_again(self, depot: Depot) -> None:
        body = depot.body(receiver=number())
        first, *others = [keyed(depot, body) for _ in range(4)]
        assert not is_replayed(first) and first.task
        for other in others:
            assert is_replayed(other) and other.body == first.body
        depot.ended(first.task)
        assert is_replayed(keyed(depot, body))
        assert len(depot.sent()) == 1

    def test_gets_it_again_after_a_crash(self, depot: Depot) -> None:
        body = depot.body(receiver=number())
        first = keyed(depot, body)
        depot.crash()
        again = keyed(depot, body)
        assert is_replayed(again) and again.body == first.body
        depot.ended(first.task)
        depot.daemon.restart()
        assert keyed(depot, body).body == first.body
        # None where the crash came between the decision to send and the sending.
        assert len(depot.sent()) <= 1

    def test_may_have_its_key_in_the_body(self, depot: Depot) -> None:
        body = depot.body(receiver=number())
        written = body | {"idempotency_key": KEY}
        first, again = depot.client().send(written), depot.client().send(written)
        assert is_replayed(again) and again.body == first.body
        depot.crash()
        assert depot.client().send(written).body == first.body

    def test_is_the_same_however_its_members_are_ordered_and_wherever_its_key_is(self, depot: Depot) -> None:
        body = depot.body(receiver=number())
        first = keyed(depot, body)
        turned = dict(reversed(body.items()))
        assert keyed(depot, turned).body == first.body
        assert depot.client().send(turned | {"idempotency_key": "order-4711"}).body == first.body
        both = keyed(depot, body | {"idempotency_key": "order-4711"})
        assert both.body == first.body

    def test_may_be_the_very_same_bytes(self, depot: Depot) -> None:
        """Who repeats a request byte by byte, signature and all, is told that it was seen; or the answer."""
        client, body = depot.client(), depot.body(receiver=number())
        signed = client.signed("POST", MESSAGES, body)
        first = client.post_bytes(MESSAGES, encoded(body), signed)
        assert first.code == 0
        refused(client.post_bytes(MESSAGES, encoded(body), signed), 20004)
        body |= {"idempotency_key": "bytes"}
        signed = client.signed("POST", MESSAGES, body)
        replies = [client.post_bytes(MESSAGES, encoded(body), signed) for _ in range(3)]
        assert len({reply.task for reply in replies}) == 1
        assert [is_replayed(reply) for reply in replies] == [False, True, True]
        depot.crash()
        assert client.post_bytes(MESSAGES, encoded(body), signed).body == replies[0].body

    def test_makes_one_message_whoever_sends_it_at_the_same_time(self, depot: Depot) -> None:
        body = depot.body(receiver=number())
        with ThreadPoolExecutor(20) as pool:
            replies = list(pool.map(lambda _: keyed(depot, body), range(20)))
        assert Counter(reply.code for reply in replies).keys() <= {0, CONFLICT}
        tasks = {reply.task for reply in replies if reply.code == 0}
        assert len(tasks) == 1
        for reply in replies:
            if reply.code == CONFLICT:
                refused(reply, CONFLICT, 409)
                assert reply.headers["retry-after"] == "1"
        depot.ended(tasks.pop())
        assert len(depot.sent()) == 1

    def test_does_not_count_twice(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, apps=[catalog.app(daily_quota=2)])
        body = depot.body(receiver=number())
        assert len({keyed(depot, body).task for _ in range(5)}) == 1
        assert depot.client().get("/api/v1/quota").data["used"] == 1


class TestAnotherRequest:
    @pytest.mark.parametrize(
        "change", [{"receiver": "13900139005"}, {"template_params": {"code": "2"}}, {"ttl": 60}]
    )
    def test_with_the_same_key_is_refused(self, depot: Depot, change: Document) -> None:
        body = depot.body(receiver="13800138005")
        first = keyed(depot, body)
        other = keyed(depot, body | change)
        refused(other, CONFLICT, 409)
        assert other.envelope["field"] == "idempotency_key"
        depot.crash()
        refused(keyed(depot, body | change), CONFLICT, 409)
        assert keyed(depot, body).body == first.body
        assert keyed(depot, body | change, "another key").code == 0

    def test_of_another_application_has_keys_of_its_own(self, depot: Depot) -> None:
        body = depot.body(receiver=number()) | {"idempotency_key": "same"}
        tasks = {depot.client(app).send(body).task for app in ("shop", "stranger", "shop")}
        assert len(tasks) == 2

    def test_that_was_refused_leaves_its_key_free(self, depot: Depot) -> None:
        refused(keyed(depot, depot.body(receiver="no number")), 10005)
        assert keyed(depot, depot.body(receiver=number())).code == 0

    def test_with_two_keys_or_none_that_is_one_is_refused(self, depot: Depot) -> None:
        body = depot.body(receiver=number())
        refused(keyed(depot, body | {"idempotency_key": "one"}, "two"), 10004)
        for wrong in ("", "x" * 256, "a\u0000b", "a\u202eb"):
            refused(depot.client().send(body | {"idempotency_key": wrong}), 10004)
        assert depot.client().send(body | {"idempotency_key": "x" * 255}).code == 0


class TestABatch:
    def test_is_accepted_once(self, depot: Depot) -> None:
        body = depot.body(receivers=[number() for _ in range(50)])
        first = keyed(depot, body, path=BATCH)
        again = keyed(depot, body, path=BATCH)
        assert (first.data["success_count"], len(first.data["task_ids"])) == (50, 50)
        assert is_replayed(again) and again.body == first.body
        depot.crash()
        assert keyed(depot, body, path=BATCH).body == first.body
        refused(keyed(depot, body | {"receivers": body["receivers"][:49]}, path=BATCH), CONFLICT, 409)
        batch = f"/api/v1/batches/{first.data['batch_id']}"
        until(lambda: depot.client().get(batch).data["pending_count"] == 0, "the batch is over")
        assert len(depot.sent()) <= 50

    def test_is_no_single_message(self, depot: Depot) -> None:
        receiver = number()
        assert keyed(depot, depot.body(receivers=[receiver]), path=BATCH).code == 0
        refused(keyed(depot, depot.body(receiver=receiver)), CONFLICT, 409)

    def test_tells_again_how_many_were_left_out(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box()], [line("main", "box", receiver_limits=["1/1h"])])
        written = number()
        depot.send(written)
        body = depot.body(receivers=[written, number()])
        first = keyed(depot, body, path=BATCH)
        assert [failure["receiver"] for failure in first.data["failures"]] == [written]
        for _ in range(2):
            again = keyed(depot, body, path=BATCH)
            assert is_replayed(again)
            # Which ones they were is told once.
            assert again.data | {"failures": first.data["failures"]} == first.data
            assert (again.data["success_count"], again.data["failed_count"]) == (1, 1)
            depot.crash()
