"""What a form wants to know twice: said once, worked out from that, and so never in contradiction to it."""

from __future__ import annotations

from adminduk.forms.asking import Ask, Spot, asked
from adminduk.forms.model import Form, FormValues

# F-1.03 no. 6, klasifikasi kepindahan, by how many levels of the region codes are the same: all four within one desa,
# none between provinces.
KLASIFIKASI = {4: "1", 3: "2", 2: "3", 1: "4", 0: "5"}


def derived(form: Form, values: FormValues) -> dict[str, str]:
    """The values of `form` that follow from other answers, as far as those are given."""
    found: dict[str, str] = {}
    for each in asked(form, values):
        if isinstance(each, Spot) and each.field.apart is not None:
            one, other = (values.get(key, "") for key in each.field.apart)
            if one and other:
                found[each.key] = klasifikasi(one, other)
    return found


def follows(ask: Ask) -> bool:
    """Whether it is worked out, and neither asked nor changed by itself."""
    return isinstance(ask, Spot) and ask.field.apart is not None


def klasifikasi(origin: str, destination: str) -> str:
    """The code of the list `klasifikasi-pindah` for a move between two desa, by their region codes."""
    shared = 0
    for one, other in zip(origin.split("."), destination.split("."), strict=False):
        if one != other:
            break
        shared += 1
    return KLASIFIKASI[shared]
