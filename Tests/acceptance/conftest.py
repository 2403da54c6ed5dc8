"""Fixtures. A daemon costs a tenth of a second, so a test that changes anything has one of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.campaign import Arrivals, CountingHooks, CountingMails
from support.certificates import Authority, make_authority
from support.daemon import BINARY, Daemon, Document
from support.hooks import HookSink
from support.lab import PACKAGE, Lab, Network
from support.mail import MailSink
from support.office import Office, open_office
from support.shop import Shop, open_shop
from support.vendors import Vendors

MakeDaemon = Callable[..., Daemon]
Tell = Callable[[str], None]

# Workers take files from the front. These last for minutes, so they must not be the last to begin.
LONGEST = ("test_power_cut.py", "test_crash.py", "test_vendor_campaign.py", "test_package.py", "test_upgrade.py")

running: list[Daemon] = []


def pytest_sessionstart() -> None:
    if not os.access(BINARY, os.X_OK):
        pytest.exit(f"{BINARY} is missing; build it with packaging/test, or set MESSAGE_PUSH_BINARY", 3)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rank = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(LONGEST)))


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Keeps a sentence for the end of the run: a campaign's seed and its numbers."""

    def keep(sentence: str) -> None:
        record_property("told", sentence)
        print(sentence)

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, sentence in report.user_properties:
                    if name == "told":
                        terminalreporter.line(sentence)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A failed test shows what its daemons said."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.failed:
        report.sections += [(f"log of the daemon in {daemon.root}", daemon.log_tail()) for daemon in running]


@pytest.fixture
def make_daemon(tmp_path: Path) -> Iterator[MakeDaemon]:
    """Makes daemons, not yet started, that end with the test."""
    yield from _daemons(tmp_path)


@pytest.fixture(scope="module")
def make_shared_daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeDaemon]:
    """The same for daemons that a whole file shares."""
    yield from _daemons(tmp_path_factory.mktemp("shared"))


def _daemons(folder: Path) -> Iterator[MakeDaemon]:
    made: list[Daemon] = []

    def make(name: str = "daemon", **settings: object) -> Daemon:
        document: Document = dict(settings)
        made.append(Daemon(folder / name, document))
        running.append(made[-1])
        return made[-1]

    yield make
    for daemon in made:
        daemon.kill()
        running.remove(daemon)


@pytest.fixture
def daemon(make_daemon: MakeDaemon) -> Daemon:
    """A running daemon with an empty catalog."""
    return make_daemon().start()


@pytest.fixture(scope="module")
def shop(make_shared_daemon: MakeDaemon) -> Shop:
    """The daemon that the tests of one file share."""
    return open_shop(make_shared_daemon())


@pytest.fixture
def hooks() -> Iterator[HookSink]:
    sink = HookSink().start()
    yield sink
    sink.stop()


@pytest.fixture
def mails() -> Iterator[MailSink]:
    """A mail server without TLS and without login."""
    sink = MailSink().start()
    yield sink
    sink.stop()


@pytest.fixture
def office(daemon: Daemon, mails: MailSink) -> Office:
    """A running daemon that sends its mail there."""
    return open_office(daemon, mails)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def vendors_process() -> Iterator[Vendors]:
    vendors = Vendors()
    yield vendors
    vendors.stop()


@pytest.fixture
def vendors(vendors_process: Vendors) -> Vendors:
    """The stand-ins for vendors, with nothing remembered."""
    vendors_process.reset()
    return vendors_process


@pytest.fixture(scope="session")
def package() -> Path:
    """The Debian package under test."""
    return Path(PACKAGE)


@pytest.fixture(scope="session")
def labs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the machines of all workers live; the root they share is built once."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    (folder / "labs").mkdir(mode=0o700, exist_ok=True)
    return folder / "labs"


def booted(name: str, labs: Path, **settings: str) -> Iterator[Lab]:
    """A machine of the worker's own, booted; it is gone when this ends."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    lab = Lab(f"{name}-{worker}", labs, **settings)
    try:
        yield lab.up()
    finally:
        lab("clean")


@pytest.fixture(scope="module")
def installed(labs: Path, package: Path) -> Iterator[Lab]:
    """A machine on which the package was just installed; the tests of a file share it."""
    for lab in booted("installed", labs):
        lab.install(package)
        yield lab


@pytest.fixture
def machine(labs: Path) -> Iterator[Lab]:
    """A machine of the test's own, without the package."""
    yield from booted("own", labs)


@pytest.fixture
def network() -> Iterator[Network]:
    network = Network()
    yield network
    network.close()


@pytest.fixture
def connected(labs: Path, network: Network) -> Iterator[Lab]:
    """A machine of the test's own whose network is there while it is off."""
    yield from booted("connected", labs, LAB_NETWORK=network.path)


@pytest.fixture
def arrivals() -> Arrivals:
    return Arrivals()


@pytest.fixture
def outside(
    connected: Lab, network: Network, arrivals: Arrivals
) -> Iterator[tuple[CountingHooks, CountingMails]]:
    """Receivers beside the machine, which share none of its troubles."""
    hooks = network.within(lambda: CountingHooks(arrivals))
    mails = network.within(lambda: CountingMails(arrivals))
    hooks.start()
    network.within(mails.start)
    yield hooks, mails
    hooks.stop()
    mails.stop()
