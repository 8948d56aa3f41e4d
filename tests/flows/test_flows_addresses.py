"""The guard: no connection is opened to an address that is not public, however one is led there.

The resolver is replaced and the connector is watched, so that nothing can leave this machine.
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from collections.abc import Callable, Sequence
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from misbehaving_web import NOT_FOUND, Answer, Web, html

from flows.addresses import Guard, Streams, is_public
from flows.client import Client
from flows.transport import GuardedTransport
from models.errors import (
    BadUrl,
    ConnectionLost,
    ConnectionRefused,
    FetchTimeout,
    FoitraceError,
    ForbiddenAddress,
    NameUnresolved,
    TlsFailed,
)
from models.sources import Limits, Politeness, Timeouts

TLS = Path(__file__).parent / "tls"

PRIVATE = [
    ("127.0.0.1", "loopback"),
    ("127.255.255.254", "the whole of loopback"),
    ("0.0.0.0", "this machine by another name"),
    ("10.0.0.8", "private"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private, its last"),
    ("192.168.1.1", "private"),
    ("169.254.169.254", "a cloud's metadata service"),
    ("169.254.170.2", "a container's metadata service"),
    ("100.100.100.200", "a cloud's metadata service in carrier-grade NAT"),
    ("192.0.0.192", "a cloud's metadata service among protocol assignments"),
    ("224.0.0.1", "multicast"),
    ("255.255.255.255", "broadcast"),
    ("198.18.0.1", "benchmarks"),
    ("192.0.2.1", "documentation"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::127.0.0.1", "loopback as an IPv4-compatible address"),
    ("::ffff:127.0.0.1", "loopback as a mapped address"),
    ("::ffff:169.254.169.254", "metadata as a mapped address"),
    ("::ffff:a9fe:a9fe", "the same in hex"),
    ("64:ff9b::a9fe:a9fe", "metadata through NAT64"),
    ("64:ff9b:1::1", "a local translation"),
    ("2002:a9fe:a9fe::1", "metadata through 6to4"),
    ("2001:0:4136:e378:8000:63bf:5601:5601", "metadata through Teredo (the address is stored inverted)"),
    ("fd00:ec2::254", "a cloud's metadata service"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local with a zone"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
    ("2001:db8::1", "documentation"),
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "151.101.0.144",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", [row[0] for row in PRIVATE], ids=[f"{row[0]} {row[1]}" for row in PRIVATE])
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.integers(0, 2**32 - 1))
def test_a_mapped_address_is_judged_as_the_address_itself(number: int) -> None:
    plain = ipaddress.IPv4Address(number)
    assert is_public(ipaddress.IPv6Address(f"::ffff:{plain}")) == is_public(plain)


class Watched:
    """A resolver with answers of its own, and a connector that remembers and lets nothing out but to one loopback port."""

    def __init__(self, names: dict[str, Sequence[str] | Callable[[], Sequence[str]]], port: int = 0) -> None:
        self.names = names
        self.port = port
        self.resolved: list[str] = []
        self.opened: list[tuple[str, int]] = []

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        self.resolved.append(host)
        found = self.names.get(host, [])
        return found() if callable(found) else found

    async def connect(self, address: str, port: int) -> Streams:
        self.opened.append((address, port))
        if not self.port:
            raise ConnectionRefusedError(111, "nothing is let out")
        return await asyncio.open_connection("127.0.0.1", self.port)

    def client(self, *, allow_private: bool = False) -> Client:
        return Client(
            limits=Limits(retries=0),
            politeness=Politeness(rate=0),
            timeouts=Timeouts(connect=1, read=1, whole=2, backoff=0),
            allow_private=allow_private,
            resolver=self.resolve,
            connector=self.connect,
        )


def fetch(watched: Watched, url: str) -> bytes:
    async def run() -> bytes:
        async with watched.client() as fetcher:
            return (await fetcher.fetch(url)).body

    return asyncio.run(run())


@pytest.mark.parametrize("address", [row[0] for row in PRIVATE], ids=[row[1] for row in PRIVATE])
def test_a_name_that_leads_to_it_is_refused_before_any_connection(address: str) -> None:
    watched = Watched({"metadata.example.org": [address]})
    with pytest.raises(ForbiddenAddress):
        fetch(watched, "http://metadata.example.org/latest/meta-data/")
    assert watched.resolved == ["metadata.example.org"]
    assert watched.opened == []


URLS = [
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[fd00:ec2::254]/",
    "https://10.0.0.1:8443/",
]


@pytest.mark.parametrize("url", URLS)
def test_an_address_in_the_url_is_refused_before_any_connection(url: str) -> None:
    watched = Watched({})
    with pytest.raises(ForbiddenAddress):
        fetch(watched, url)
    assert watched.opened == []


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "127.0.0.1.", "①②⑦.⓪.⓪.①"]
)
def test_an_address_in_disguise_is_refused_when_the_system_resolves_it(host: str) -> None:
    """What the system's resolver makes of these is loopback; a port on which nothing can listen keeps the test safe."""
    opened: list[str] = []

    async def connect(address: str, port: int) -> Streams:
        opened.append(address)
        raise ConnectionRefusedError

    async def run() -> None:
        client = Client(limits=Limits(retries=0), politeness=Politeness(rate=0), connector=connect)
        async with client as fetcher:
            await fetcher.fetch(f"http://{host}:1/")

    with pytest.raises((ForbiddenAddress, NameUnresolved, BadUrl)):
        asyncio.run(run())
    assert opened == []


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    watched = Watched({"both.example.org": ["93.184.216.34", "10.0.0.1"]})
    with pytest.raises(ForbiddenAddress):
        fetch(watched, "http://both.example.org/")
    assert watched.opened == []


def test_a_redirect_to_a_private_address_is_refused_before_any_connection() -> None:
    pages = {"/robots.txt": NOT_FOUND, "/page": Answer(b"", 302, {"location": "http://internal.example.org/secret"})}
    with Web(pages=pages) as web:
        watched = Watched({"log.example.org": ["93.184.216.34"], "internal.example.org": ["192.168.0.1"]}, web.port)
        with pytest.raises(ForbiddenAddress):
            fetch(watched, "http://log.example.org/page")
    assert {address for address, _ in watched.opened} == {"93.184.216.34"}


@pytest.mark.parametrize("target", ["http://127.0.0.1:22/", "http://[::1]/", "http://169.254.169.254/latest/"])
def test_a_redirect_to_an_address_is_refused(target: str) -> None:
    with Web(pages={"/page": Answer(b"", 301, {"location": target})}) as web:
        watched = Watched({"log.example.org": ["93.184.216.34"]}, web.port)
        with pytest.raises(ForbiddenAddress):
            fetch(watched, "http://log.example.org/page")
    assert {address for address, _ in watched.opened} == {"93.184.216.34"}


def test_robots_txt_cannot_lead_inside_either() -> None:
    with Web(pages={"/robots.txt": Answer(b"", 301, {"location": "http://10.0.0.1/robots.txt"})}) as web:
        watched = Watched({"log.example.org": ["93.184.216.34"]}, web.port)
        with pytest.raises(ForbiddenAddress):
            fetch(watched, "http://log.example.org/page")
    assert {address for address, _ in watched.opened} == {"93.184.216.34"}


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    """A name that answers public first and private afterwards gains nothing: it is not resolved again for one connection."""
    answers = iter([["93.184.216.34"]] + [["127.0.0.1"]] * 10)
    with Web(pages={"/page": html("<p>x")}) as web:
        watched = Watched({"log.example.org": lambda: next(answers)}, web.port)
        fetch(watched, "http://log.example.org/page")
    assert watched.opened == [("93.184.216.34", 80)]


def test_the_host_header_is_the_name_and_not_the_address() -> None:
    with Web(pages={"/page": html("<p>x")}) as web:
        watched = Watched({"log.example.org": ["93.184.216.34"]}, web.port)
        fetch(watched, "http://log.example.org/page")
    assert {request.headers["host"] for request in web.requests} == {"log.example.org"}


def test_the_next_address_is_tried_when_one_refuses() -> None:
    tried: list[str] = []

    async def connect(address: str, port: int) -> Streams:
        tried.append(address)
        raise ConnectionRefusedError(111, "refused")

    async def resolve(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "2606:2800:220:1::1"]

    with pytest.raises(ConnectionRefused):
        asyncio.run(Guard(resolver=resolve, connector=connect).open("log.example.org", 80, 1))
    assert tried == ["93.184.216.34", "2606:2800:220:1::1"]


async def _never(*_: object) -> Streams:
    await asyncio.sleep(60)
    raise AssertionError


@pytest.mark.parametrize(
    ("resolved", "error"), [([], NameUnresolved), (["no address"], NameUnresolved), (["93.184.216.34"], FetchTimeout)]
)
def test_what_leads_nowhere_is_named(resolved: list[str], error: type[FoitraceError]) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return resolved

    with pytest.raises(error):
        asyncio.run(Guard(resolver=resolve, connector=_never).open("log.example.org", 80, 0.05))


def test_a_resolver_that_hangs_is_a_timeout() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    with pytest.raises(FetchTimeout):
        asyncio.run(Guard(resolver=resolve).open("log.example.org", 80, 0.05))


# -- TLS ---------------------------------------------------------------------------------------------------------------


async def _tls_server(names: list[str | None], protocols: list[str], serve: Callable[..., object]) -> asyncio.Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")
    context.set_alpn_protocols(protocols)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    return await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)  # type: ignore[arg-type]


async def _one_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    await writer.drain()


async def _one_h2_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    while data := await reader.read(65_536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                connection.send_headers(event.stream_id, [(":status", "200"), ("content-length", "3")])
                connection.send_data(event.stream_id, b"two", end_stream=True)
        writer.write(connection.data_to_send())
        await writer.drain()


def _get(
    serve: Callable[..., object], *, trust: bool, url: str, protocols: list[str] | None = None
) -> tuple[httpx.Response, list[str | None]]:
    names: list[str | None] = []

    async def run() -> httpx.Response:
        server = await _tls_server(names, protocols or ["http/1.1"], serve)
        port = server.sockets[0].getsockname()[1]

        async def connect(address: str, _: int) -> Streams:
            return await asyncio.open_connection("127.0.0.1", port)

        async def resolve(host: str, _: int) -> list[str]:
            return ["93.184.216.34"]

        context = ssl.create_default_context(cafile=str(TLS / "certificate.pem") if trust else None)
        transport = GuardedTransport(Guard(resolver=resolve, connector=connect), ssl_context=context)
        timeout = {"connect": 2, "read": 2, "write": 2, "pool": 2}
        try:
            response = await transport.handle_async_request(httpx.Request("GET", url, extensions={"timeout": timeout}))
            await response.aread()
            return response
        finally:
            await transport.aclose()
            server.close()

    return asyncio.run(run()), names


def test_tls_is_agreed_for_the_name_though_the_address_is_connected_to() -> None:
    response, names = _get(_one_answer, trust=True, url="https://log.example.org/")
    assert response.content == b"ok"
    assert names == ["log.example.org"]


def test_http2_is_used_where_it_is_offered() -> None:
    response, _ = _get(_one_h2_answer, trust=True, url="https://log.example.org/", protocols=["h2", "http/1.1"])
    assert response.content == b"two"
    assert response.extensions["http_version"] == b"HTTP/2"


@pytest.mark.parametrize(
    ("trust", "url"),
    [(False, "https://log.example.org/"), (True, "https://other.example.org/")],
    ids=["nobody vouches", "another name"],
)
def test_a_certificate_that_does_not_hold_is_named(trust: bool, url: str) -> None:
    with pytest.raises(TlsFailed):
        _get(_one_answer, trust=trust, url=url)


def test_tls_that_breaks_off_is_named() -> None:
    with Web(lambda _: Answer(raw=[])) as web:

        async def connect(address: str, _: int) -> Streams:
            return await asyncio.open_connection("127.0.0.1", web.port)

        watched = Watched({"log.example.org": ["93.184.216.34"]})
        watched.connect = connect  # type: ignore[method-assign]
        with pytest.raises((TlsFailed, ConnectionLost, FetchTimeout)):
            fetch(watched, "https://log.example.org/")
