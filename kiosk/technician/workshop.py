"""The workshop behind the technician's pages: does on background threads what they ask for.

Without a spool (the kiosk could not start) everything but the deliveries still works: that is when it is needed most.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from adminduk.localised import Language
from hardware.device import Fault
from hardware.printer.port import Gauges
from kiosk.availability import DEVICE_KINDS
from kiosk.bundle.packing import pack
from kiosk.devices import Supervisor
from kiosk.devices.faults import STUCK
from kiosk.devices.state import DeviceState
from kiosk.doctor.ground import Ground
from kiosk.doctor.history import History, device_id
from kiosk.doctor.model import Finding
from kiosk.doctor.table import of_part, run_one
from kiosk.spool.contents import Parked
from kiosk.spool.spool import Spool
from kiosk.technician import asks, swap_reports
from kiosk.technician.asks import Ask, DeviceCard, Kept, OfficeCard, ParkedRow
from kiosk.technician.ears import Ears
from kiosk.technician.pins import PinStore
from kiosk.technician.port import Tell
from kiosk.technician.works import WORKS, Tools
from kiosk.uplink.uplink import Uplink
from kiosk.wording import wording

log = logging.getLogger(__name__)

_MENDED_WITHIN_S = 60.0

# What a kind of device is counted in (`kiosk.doctor.keeping.counters`).
_JOBS = {"scanner": "scans", "camera": "scans", "reader": "reads", "printer": "pages", "slip_printer": "slips"}


Reporter = Callable[[str, bool], Fault | None]  # (who asks, on paper too)


@dataclass(frozen=True)
class Deliveries:
    """What the running kiosk has and a stopped one has not."""

    spool: Spool
    uplink: Uplink


@dataclass(frozen=True)
class Toolroom:
    """`kiosk.technician.port.Workshop`, on the real parts."""

    pins: PinStore
    supervisor: Supervisor
    history: History
    ground: Ground | None  # what the tests that need no hand stand on
    ears: Ears
    tools: Tools
    swaps: Path  # folder of the reports
    version: str
    deliveries: Deliveries | None = None
    stopped: Fault | None = None  # why this kiosk serves nobody
    report: Reporter | None = None  # writes a readiness report; None where nobody would get it

    def carry_out(self, ask: Ask, tell: Tell) -> None:
        match ask:
            case asks.LookAtPins():
                tell(self.pins.look())
            case asks.CheckPin(pin=pin):
                tell(self.pins.check(pin))
            case asks.LookAround():
                tell(self._around())
            case asks.RetryParked():
                self._retry()
                tell(self._around())
            case asks.KeepSwap(report=report):
                tell(asks.SwapKept(self._keep(report)))
            case asks.Mend(kind=kind):
                tell(self._mend(kind))
            case asks.WriteReport(who=who, on_paper=on_paper):
                tell(asks.ReportWritten(self.report(who, on_paper) if self.report else self.stopped))
            case asks.PackBundle():
                tell(self._bundle())
            case asks.FollowLog() | asks.LeaveLog() | asks.ReadLog() | asks.Trace():
                self._listen(ask, tell)
            case _:
                self._test(ask, tell)

    # --- tests -------------------------------------------------------------------------------------------------------

    def _test(self, ask: Ask, tell: Tell) -> None:
        match ask:
            case asks.RunTests(part=part, who=who):
                self._run_tests(part, who, tell)
            case asks.RunWork(work=work, test=test):
                tools = replace(self.tools, tell=lambda says: tell(asks.WorkSays(says)))
                tell(_done(WORKS[work](tools, test)))
            case asks.ListCodes():
                from kiosk.doctor.evidence.codes import CODES

                tell(asks.CodeList(tuple((code.name, code.text) for code in CODES)))
            case asks.ReadGauges(kind=kind):
                told = self.tools.on(kind, _gauges)
                if isinstance(told, asks.Gauged):
                    tell(told)
            case asks.KeepFinding(kept=kept):
                self.history.record((kept.finding,), kept.finding.at, kept.who)

    def _run_tests(self, part: str, who: str, tell: Tell) -> None:
        tests = of_part(part) if self.ground is not None else ()
        for number, test in enumerate(tests, 1):
            if self.ground is not None:
                found = run_one(test, self.ground)
                self.history.record(found, self.ground.clock.now(), who)
                tell(asks.Ran(found, number, len(tests)))
        tell(asks.AllRan())

    # --- listening ---------------------------------------------------------------------------------------------------

    def _listen(self, ask: Ask, tell: Tell) -> None:
        match ask:
            case asks.FollowLog(kind=kind):
                self.ears.follow(kind)
            case asks.LeaveLog(kind=kind):
                self.ears.leave(kind)
            case asks.ReadLog(kind=kind):
                tell(asks.LogRead(self.ears.lines(kind)))
            case asks.Trace(kind=kind, on=on):
                kept = self.ears.trace(kind, on)
                fault, file = (kept, "") if isinstance(kept, Fault) else (None, kept)
                tell(asks.TraceChanged(self.ears.traced(kind), file, fault))

    # --- looking -----------------------------------------------------------------------------------------------------

    def _around(self) -> asks.Around:
        states = {state.kind: state for state in self.supervisor.states()}
        cards = tuple(self._card(states[kind]) for kind in DEVICE_KINDS if kind in states)
        absent = tuple(DeviceCard(kind, absent=True) for kind in DEVICE_KINDS if kind not in states)
        return asks.Around((*cards, *absent), self._office(), self.ears.can_trace)

    def _card(self, state: DeviceState) -> DeviceCard:
        counted = self.history.counters(device_id(state.info)) if state.info is not None else ()
        by_name = {count.name: count.value for count in counted}
        return DeviceCard(
            state.kind,
            info=state.info,
            fault=state.fault,
            since=state.since,
            warnings=state.warnings,
            jobs=by_name.get(_JOBS.get(state.kind, ""), 0),
            faults=by_name.get("faults", 0),
            last=self._last(state.kind),
            traced=self.ears.traced(state.kind),
        )

    def _last(self, part: str) -> Kept | None:
        """The newest test of `part` that really ran."""
        tested = self.history.last_tested(f"{part}.")
        if tested is None:
            return None
        same = (each for each in self.history.newest() if each.part == part and each.at == tested.at)
        found = next(same, None)
        return Kept(found, tested.who) if found is not None else None

    def _office(self) -> OfficeCard:
        kiosk = self.deliveries
        if kiosk is None:
            return OfficeCard(reachable=False, version=self.version, stopped=self.stopped)
        waiting, parked = kiosk.spool.waiting(), kiosk.spool.parked()
        return OfficeCard(
            reachable=kiosk.uplink.reachable,
            waiting=0 if isinstance(waiting, Fault) else len(waiting),
            parked=() if isinstance(parked, Fault) else tuple(_parked(each) for each in parked),
            disk=waiting if isinstance(waiting, Fault) else kiosk.spool.check(),
            version=self.version,
        )

    # --- changing ----------------------------------------------------------------------------------------------------

    def _retry(self) -> None:
        if self.deliveries is not None:
            fault = self.deliveries.spool.retry_parked()
            if fault is not None:
                log.warning("what is parked stays parked: %s", fault.code)
            self.deliveries.uplink.wake()

    def _mend(self, kind: str) -> asks.Mended:
        try:
            done = self.supervisor.mend(kind).result(_MENDED_WITHIN_S)
        except TimeoutError:
            return asks.Mended(fault=STUCK)
        return asks.Mended(fault=done) if isinstance(done, Fault) else asks.Mended(done)

    def _bundle(self) -> asks.BundlePacked:
        packed = pack(self.ground, self.version) if self.ground is not None else self.stopped
        return asks.BundlePacked(packed.name) if isinstance(packed, Path) else asks.BundlePacked(fault=packed)

    def _keep(self, report: asks.SwapReport) -> Fault | None:
        """The report first: when that fails, the counters still speak of the old part."""
        fault = swap_reports.keep(self.swaps, report, lambda: wording(Language.INDONESIAN))
        if fault is None and report.after is not None:
            fault = self.history.reset(device_id(report.after))
        return fault


def _done(came: asks.WorkDone | Finding | Fault | None) -> asks.WorkDone:
    match came:
        case Fault():
            return asks.WorkDone(fault=came)
        case Finding():
            return asks.WorkDone(finding=came)
    return came or asks.WorkDone()


def _gauges(device: object) -> asks.Gauged | None:
    """On the device's thread."""
    return asks.Gauged(device.supplies(), device.printed_in_life()) if isinstance(device, Gauges) else None


def _parked(each: Parked) -> ParkedRow:
    return ParkedRow(each.number, each.reason, each.kept_at)
