"""One message over HTTP: an answer counts only when all of it came in time."""

import socket
from threading import Event, Thread

import pytest

from ketnap.webhooks.posting import NotAnswered, post


@pytest.fixture
def trickling():
    """The address of a program whose answer comes byte by byte, and takes five seconds."""
    door, over = socket.create_server(("127.0.0.1", 0)), Event()

    def answer():
        line, _ = door.accept()
        with line:
            line.recv(1000)
            for byte in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 80 + b"\r\nContent-Length: 0\r\n\r\n":
                try:
                    line.send(bytes([byte]))
                except OSError:
                    return
                over.wait(0.05)

    thread = Thread(target=answer)
    thread.start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}/"
    over.set()
    thread.join()
    door.close()


def test_an_answer_that_trickles_in_is_none(trickling):
    with pytest.raises(NotAnswered, match="within"):
        post(trickling, b"{}", {}, seconds=0.3)
