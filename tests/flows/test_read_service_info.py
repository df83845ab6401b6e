"""Reading about a service without filing: what to bring, the 14 components, a list to take home, and on to filing."""

from __future__ import annotations

import functools

import pytest

import assets
from adminduk.catalogue.components import COMPONENTS
from adminduk.catalogue.loader import load_catalogues
from adminduk.catalogue.model import Catalogue
from adminduk.catalogue.requirements import requirements_for
from adminduk.localised import Language
from hardware.printer import faults as printer
from hardware.slip_printer import faults as slip_printer
from hardware.slip_printer.port import Line
from kiosk.availability import Availability
from kiosk.effects import Finish, PrintSlip, SlipPaper
from kiosk.events import BarKey, MachineChanged, SlipFailed, SlipPrinted
from kiosk.spool import faults as store
from kiosk.views import AttractView, BriefingView, ChoiceView, KeyboardView, MessageView
from tests.flows.samples import broken
from tests.flows.script import Kiosk, all_forms, spoken, words

NO_PRINTERS = Availability((("slip_printer", slip_printer.PAPER_OUT), ("printer", printer.JAM)))


@functools.cache
def offices() -> tuple[Catalogue, ...]:
    return load_catalogues(assets.path("catalogue"))


def reading(availability: Availability | None = None) -> Kiosk:
    """At what to bring for a lost KK in Jogoroto."""
    at = Kiosk(availability)
    at.touch("info", "service")
    at.touch("kk", "reason")
    at.touch("hilang")
    return at


def briefing(at: Kiosk) -> BriefingView:
    assert isinstance(at.view, BriefingView)
    return at.view


def test_the_front_page_offers_it_whatever_is_out() -> None:
    at = Kiosk(NO_PRINTERS)
    assert isinstance(at.view, AttractView)
    assert [(tile.id, tile.enabled) for tile in at.view.more if tile.id == "info"] == [("info", True)]


def test_what_to_bring_is_that_of_the_reason() -> None:
    at = reading()
    kk = at.visit._desk.catalogue.service("kk")
    assert [need.label for need in briefing(at).needs] == [each.name for each in requirements_for(kk, "hilang", {})]
    at.bar(BarKey.BACK, "reason")
    at.touch("baru")
    assert [need.label for need in briefing(at).needs] == [each.name for each in requirements_for(kk, "baru", {})]


def test_questions_narrow_it_as_they_do_for_a_request() -> None:
    at = Kiosk()
    at.touch("info", "service")
    at.touch("kk", "reason")
    at.touch("perubahan", "question-yang-berubah")
    at.touch("pendidikan")
    assert "Ijazah" in spoken(at.frame)
    assert "akta cerai" not in spoken(at.frame)


@pytest.mark.parametrize("office", offices(), ids=lambda office: office.office.id)
def test_all_components_of_every_service_can_be_read(office: Catalogue) -> None:
    """Every word of the decree stands on a page, and what it is silent about is said to be silent."""
    for service in office.services:
        at = Kiosk(catalogue=office)
        at.touch("info", "service")
        at.touch(service.id)
        while isinstance(at.view, ChoiceView):
            at.touch(at.view.tiles[0].id)
        pages = []
        while "next" in at.buttons():
            at.touch("next")
            pages.append(spoken(at.frame))
        assert len(pages) == 6 * len(service.standards)
        assert not any("Oleh: ." in page or "Oleh:  " in page for page in pages), "a step of nobody"
        read = " ".join(" | ".join(pages).replace(" | ", " ").split())
        for standard in service.standards:
            for name in COMPONENTS:
                for said in plain(getattr(standard, name)):
                    assert " ".join(said.split()[:8]) in read, (service.id, name, said)
        silent = [name for each in service.standards for name in COMPONENTS if getattr(each, name) in (None, ())]
        assert read.count("Belum ditetapkan") == len(silent)
        assert Finish() in at.touch("done", "attract")


def plain(said: object) -> list[str]:
    """The words of a component, however it is kept."""
    if isinstance(said, str):
        return [said]
    if isinstance(said, tuple):
        return [text for each in said for text in plain(getattr(each, "text", each))]
    return [said.kantor] if said is not None else []  # type: ignore[attr-defined]


def test_back_leads_page_by_page_to_the_front() -> None:
    at = reading()
    at.touch("next")
    at.touch("next")
    first = at.frame.progress
    at.bar(BarKey.BACK)
    assert (first.step, at.frame.progress.step) == (3, 2)  # type: ignore[union-attr]
    at.bar(BarKey.BACK)
    at.bar(BarKey.BACK, "reason")
    at.bar(BarKey.BACK, "service")
    at.bar(BarKey.BACK, "attract")


def test_the_list_is_printed_to_be_ticked_off() -> None:
    at = reading()
    asked = at.touch("print", "busy")
    (effect,) = [each for each in asked if isinstance(each, PrintSlip)]
    lines = [part.text for part in effect.slip if isinstance(part, Line)]
    assert "[ ] Formulir F-1.02" in lines
    assert "    Blanko dari kantor desa, sudah diisi dan ditandatangani" in lines
    assert "[ ] Surat kehilangan dari kepolisian" in lines
    assert "    Bawa yang asli" in lines
    assert "WA 081236000118" in lines
    assert (effect.paper, effect.number) == (SlipPaper.ROLL, "info-kk")
    at.happens(SlipPrinted(), "info-printed")
    at.touch("list")
    assert briefing(at).title == at.visit._desk.catalogue.service("kk").name


@pytest.mark.parametrize("language", list(Language))
def test_the_list_prints_on_every_thermal_printer(language: Language) -> None:
    at = Kiosk()
    while at.frame.settings.language is not language:
        at.bar(BarKey.LANGUAGE)
    at.touch("info")
    at.touch("kk")
    at.touch("hilang")
    at.touch("print")
    effect = at.last(PrintSlip)
    assert isinstance(effect, PrintSlip)
    assert all(part.text.isascii() for part in effect.slip if isinstance(part, Line))
    assert words(language).by_key["info.to_do.title"] in [each.text for each in effect.slip if isinstance(each, Line)]


def test_a_slip_printer_that_fails_gives_way_to_the_large_sheet() -> None:
    at = reading()
    at.touch("print")
    at.happens(SlipFailed(slip_printer.PAPER_OUT), "busy")
    effect = at.last(PrintSlip)
    assert isinstance(effect, PrintSlip)
    assert effect.paper is SlipPaper.A4
    at.happens(SlipPrinted(), "info-printed")
    assert "kertas besar" in spoken(at.frame)


def test_when_nothing_prints_the_list_stays_on_the_glass() -> None:
    at = reading()
    at.touch("print")
    at.happens(SlipFailed(slip_printer.PAPER_OUT), "busy")
    at.happens(SlipFailed(printer.JAM), "info-not-printed")
    assert isinstance(at.view, MessageView)
    at.touch("list")
    assert isinstance(at.view, BriefingView)
    assert "print" not in reading(NO_PRINTERS).buttons()


def test_a_request_goes_on_where_the_reading_ended() -> None:
    at = reading()
    at.touch("file", "nik")
    at.bar(BarKey.BACK)
    assert isinstance(at.view, BriefingView)


def test_on_a_full_disk_nobody_is_sent_to_file() -> None:
    assert "file" not in reading(broken("store", store.DISK_FULL)).buttons()


def test_a_service_is_found_by_what_people_call_it() -> None:
    for tile in ("info", "file"):
        at = Kiosk()
        at.touch(tile, "service")
        at.touch("search", "service-search")
        at.type("SURAT BORO")
        at.touch("next", "service-found")
        assert isinstance(at.view, ChoiceView)
        assert {each.id for each in at.view.tiles} == {"pindah-desa", "pindah-kecamatan"}
        at.bar(BarKey.BACK, "service-search")
        assert isinstance(at.view, KeyboardView)
        assert at.view.value == "SURAT BORO"
        at.touch("next", "service-found")
        at.touch("pindah-desa")
        assert at.page in ("reason", "briefing")


def test_what_is_not_found_is_said_beside_the_word() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("search", "service-search")
    at.type("MOBIL")
    at.touch("next", "service-search")
    assert "belum saya temukan" in spoken(at.frame)
    at.bar(BarKey.BACK, "service")


def test_few_services_need_no_search() -> None:
    few = next(each for each in offices() if each.office.id == "kios-desa")
    at = Kiosk(catalogue=few)
    at.touch("info", "service")
    assert isinstance(at.view, ChoiceView)
    assert "search" not in [tile.id for tile in at.view.tiles]


def test_a_form_that_can_be_filled_in_here_is_said_to_be() -> None:
    at = Kiosk(forms=all_forms())
    at.touch("info")
    at.touch("kk")
    at.touch("hilang")
    assert "Bisa diisi di anjungan ini. Atau: Blanko dari kantor desa" in spoken(at.frame)
    at.touch("print")
    effect = at.last(PrintSlip)
    assert isinstance(effect, PrintSlip)
    lines = [part.text for part in effect.slip if isinstance(part, Line)]
    assert lines[lines.index("[ ] Formulir F-1.02") + 1] == "    Bisa diisi di anjungan ini"
    assert "Bisa diisi" not in spoken(reading().frame)


def test_a_printer_that_is_lost_after_the_page_was_drawn_is_said() -> None:
    at = reading()
    at.happens(MachineChanged(NO_PRINTERS))
    assert "print" not in at.buttons()
    at.happens(MachineChanged(Availability()))
    assert "print" in at.buttons()
