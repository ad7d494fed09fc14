"""A load generator that costs little: keep-alive HTTP/1.1 clients in one process of their own.

Reads a job as JSON from standard input and prints what it measured as JSON. It is the same for every service.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import TypedDict


class Job(TypedDict):
    """What to send where, by how many clients, for how long."""

    port: int
    headers: dict[str, str]
    bodies: list[str]
    clients: int
    seconds: float


class Answer(TypedDict):
    """Seconds it took, milliseconds of each request, requests that failed, bytes received."""

    seconds: float
    milliseconds: list[float]
    failures: int
    bytes: int


class Client(asyncio.Protocol):
    """One connection: sends the next request as soon as the answer to the last one is complete."""

    def __init__(self, requests: Iterator[bytes], until: float) -> None:
        self.milliseconds: list[float] = []
        self.failures = 0
        self.bytes = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._requests = requests
        self._until = until
        self._answer = bytearray()
        self._size = 0
        self._sent = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def connection_lost(self, _error: Exception | None) -> None:
        if not self.done.done():
            self.failures += 1
            self.done.set_result(None)

    def data_received(self, data: bytes) -> None:
        self._answer += data
        if not self._size and (head := self._answer.find(b"\r\n\r\n")) >= 0:
            self._size = _size(bytes(self._answer[:head]).lower(), head + 4)
        if self._is_complete():
            self._finish()

    def _is_complete(self) -> bool:
        if self._size == -1:
            return self._answer.endswith(b"0\r\n\r\n")
        return 0 < self._size <= len(self._answer)

    def _finish(self) -> None:
        now = time.perf_counter()
        self.milliseconds.append((now - self._sent) * 1000)
        self.bytes += len(self._answer)
        if not self._answer.startswith(b"HTTP/1.1 200") or b'"errors":' in self._answer:
            self.failures += 1
        if now < self._until:
            self._send()
        else:
            self.done.set_result(None)
            self._transport.close()

    def _send(self) -> None:
        self._answer.clear()
        self._size = 0
        self._sent = time.perf_counter()
        self._transport.write(next(self._requests))


def _size(head: bytes, start: int) -> int:
    """Bytes of the whole answer; -1 when it comes in chunks."""
    for line in head.split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return start + int(line.split(b":")[1])
    return -1


async def load(job: Job) -> Answer:
    """Runs the job: ``clients`` connections for ``seconds``."""
    requests = cycle([_request(job, body) for body in job["bodies"]])
    loop = asyncio.get_running_loop()
    started = time.perf_counter()
    until = started + job["seconds"]
    clients = []
    for _ in range(job["clients"]):
        _, client = await loop.create_connection(lambda: Client(requests, until), "127.0.0.1", job["port"])
        clients.append(client)
    await asyncio.gather(*(client.done for client in clients))
    return {
        "seconds": time.perf_counter() - started,
        "milliseconds": [one for client in clients for one in client.milliseconds],
        "failures": sum(client.failures for client in clients),
        "bytes": sum(client.bytes for client in clients),
    }


def _request(job: Job, body: str) -> bytes:
    content = body.encode()
    headers = {
        "Host": f"127.0.0.1:{job['port']}",
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Content-Length": str(len(content)),
        **job["headers"],
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /graphql HTTP/1.1\r\n{head}\r\n".encode() + content


if __name__ == "__main__":
    print(json.dumps(asyncio.run(load(json.load(sys.stdin)))))
