"""Receipts as the vendors write them, for tests that push their own."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from support.carriers import ALIYUN, ALIYUN_GLOBAL, TENCENT, ZRWINFO, Carrier
from support.client import Reply, exchange

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
BEIJING_OFFSET = 8 * 3600


@dataclass(frozen=True)
class Receipt:
    """What a vendor tells of one message. `entry` is the stand-ins' record of it."""

    entry: dict[str, Any]
    is_delivered: bool = True
    echoes: bool = True
    """Whether the vendor repeats our own name for the attempt."""

    @property
    def ref(self) -> str:
        return str(self.entry["ref"]) if self.echoes else ""


def now() -> str:
    """Beijing time, as the vendors print it."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() + BEIJING_OFFSET))


def _aliyun(receipt: Receipt) -> dict[str, Any]:
    code = "DELIVERED" if receipt.is_delivered else "MOBILE_NOT_ON_SERVICE"
    return {
        "phone_number": receipt.entry["recipient"],
        "send_time": now(),
        "report_time": now(),
        "success": receipt.is_delivered,
        "err_code": code,
        "err_msg": "用户接收成功" if receipt.is_delivered else "关机",
        "sms_size": "1",
        "biz_id": receipt.entry["msg_id"],
        "out_id": receipt.ref,
    }


def _aliyun_global(receipt: Receipt) -> dict[str, Any]:
    return {
        "To": receipt.entry["recipient"],
        "SendDate": "Thu, 25 Nov 2021 10:27:00 +0800",
        "ReceiveDate": "Thu, 25 Nov 2021 10:27:04 +0800",
        "Status": "1" if receipt.is_delivered else "2",
        "ErrorCode": "success" if receipt.is_delivered else "UNDELIV",
        "ErrorDescription": "",
        "TaskId": receipt.ref,
        "SmsSize": "1",
        "MessageId": receipt.entry["msg_id"],
    }


def _tencent(receipt: Receipt) -> dict[str, Any]:
    echo = {"ext": receipt.ref} if receipt.ref else {}
    return {
        "user_receive_time": now(),
        "nationcode": "86",
        "mobile": receipt.entry["recipient"].removeprefix("+86"),
        "report_status": "SUCCESS" if receipt.is_delivered else "FAIL",
        "errmsg": "DELIVRD" if receipt.is_delivered else "UNDELIV",
        "description": "用户短信送达成功",
        "sid": receipt.entry["msg_id"],
    } | echo


def _zrwinfo(receipt: Receipt) -> dict[str, Any]:
    return {
        "smUuid": receipt.entry["msg_id"],
        "mobile": receipt.entry["recipient"],
        "batchId": receipt.entry["batch"],
        "deliverResult": "DELIVRD" if receipt.is_delivered else "UNDELIV",
        "deliverTime": now(),
    }


WRITERS: dict[str, Callable[[Receipt], dict[str, Any]]] = {
    ALIYUN.code: _aliyun,
    ALIYUN_GLOBAL.code: _aliyun_global,
    TENCENT.code: _tencent,
    ZRWINFO.code: _zrwinfo,
}


def body(carrier: Carrier, *receipts: Receipt) -> tuple[bytes, str]:
    """What the vendor would push, and its type. zrwinfo tells one receipt at a time."""
    written = [WRITERS[carrier.code](receipt) for receipt in receipts]
    if carrier is ZRWINFO:
        assert len(written) == 1
        return urlencode(written[0]).encode(), FORM
    return json.dumps(written, ensure_ascii=False).encode(), JSON


def post(url: str, content: bytes, type: str) -> Reply:
    address = urlsplit(url)
    assert address.port is not None
    return exchange(address.port, "POST", address.path, {"Content-Type": type}, content)


def push(url: str, carrier: Carrier, *receipts: Receipt) -> Reply:
    return post(url, *body(carrier, *receipts))


def is_thanked(carrier: Carrier, reply: Reply) -> bool:
    """Whether the vendor would take the answer for an acknowledgement, and not push again."""
    if reply.status != 200:
        return False
    if carrier is ZRWINFO:
        return True
    answer = json.loads(reply.body)
    return answer["result"] == 0 if carrier is TENCENT else type(answer["code"]) is int
