"""The dashboard in a browser: a page, a socket, and a process of `parley --read-only` for each who looks."""
