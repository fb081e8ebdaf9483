"""The browser client's files, and the headers that keep a page from doing more than it should.

Every address outside the API that a person could have open is the same page: the client
itself reads the address.
"""

from __future__ import annotations

from pathlib import Path

from aiohttp import web
from multidict import CIMultiDict

from server.api.settings import ApiSettings

_RESERVED = ("/api", "/ws", "/healthz", "/readyz", "/metrics")
_ASSETS = "/assets/"
_FOREVER = "public, max-age=31536000, immutable"  # the build names each by a hash of what it holds
_CHECKED = "no-cache"
# Those that not every system's list of types has.
_TYPES = {".webmanifest": "application/manifest+json"}
_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Lamplight</title>
<h1>Lamplight is running</h1>
<p>The browser client is not built yet. Run <code>make setup</code> in the project's folder, and
start the server again.</p></html>"""

SECURITY_HEADERS: dict[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Server": "lamplight",  # and not which versions of what
}
API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def page_policy(public_origins: frozenset[str], video_origins: tuple[str, ...] = ()) -> str:
    """The Content-Security-Policy of a page.

    Sockets are named one by one: not every browser counts them under 'self'. An IPv6
    address can't be named in a policy at all. Frames are opened to where videos come from, and to
    nothing else, not even to pages of our own.
    """
    named = sorted(origin for origin in public_origins if "[" not in origin)
    sockets = [origin.replace("http", "ws", 1) for origin in named]
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["connect-src", "'self'", *sockets]),
            " ".join(["frame-src", *(video_origins or ["'none'"])]),
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "object-src 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types service-worker",
        ]
    )


def is_page(request: web.Request) -> bool:
    """Whether an address that no route knows may still be one of the client's."""
    is_reserved = any(
        request.path == prefix or request.path.startswith(prefix + "/") for prefix in _RESERVED
    )
    return request.method in {"GET", "HEAD"} and not is_reserved


def page_response(request: web.Request, settings: ApiSettings) -> web.StreamResponse:
    """A file of the client where there is one, and else the page.

    Raises:
        HTTPNotFound: a file that isn't there, or somebody who doesn't want a page.
    """
    root = settings.client_dir
    policy = page_policy(settings.public_origins, settings.video_origins)
    if root and (found := _file(root, request.path)):
        caching = _FOREVER if request.path.startswith(_ASSETS) else _CHECKED
        headers = _headers(caching, policy)
        if found.suffix in _TYPES:
            headers["Content-Type"] = _TYPES[found.suffix]
        return web.FileResponse(found, headers=headers)
    if request.path.startswith(_ASSETS) or not _wants_page(request):
        raise web.HTTPNotFound
    headers = _headers("no-store", policy)
    index = root / "index.html" if root else None
    if index is None or not index.is_file():
        return web.Response(text=_NOT_BUILT, content_type="text/html", headers=headers)
    return web.FileResponse(index, headers=headers)


def _headers(caching: str, policy: str) -> CIMultiDict[str]:
    return CIMultiDict({"Cache-Control": caching, "Content-Security-Policy": policy})


def _wants_page(request: web.Request) -> bool:
    accepted = request.headers.get("Accept", "*/*")
    return "text/html" in accepted or "*/*" in accepted


def _file(root: Path, path: str) -> Path | None:
    """A file right in the client's folder or its assets; no other folder, no hidden file."""
    parts = path.removeprefix("/").split("/")
    is_ours = len(parts) == 1 or (len(parts) == 2 and parts[0] == "assets")
    if not is_ours or any(part.startswith(".") or not part or "\0" in part for part in parts):
        return None
    found = root.joinpath(*parts)
    is_inside = found.resolve().is_relative_to(root.resolve())
    return found if is_inside and found.name != "index.html" and found.is_file() else None
