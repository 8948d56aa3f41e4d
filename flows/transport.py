"""The transport under the client: httpcore's connection pool over guarded connections, for httpx."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from functools import lru_cache
from typing import Any

import httpcore
import httpx
from h2.exceptions import H2Error
from httpcore import SOCKET_OPTION

from flows.addresses import Guard
from models.errors import BadUrl, ConnectionLost, FetchError, FetchTimeout, TlsFailed


class GuardedStream(httpcore.AsyncNetworkStream):
    """One connection, read and written through asyncio's streams."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            if timeout is None:
                return await self._reader.read(max_bytes)
            async with asyncio.timeout(timeout):
                return await self._reader.read(max_bytes)
        except TimeoutError as error:
            raise FetchTimeout(f"Nothing came for {timeout:g} seconds.") from error
        except (OSError, ssl.SSLError) as error:
            raise ConnectionLost(f"The connection broke off: {error}.") from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:
            return
        try:
            self._writer.write(buffer)
            async with asyncio.timeout(timeout):
                await self._writer.drain()
        except TimeoutError as error:
            raise FetchTimeout(f"The server took nothing for {timeout:g} seconds.") from error
        except (OSError, ssl.SSLError) as error:
            raise ConnectionLost(f"The connection broke off: {error}.") from error

    async def aclose(self) -> None:
        """Let go of the connection at once: waiting for a peer that stalls would stall the crawl."""
        transport = self._writer.transport
        self._writer.close()
        if self._writer.get_extra_info("sslcontext") is not None:
            transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            self._writer.transport.abort()
            raise FetchTimeout(f"{server_hostname} did not agree on TLS within {timeout:g} seconds.") from error
        except ssl.SSLError as error:
            self._writer.transport.abort()
            raise TlsFailed(f"{server_hostname} has no valid certificate: {error}.") from error
        except OSError as error:
            self._writer.transport.abort()
            raise ConnectionLost(f"{server_hostname} broke off while agreeing on TLS: {error}.") from error
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self._reader.at_eof() or self._reader.exception() is not None
        names = {"server_addr": "peername", "client_addr": "sockname", "socket": "socket", "ssl_object": "ssl_object"}
        return self._writer.get_extra_info(names[info]) if info in names else None


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections through the guard; names are resolved nowhere else."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return GuardedStream(*await self._guard.open(host, port, timeout))

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise BadUrl("Sockets of this machine are not fetched from.")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class BodyStream(httpx.AsyncByteStream):
    """An answer's body as it arrives, with httpcore's errors turned into named ones."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._stream:
                yield piece
        except httpcore.TimeoutException as error:
            raise FetchTimeout("The body stopped coming.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, H2Error) as error:
            # httpcore lets what h2 says of a broken body through as it is.
            raise ConnectionLost(f"The body ended early: {error}.") from error

    async def aclose(self) -> None:
        await self._stream.aclose()


@lru_cache(maxsize=1)
def default_ssl_context() -> ssl.SSLContext:
    """The trusted authorities, read once (it takes longer than a fetch); SSL_CERT_FILE and SSL_CERT_DIR are honoured."""
    return httpx.create_ssl_context()


class GuardedTransport(httpx.AsyncBaseTransport):
    """An httpx transport that reaches only what its guard allows. HTTP/2 is used where the server offers it."""

    def __init__(
        self,
        guard: Guard,
        *,
        connections: int = 100,
        http2: bool = True,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context or default_ssl_context(),
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=30.0,
            http2=http2,
            network_backend=GuardedBackend(guard),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = await self._pool.handle_async_request(asked)
        except FetchError:
            raise
        except httpcore.TimeoutException as error:
            raise FetchTimeout(f"{request.url.host} did not answer in time.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, H2Error) as error:
            raise ConnectionLost(f"{request.url.host} broke off: {error or type(error).__name__}.") from error
        except httpcore.UnsupportedProtocol as error:
            raise BadUrl(str(error)) from error
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=BodyStream(answer.stream),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        await self._pool.aclose()
