"""The one configuration of Kivy. `configure` runs before anything else of Kivy is imported."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.settings import Panel


def configure(panel: Panel, home: Path) -> None:
    """Prepare this process for one window as large as the glass, with nothing that a passer-by could open.

    `home` is where Kivy keeps its own files; nothing about people ever goes there. Raises RuntimeError when Kivy was
    imported already, since most of this would then be ignored in silence.
    """
    _set_environment(home)
    from kivy.config import Config

    for section, values in _options(panel).items():
        for name, value in values.items():
            Config.set(section, name, value)
    _only_the_mouse(Config)


def _set_environment(home: Path) -> None:
    import sys

    if "kivy" in sys.modules and os.environ.get("ANJUNGAN_KIVY") != str(os.getpid()):
        raise RuntimeError("Kivy was imported before screens.env.configure")
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ |= {
        "ANJUNGAN_KIVY": str(os.getpid()),
        "KIVY_HOME": str(home),
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_FILELOG": "1",  # Kivy's own log would keep what residents typed
        "KIVY_NO_CONSOLELOG": "1",
        "KIVY_LOG_MODE": "PYTHON",
        "KIVY_NO_ENV_CONFIG": "1",
        "KIVY_WINDOW": "sdl2",  # any other window provider has no touch input: fail loudly instead
        "KIVY_METRICS_DENSITY": "1",  # sizes come from the panel's millimetres, see theme.py
        "KIVY_DPI": "96",
        "KIVY_METRICS_FONTSCALE": "1",
        "SDL_NO_SIGNAL_HANDLERS": "1",  # SIGTERM is ours, see app.py
        "SDL_VIDEO_ALLOW_SCREENSAVER": "0",
    }


def _options(panel: Panel) -> dict[str, dict[str, str]]:
    return {
        "graphics": {
            "width": str(panel.width),
            "height": str(panel.height),
            "position": "custom",
            "left": "0",
            "top": "0",
            "borderless": "1",
            "resizable": "0",
            "show_cursor": "0",
            "maxfps": "60",
            "multisamples": "0" if panel.software_gl else "4",  # costs three times the drawing without a GPU
            "allow_screensaver": "0",
        },
        "kivy": {"exit_on_escape": "0", "keyboard_mode": "system", "log_level": "warning"},
    }


def _only_the_mouse(config: object) -> None:
    """SDL reports a touch panel's first finger as the mouse; a second provider would report every touch twice."""
    for name, _ in config.items("input"):  # type: ignore[attr-defined]
        config.remove_option("input", name)  # type: ignore[attr-defined]
    config.set("input", "mouse", "mouse,disable_multitouch")  # type: ignore[attr-defined]
