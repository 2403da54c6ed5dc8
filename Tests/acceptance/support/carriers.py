"""What each provider needs to send through the stand-ins: credentials, settings, words of the binding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from support.daemon import Document

SECRET = "a secret of some length"
ROBOT_SECRET = "SEC000000000000000000000"
AGENT = 1000002
SIGNATURE = "阿里云短信测试"


@dataclass(frozen=True, eq=False)
class Carrier:
    """A provider as these tests use it.

    `key` names the credentials of one account, so that accounts can be told apart at the other end.
    """

    code: str
    spoken: str
    """What the stand-ins call it."""
    medium: str
    settings: Callable[[str], Document]
    """The account's settings for credentials of that name, but for the address."""
    credentials: Callable[[str], Document]
    """What the stand-ins must know of them."""
    binding: Document = field(default_factory=dict)
    addresses: tuple[str, ...] = ("endpoint",)
    """The settings that say where the provider is."""
    has_receipts: bool = False
    most_in_a_call: int = 1
    """How many messages that say the same one call takes, by the vendor's documentation."""

    def __str__(self) -> str:
        return self.code


ALIYUN = Carrier(
    "aliyun_sms",
    "aliyun",
    "sms",
    lambda key: {"access_key_id": key, "access_key_secret": SECRET},
    lambda key: {"aliyun": {key: SECRET}},
    {"provider_template": "SMS_154950909", "signature": SIGNATURE, "parameters": ["code"]},
    has_receipts=True,
    most_in_a_call=1000,
)
ALIYUN_GLOBAL = Carrier(
    "aliyun_sms_global",
    "aliyun_intl",
    "sms",
    lambda key: {"access_key_id": key, "access_key_secret": SECRET},
    lambda key: {"aliyun": {key: SECRET}},
    has_receipts=True,
)
TENCENT = Carrier(
    "tencent_sms",
    "tencent",
    "sms",
    lambda key: {"secret_id": key, "secret_key": SECRET, "sdk_app_id": "1400006666"},
    lambda key: {"tencent": {key: SECRET}},
    {"provider_template": "449739", "signature": "腾讯云", "parameters": ["code"]},
    has_receipts=True,
    most_in_a_call=200,
)
ZRWINFO = Carrier(
    "zrwinfo_sms",
    "zrwinfo",
    "sms",
    lambda key: {"accesskey": key, "secret": SECRET},
    lambda key: {"zrwinfo": {key: SECRET}},
    {"provider_template": "100", "signature": "掌榕网", "parameters": ["code"]},
    ("endpoint", "endpoint_international"),
    has_receipts=True,
    # Stated nowhere; the daemon's own choice.
    most_in_a_call=1000,
)
WECOM = Carrier(
    "wechat_work",
    "wecom",
    "wechat_work",
    lambda key: {"corp_id": key, "agent_secret": SECRET, "agent_id": AGENT},
    lambda key: {"wecom": {f"{key}:{SECRET}": AGENT}},
)
WECOM_ROBOT = Carrier(
    "wechat_work_robot",
    "wecom_robot",
    "wechat_work",
    lambda key: {"key": key},
    lambda key: {"wecom_robot": {key: ""}},
)
DINGTALK = Carrier(
    "dingtalk",
    "dingtalk",
    "dingtalk",
    lambda key: {"app_key": key, "app_secret": SECRET, "agent_id": 1},
    lambda key: {"dingtalk_app": {key: SECRET}},
)
DINGTALK_ROBOT = Carrier(
    "dingtalk_robot",
    "dingtalk",
    "dingtalk",
    lambda key: {"access_token": key, "secret": ROBOT_SECRET},
    lambda key: {"dingtalk": {key: ROBOT_SECRET}},
)
WEBHOOK = Carrier(
    "webhook",
    "webhook",
    "webhook",
    lambda key: {"secret": SECRET, "allow_private_addresses": True},
    lambda key: {"webhook": {key: SECRET}},
    addresses=("url",),
)

SMS = [ALIYUN, TENCENT, ZRWINFO]
