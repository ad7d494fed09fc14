"""Does a Bolt server answer here? The handshake only, without a driver.

Source: Bolt protocol specification, "Handshake": the client sends the magic ``60 60 B0 17`` and four proposals of
four bytes (reserved, range, minor, major); the server answers with the version it chose, or four zero bytes.
"""

import socket

_MAGIC = bytes.fromhex("6060B017")
_PROPOSALS = bytes.fromhex("00080805 00000404 00000000 00000000")
"""Bolt 5.8 down to 5.0, then 4.4."""


def bolt_answers(port: int, timeout: float = 1.0) -> bool:
    """Whether a Bolt server on this machine's ``port`` agrees on a protocol version within ``timeout`` seconds."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
            connection.settimeout(timeout)
            connection.sendall(_MAGIC + _PROPOSALS)
            answer = connection.recv(4, socket.MSG_WAITALL)
    except OSError:
        return False
    return len(answer) == 4 and answer != b"\0\0\0\0" and answer[3] in {4, 5}


def is_port_free(port: int) -> bool:
    """Whether a server could listen on ``port`` of the loopback interface now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose_port() -> int:
    """A port of the loopback interface that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
