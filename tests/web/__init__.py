"""A web server of our own on the loopback, as polite or hostile as a test wants, and a record of what it was asked.

``with WebServer() as site: site.page("/a", "<p>Nabór trwa.</p>", etag='"1"')``, and then ``site.url`` and
``site.record``.
"""

from tests.web.answers import Answer, Page, Redirect, sequence
from tests.web.record import Record, Request
from tests.web.server import WebServer

__all__ = ["Answer", "Page", "Record", "Redirect", "Request", "WebServer", "sequence"]
