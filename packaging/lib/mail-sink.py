"""A loopback mail server for packaging/quickstart: keeps each mail as a file. Standard library only.

usage: mail-sink.py FOLDER    prints the port it chose
"""

from __future__ import annotations

import itertools
import socketserver
import sys
from pathlib import Path

LINE_MAX = 1 << 16


class Session(socketserver.StreamRequestHandler):
    folder: Path
    numbers = itertools.count(1)

    def handle(self) -> None:
        self.say("220 localhost quickstart")
        while line := self.rfile.readline(LINE_MAX):
            verb = line[:4].upper().strip()
            if verb == b"QUIT":
                self.say("221 bye")
                return
            if verb == b"DATA":
                self.say("354 go on")
                self.keep()
            self.say("250 OK")

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def keep(self) -> None:
        """Lines up to the lone dot; a doubled dot at the start of a line stands for one."""
        lines = iter(lambda: self.rfile.readline(LINE_MAX), b".\r\n")
        content = b"".join(line.removeprefix(b".") for line in itertools.takewhile(bool, lines))
        path = self.folder / f"{next(self.numbers):04}.eml"
        path.write_bytes(content)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


def main() -> None:
    Session.folder = Path(sys.argv[1])
    Session.folder.mkdir(parents=True, exist_ok=True)
    with Server(("127.0.0.1", 0), Session) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
