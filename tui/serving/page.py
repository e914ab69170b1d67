"""The page in which the dashboard is drawn, and what a browser may do with it.

All of it comes from this machine: the terminal, its styles and its font are textual-serve's own files. Its own page
asks a font of a server elsewhere, and its buttons need scripts in the page; here neither is needed, so it is forbidden.
"""

from __future__ import annotations

from html import escape
from string import Template

FONT_SIZE = 16
"""Pixels of a character's height, unless the address says otherwise (`/?fontsize=12`)."""

FORBIDDEN = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",  # the terminal sets the sizes of its lines so
            "font-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self' $socket",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""What the page is not to do: fetch anything from elsewhere, run what is not a file of this server, be framed."""

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>$title</title>
<link rel="icon" href="data:,">
<link rel="preload" href="/static/fonts/RobotoMono-VariableFont_wght.ttf" as="font" type="font/ttf" crossorigin>
<link rel="stylesheet" href="/static/css/xterm.css">
<style>
@font-face {
  font-family: "Roboto Mono";
  src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf") format("truetype");
  font-weight: 100 700;
}
@font-face {
  font-family: "Roboto Mono";
  font-style: italic;
  src: url("/static/fonts/RobotoMono-Italic-VariableFont_wght.ttf") format("truetype");
  font-weight: 100 700;
}
html, body { margin: 0; height: 100%; overflow: hidden; background: #14181c; color: #d8dde2; }
body { font-family: "Roboto Mono", Menlo, monospace; font-size: 16px; }
a { color: #8ec5ff; }
#terminal { height: 100vh; visibility: hidden; }
.-first-byte #terminal { visibility: visible; }
.note { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center; }
.-first-byte #opening, #ended { display: none; }
.-closed #opening { display: none; }
.-closed #ended { display: flex; background: #14181ce0; z-index: 10; }
</style>
<script src="/static/js/textual.js"></script>
<script src="/keys.js" defer></script>
</head>
<body>
<div class="note" id="opening">Opening …</div>
<div class="note" id="ended"><p>This look has ended. <a href="$again">Look again</a></p></div>
<div id="terminal" class="textual-terminal" data-session-websocket-url="$socket" data-font-size="$font_size"></div>
</body>
</html>
""")

KEYS = """\
// What is typed goes to the dashboard, from its first line on and wherever one has clicked.
const typeThere = () => document.querySelector(".xterm-helper-textarea")?.focus();
for (const event of ["focus", "mouseup"]) window.addEventListener(event, typeThere);
new MutationObserver((_, observer) => {
  if (!document.body.classList.contains("-first-byte")) return;
  observer.disconnect();
  document.activeElement?.blur();  // whoever has the focus already is not told that it comes
  typeThere();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
"""
"""The page's own script, at `/keys.js`: textual-serve's own waits for a click, and until then the dashboard believes
that nobody is there."""

_FULL = Template("""\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>$title</title><link rel="icon" href="data:,"></head>
<body style="font-family: monospace; background: #14181c; color: #d8dde2; padding: 2em">
<p>As many look already as this parley shows at once ($viewers).
<a href="$again" style="color: #8ec5ff">Try again</a> when one of them has left.</p>
</body>
</html>
""")


def page(title: str, socket: str, font_size: int = FONT_SIZE) -> str:
    """The page; `socket` is the address through which the dashboard comes."""
    again = "/" if font_size == FONT_SIZE else f"/?fontsize={font_size}"
    return _PAGE.substitute(title=escape(title), socket=escape(socket), font_size=font_size, again=again)


def full_page(title: str, viewers: int) -> str:
    """What whoever finds no room reads."""
    return _FULL.substitute(title=escape(title), viewers=viewers, again="/")


def forbidden(socket: str) -> dict[str, str]:
    """The headers that go with a page whose socket is at this address."""
    return {name: Template(value).substitute(socket=socket) for name, value in FORBIDDEN.items()}
