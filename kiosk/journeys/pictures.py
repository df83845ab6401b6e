"""The names of all drawings that the journeys ask for: what `screens` must be able to draw.

Icons are Material Symbols by their own names, from `assets/icons/names.txt`.
"""

from __future__ import annotations

from hardware.device import Fault

# Drawings: large, in one style, each shows what to do with paper, card or machine.
PICTURES = (
    "camera-fault",
    "card",  # the KTP-el: your NIK stands here
    "clock",  # it takes time
    "counter",  # go to the counter
    "cover-open",  # close the cover
    "done",
    "info",
    "lock",  # wait, then try again
    "network",  # the line to the office is down
    "no-paper",  # a machine without paper
    "paper-jam",
    "papers",  # several papers to bring or take along
    "phone-farther",  # hold your phone farther away from the camera
    "photographing",  # leave the sheet alone under the camera
    "place-a4",  # a sheet on the glass, print downwards
    "place-camera",  # a sheet under the camera, print upwards
    "printer-fault",
    "scanner-fault",
    "scanning",  # leave the sheet alone
    "show-code",  # hold the slip's code under the reader
    "sign-form",  # sign the sheet in its box, and stick the meterai beside
    "sorry",
    "take-paper",  # paper comes out here
    "tilt-phone",  # a lamp is mirrored in your phone
    "wait",
)

_OF_FAULT = {
    "cover_open": "cover-open",
    "out_of_paper": "no-paper",
    "paper_out": "no-paper",
    "no_paper": "no-paper",
    "jam": "paper-jam",
    "no_page": "place-a4",
    "incomplete": "place-a4",
}


def picture_of(fault: Fault, device: str) -> str:
    """The drawing of the part that `fault` is about; of the whole `device` ("scanner", "camera") where none is."""
    return _OF_FAULT.get(fault.code.partition(".")[2], f"{device}-fault")
