"""The published vectors, against the client that the other tests sign with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support import signing

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors/wire_signing.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_a_published_vector_has_its_signature(vector: dict[str, Any]) -> None:
    def signed(content: str) -> str:
        return signing.signature(
            vector["secret"], vector["method"], vector["path"], content, vector["timestamp"], vector["nonce"]
        )

    assert signed(vector["canonical"]) == vector["signature"]
    if vector["raw_body"]:
        body = json.loads(vector["raw_body"])
        assert vector["signature"] in (signed(signing.go(body)), signed(signing.php(body)))
