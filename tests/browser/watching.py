"""What a browser hears while somebody works: complaints, refusals, other hosts."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

FAILED = 400
LEFT_BEHIND = "net::ERR_ABORTED"
"""The reader went on, or a newer question replaced this one, before the answer came."""

_TOLD_BY_HTMX = re.compile(r"htmx:(sendAbort|afterRequest), ")
"""How htmx tells of the same; of a request that fails it tells otherwise besides."""
_FORGOTTEN = re.compile(r"Clear-Site-Data header on '[^']+': Cleared data types: ")
"""How the browser says that it forgot what it kept, as it is asked to at signing out."""
_STATUS = re.compile(r"responded with a status of (\d+)")


@dataclass
class Watch:
    """Hears everything that goes wrong in the pages of one browser."""

    site: str
    answers: set[int] = field(default_factory=set)
    """Failures that a journey asks for, such as 404."""
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("page", self._over_page)

    def _over_page(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._went_wrong)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        if _TOLD_BY_HTMX.match(message.text) or _FORGOTTEN.match(message.text):
            return
        status = _STATUS.search(message.text)
        if status is None or int(status[1]) not in self.answers:
            self.complaints.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(self.site).netloc:
            self.complaints.append(f"another host: {request.url}")

    def _went_wrong(self, request: Request) -> None:
        if request.failure != LEFT_BEHIND:
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= FAILED and response.status not in self.answers:
            self.complaints.append(f"{response.status}: {response.url}")
