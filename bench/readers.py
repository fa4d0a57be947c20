"""Readers who ask a server for pages, many at once, each on a connection of its own."""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bench.served import HOST

_PATIENCE_SECONDS = 30


@dataclass
class Answers:
    """What readers were told."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """One request."""

    path: str
    tag: str = ""

    def as_bytes(self, port: int) -> bytes:
        condition = f"If-None-Match: {self.tag}\r\n" if self.tag else ""
        return (
            f"GET {self.path} HTTP/1.1\r\nHost: {HOST}:{port}\r\n"
            f"Accept-Encoding: gzip\r\n{condition}\r\n"
        ).encode()


def read_in_turn(port: int, wishes: Iterable[Wish]) -> Answers:
    """One reader asks for one thing after the other."""
    answers = Answers()
    asyncio.run(_read(port, iter(wishes), answers, lambda: True))
    return answers


def read_at_once(port: int, paths: list[str], *, readers: int, for_seconds: float) -> Answers:
    """Many readers, all at once, go through pages until time is up."""
    answers = Answers()
    asyncio.run(_crowd(port, paths, answers, readers, for_seconds))
    return answers


async def _crowd(
    port: int, paths: list[str], answers: Answers, readers: int, for_seconds: float
) -> None:
    ends = time.monotonic() + for_seconds
    waiting = [
        _read(port, _round(paths, number), answers, lambda: time.monotonic() < ends)
        for number in range(readers)
    ]
    await asyncio.gather(*waiting)


def _round(paths: list[str], start: int) -> Iterable[Wish]:
    while True:
        yield Wish(paths[start % len(paths)])
        start += 1


async def _read(
    port: int, wishes: Iterable[Wish], answers: Answers, goes_on: Callable[[], bool]
) -> None:
    try:
        reader, writer = await asyncio.wait_for(
            asyncio.open_connection(HOST, port), _PATIENCE_SECONDS
        )
        for wish in wishes:
            if not goes_on():
                break
            start = time.perf_counter()
            writer.write(wish.as_bytes(port))
            await asyncio.wait_for(_take(reader, answers, wish), _PATIENCE_SECONDS)
            answers.seconds.append(time.perf_counter() - start)
        writer.close()
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        answers.errors.append(f"{type(error).__name__}: {error}")


async def _take(reader: asyncio.StreamReader, answers: Answers, wish: Wish) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    lines = head.split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    status = lines[0].split()[1]
    if "content-length" in headers:
        await reader.readexactly(int(headers["content-length"]))
    elif headers.get("transfer-encoding") == "chunked":
        await _take_chunks(reader)
    answers.tag = headers.get("etag", "")
    if status not in {"200", "304"}:
        answers.errors.append(f"{status} {wish.path}")


async def _take_chunks(reader: asyncio.StreamReader) -> None:
    size = 1
    while size:
        size = int(await reader.readline(), 16)
        await reader.readexactly(size + 2)
