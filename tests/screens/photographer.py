"""Takes the pictures of the album: `python -m tests.screens.photographer PANEL FOLDER [--all]`, one panel a process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from adminduk.localised import Language
from kiosk.views import CameraView, Frame, Settings
from screens.theme import SCALES
from tests.screens.samples import frames, live_picture
from tests.screens.stage import LANDSCAPE, PORTRAIT, Stage

PANELS = {"portrait": PORTRAIT, "landscape": LANDSCAPE}
CALM = Settings()
TYPICAL = (
    CALM,
    replace(CALM, language=Language.JAVANESE, text_scale=1.25),
    replace(CALM, text_scale=1.5, high_contrast=True),
    replace(CALM, language=Language.ENGLISH, low_reach=True),
    replace(CALM, language=Language.JAVANESE, text_scale=1.5, low_reach=True),
)


def every_setting() -> Iterator[Settings]:
    """All that a resident can choose for the eyes and hands."""
    for language in Language:
        for scale in SCALES:
            for stark in (False, True):
                for low in (False, True):
                    yield Settings(language, scale, stark, low)


def file_name(name: str, settings: Settings) -> str:
    """E.g. keypad-nik_jv_125_stark_low.png."""
    parts = [name, settings.language.value, f"{settings.text_scale * 100:.0f}"]
    parts += ["stark"] * settings.high_contrast + ["low"] * settings.low_reach
    return "_".join(parts) + ".png"


def take(stage: Stage, folder: Path, all_settings: bool, only: str = "") -> int:
    """Photograph the samples; the number of pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for settings in every_setting() if all_settings else TYPICAL:
        for name, frame in frames().items():
            if name.startswith(only):
                stage.show(_dressed(frame, settings))
                _wait_for_the_camera(stage)
                stage.photograph(folder / file_name(name, settings))
                taken += 1
    return taken


def _wait_for_the_camera(stage: Stage) -> None:
    """Until the living picture is on the page that has one."""
    page, frame = stage.app.glass.page, stage.app.glass.frame
    if frame is not None and isinstance(frame.view, CameraView):
        stage.app.live.put(live_picture())
        stage.until(lambda: page.ids.live.texture is not None)


def _dressed(frame: Frame, settings: Settings) -> Frame:
    return replace(frame, settings=settings)


def main() -> None:
    panel, folder, *more = sys.argv[1:]
    only = next((each for each in more if not each.startswith("-")), "")
    count = take(Stage(PANELS[panel]), Path(folder) / panel, "--all" in more, only)
    print(f"{panel}: {count} pictures")


if __name__ == "__main__":
    main()
