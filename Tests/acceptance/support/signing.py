"""Both signing schemes of the API, written from its description and from nothing of the daemon's."""

from __future__ import annotations

import functools
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from typing import Any

Canonical = Callable[[Any], str]

INTEGER_KEY = re.compile(r"0|-?[1-9][0-9]*")


def _compact(value: Any, *, sort: bool) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def go(value: Any) -> str:
    """Keys in order of bytes, and the three HTML characters escaped, as Go's encoder does."""
    text = plain(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def plain(value: Any) -> str:
    """Like Go's, with `<`, `>` and `&` left alone."""
    return _compact(value, sort=True)


def php(value: Any) -> str:
    """PHP's recursive ksort, where keys that look like integers are integers."""
    return _compact(_ksorted(value), sort=False)


def top_level(value: Any) -> str:
    """Only the outermost keys sorted, as the published samples do."""
    return _compact(dict(sorted(value.items())), sort=False)


def slashed(value: Any) -> str:
    """The published PHP sample: `top_level` with `/` escaped."""
    return top_level(value).replace("/", "\\/")


def _ksorted(value: Any) -> Any:
    if isinstance(value, dict):
        order = sorted(value, key=functools.cmp_to_key(_compare_keys))
        return {key: _ksorted(value[key]) for key in order}
    if isinstance(value, list):
        return [_ksorted(item) for item in value]
    return value


def _compare_keys(left: str, right: str) -> int:
    if INTEGER_KEY.fullmatch(left) and INTEGER_KEY.fullmatch(right):
        return int(left) - int(right)
    return (left > right) - (left < right)


def signature(secret: str, method: str, path: str, content: str, timestamp: str, nonce: str) -> str:
    """The signature that goes with `X-App-Id`. `content` is the canonical body, "" when there is none."""
    return _hexadecimal(secret, method + path + content + timestamp + nonce)


def documented_signature(secret: str, key: str, timestamp: str) -> str:
    """The signature that goes with `X-App-Key`; it covers neither path nor body."""
    return _hexadecimal(secret, f"app_key={key}&timestamp={timestamp}")


def webhook_signature(secret: str, timestamp: str, body: bytes) -> str:
    """What a webhook's receiver computes over what it got."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _hexadecimal(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
