"""Addresses: which ones may be reached at all, checked after resolution and connected to exactly as checked."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

from models.errors import ConnectionRefused, FetchTimeout, ForbiddenAddress, NameUnresolved

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Turns a host name and port into addresses in text form, in the order to try them."""
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connector = Callable[[str, int], Awaitable[Streams]]
"""Opens a connection to an address (never a name) and port."""

STREAM_LIMIT = 256 * 1024
"""Bytes an asyncio stream may hold before it stops reading from the socket."""

_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 1122)
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # carrier-grade NAT, and a cloud's metadata service (RFC 6598)
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments, a cloud's metadata service
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, withdrawn (RFC 7526)
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/3",  # multicast, reserved, broadcast
        "::/96",  # unspecified, loopback, IPv4-compatible
        "::ffff:0:0:0/96",  # IPv4-translated (RFC 2765)
        "64:ff9b:1::/48",  # local translation (RFC 8215)
        "100::/64",  # discard
        "2001:2::/48",  # benchmarks
        "2001:db8::/32",  # documentation
        "2001:10::/28",  # ORCHID
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing
        "fc00::/7",  # unique local, a cloud's metadata service
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local
        "ff00::/8",  # multicast
    )
)
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: IpAddress) -> bool:
    """Whether an address belongs to the public internet.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by what it carries too.
    """
    if isinstance(address, ipaddress.IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return address.scope_id is None and is_public(carried)
        if address.scope_id is not None:
            return False
    return address.is_global and not any(address in network for network in _REFUSED)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(address.packed[12:])
    return None


def check_addresses(host: str, addresses: Sequence[str], *, allow_private: bool) -> list[str]:
    """The addresses in the order given, if every one of them may be reached.

    One private address among public ones refuses the host: a name that points both ways is a trap.
    Raises ForbiddenAddress, or NameUnresolved when there is none.
    """
    if not addresses:
        raise NameUnresolved(f"{host} has no address.")
    for text in addresses:
        try:
            address = ipaddress.ip_address(text)
        except ValueError as error:
            raise NameUnresolved(f'{host} resolves to "{text}", which is no address.') from error
        if not allow_private and not is_public(address):
            raise ForbiddenAddress(f"{host} leads to {address}, which is not a public address.")
    return list(addresses)


async def resolve(host: str, port: int) -> list[str]:
    """The system's resolver. Raises NameUnresolved."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise NameUnresolved(f"{host} cannot be resolved: {error}.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


async def connect(address: str, port: int) -> Streams:
    """A TCP connection to an address."""
    return await asyncio.open_connection(address, port, limit=STREAM_LIMIT)


class Guard:
    """Opens connections to hosts, but only to addresses that it has checked itself.

    The address that was checked is the one connected to: nothing resolves the name a second time.
    """

    def __init__(
        self, *, allow_private: bool = False, resolver: Resolver | None = None, connector: Connector | None = None
    ) -> None:
        self.allow_private = allow_private
        self._resolver = resolver or resolve
        self._connector = connector or connect

    async def open(self, host: str, port: int, timeout: float | None) -> Streams:
        """A connection to the first checked address that answers, all within `timeout` seconds.

        Raises ForbiddenAddress, NameUnresolved, ConnectionRefused or FetchTimeout.
        """
        try:
            async with asyncio.timeout(timeout):
                return await self._open(host, port)
        except TimeoutError as error:
            raise FetchTimeout(f"{host} did not accept a connection within {timeout:g} seconds.") from error

    async def _open(self, host: str, port: int) -> Streams:
        literal = _literal(host)
        found = [literal] if literal else await self._resolver(host, port)
        failed: OSError | None = None
        for address in check_addresses(host, found, allow_private=self.allow_private):
            try:
                return await self._connector(address, port)
            except OSError as error:
                failed = error
        raise ConnectionRefused(f"{host} refused the connection: {failed}.") from failed


def _literal(host: str) -> str | None:
    """The host itself when it is an address and not a name."""
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        return None
