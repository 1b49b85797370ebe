"""How much a page may take, and how slowly a host is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one ``fetch``, and the pace; the defaults suit public servers and a small machine.

    Args:
        wire_bytes: of a body as it comes over the network.
        body_bytes: of a body once unpacked. While it grows it may be copied, so that a page takes twice as much memory,
            and a decoder's window of at most 16 MB.
        deadline_s: seconds on the network for one page: all its redirects and attempts, but not the polite pauses.
        connect_s: seconds to connect.
        idle_s: seconds without a byte.
        redirects: redirects at most.
        attempts: requests at most for one address when what failed can pass.
        backoff_s: seconds before the second attempt on average; it doubles with each.
        backoff_max_s: seconds before an attempt at most.
        retry_after_max_s: seconds that a server may ask us to wait; when it asks for more, the page is left for
            another run.
        slowness: the pause between two requests to a host, in units of the time that its last answer took.
        min_delay_s: seconds between two requests to a host at least; 0 switches these pauses off, for a server of
            one's own, and only a Crawl-delay stays.
        max_delay_s: seconds between two requests to a host at most, unless its robots.txt asks for more.
        crawl_delay_max_s: seconds of a Crawl-delay that are still kept; a longer one counts as this.
        robots_bytes: of a robots.txt.

    """

    wire_bytes: int = 20 * 2**20
    body_bytes: int = 20 * 2**20
    deadline_s: float = 30.0
    connect_s: float = 10.0
    idle_s: float = 15.0
    redirects: int = 5
    attempts: int = 3
    backoff_s: float = 1.0
    backoff_max_s: float = 20.0
    retry_after_max_s: float = 60.0
    slowness: float = 2.0
    min_delay_s: float = 1.0
    max_delay_s: float = 20.0
    crawl_delay_max_s: float = 60.0
    robots_bytes: int = 512 * 2**10
