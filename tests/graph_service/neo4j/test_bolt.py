import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph_service.neo4j.bolt import bolt_answers, choose_port, is_port_free

# Bolt specification, "Handshake": magic, then four proposals of four bytes.
MAGIC = bytes.fromhex("6060B017")


@contextmanager
def server_that_answers(answer: bytes) -> Iterator[tuple[int, list[bytes]]]:
    received: list[bytes] = []

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            received.append(connection.recv(20, socket.MSG_WAITALL))
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        yield listener.getsockname()[1], received
        thread.join()


def test_agreed_version_counts_as_an_answer() -> None:
    with server_that_answers(bytes([0, 0, 8, 5])) as (port, received):
        assert bolt_answers(port)
    assert received[0][:4] == MAGIC
    assert len(received[0]) == 20


@pytest.mark.parametrize("answer", [b"\0\0\0\0", b"HTTP/1.1 400 Bad Request\r\n", b"\0\0", b""])
def test_anything_else_does_not(answer: bytes) -> None:
    with server_that_answers(answer) as (port, _):
        assert not bolt_answers(port)


def test_silence_does_not_block_for_ever() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert not bolt_answers(silent.getsockname()[1], timeout=0.05)


def test_chosen_port_is_free_until_somebody_listens() -> None:
    port = choose_port()
    assert is_port_free(port)
    assert not bolt_answers(port)
    with socket.create_server(("127.0.0.1", port)):
        assert not is_port_free(port)
