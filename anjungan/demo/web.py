"""Does an address answer?"""

from __future__ import annotations

import httpx


def answers(url: str) -> bool:
    """Whether a browser on this machine would get a page there now."""
    try:
        return httpx.get(url, trust_env=False, timeout=2.0, follow_redirects=True).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
