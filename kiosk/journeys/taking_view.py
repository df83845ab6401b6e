"""What the page of one paper shows: its words, its picture, and the ways on."""

from __future__ import annotations

from kiosk.journeys.buttons import NEXT, OFFICER
from kiosk.journeys.pictures import picture_of
from kiosk.journeys.signed_sheets import missing, said_of_sheet
from kiosk.journeys.taking import Doing, Scene, Taker, built_for
from kiosk.journeys.verdicts import said_of
from kiosk.say import Text, say
from kiosk.views import Button, CameraView, Emphasis, Preview, ScanStage, ScanView, Sight

FAILURES_BEFORE_OTHER_WAYS = 2
_MOST_OTHER_WAYS = 3  # beside "Coba lagi"; a person is asked for when there is room for it

_SCAN = Button("scan", say("file.scan.scan"), "scanner", Emphasis.PRIMARY)
_TAKE = Button("take", say("file.camera.take"), "photo_camera", Emphasis.PRIMARY)
_AGAIN = Button("scan", say("visit.retry"), "refresh", Emphasis.PRIMARY)
_STOP = Button("stop", say("file.scan.stop"), "close")
_RETAKE = Button("retake", say("file.scan.retake"), "refresh")
_MORE = Button("more", say("file.scan.more"), "add")
_TURN_BACK = Button("turn", say("file.scan.turn"), "undo")
_LATER = Button("later", say("file.scan.later"), "storefront")
_ENOUGH = Button("next", say("file.scan.enough"), "check")
_ANYWAY = Button("anyway", say("sign.anyway"), "arrow_forward")
_WITHOUT = Button("next", say("sign.anyway"), "arrow_forward")
_NEXT_SHEET = Button("more", say("sign.next_sheet"), "add", Emphasis.PRIMARY)
_CORNERS = Button("corners", say("file.scan.corners"), "crop_free")
_USE = {
    Taker.SCANNER: Button("scanner", say("file.scan.use_scanner"), "scanner"),
    Taker.CAMERA: Button("camera", say("file.scan.use_camera"), "photo_camera"),
}

_STAGES = {
    Doing.WAITING: ScanStage.WAITING,
    Doing.WATCHING: ScanStage.WAITING,
    Doing.TAKING: ScanStage.SCANNING,
    Doing.JUDGING: ScanStage.JUDGING,
    Doing.GOOD: ScanStage.GOOD,
    Doing.BAD: ScanStage.BAD,
}
HOW_TO_LAY = {Taker.SCANNER: "place-a4", Taker.CAMERA: "place-camera"}
_AT_WORK = {Taker.SCANNER: "scanning", Taker.CAMERA: "photographing"}


def view_of(scene: Scene) -> ScanView | CameraView:
    """The page as it is now."""
    task = scene.task
    if scene.doing is Doing.WATCHING:
        return CameraView(
            requirement=task.requirement.id,
            document=task.requirement.name,
            sight=scene.sight,
            ordinal=task.ordinal,
            total=task.total,
            body=_seen(scene),
            pages=len(scene.kept),
            buttons=_buttons(scene),
        )
    return ScanView(
        requirement=task.requirement.id,
        document=task.requirement.name,
        stage=_STAGES[scene.doing],
        ordinal=task.ordinal,
        total=task.total,
        body=_body(scene),
        picture=_picture(scene),
        pages=len(scene.kept),
        preview=_shown_page(scene),
        buttons=_buttons(scene),
    )


def _body(scene: Scene) -> Text:
    match scene.doing:
        case Doing.TAKING:
            return _taking(scene)
        case Doing.JUDGING:
            return say("file.scan.judging")
        case Doing.GOOD:
            return _kept_now(scene)
        case Doing.BAD if scene.problem is not None:
            return scene.problem.said
    return say(scene.fault.resident) if scene.fault is not None else _on_the_glass(scene)


def _kept_now(scene: Scene) -> Text:
    if scene.printed is not None:
        return said_of_sheet(scene.printed, scene.kept)
    return said_of(scene.kept[-1].verdict, pages=len(scene.kept))


def _taking(scene: Scene) -> Text:
    if scene.taker is Taker.CAMERA:
        return say("file.camera.taking")
    if scene.warming:
        return say("file.scan.warming")
    return say("file.scan.next_sheet", page=len(scene.kept)) if scene.kept else say("file.scan.scanning")


def _on_the_glass(scene: Scene) -> Text:
    if scene.must_bring_over:
        return say("file.scan.bring_over")
    if scene.printed is not None:
        return say("sign.place")
    if scene.kept:
        return say("file.scan.place_next", page=len(scene.kept) + 1)
    if scene.task.why is not None:
        return say("file.scan.place_again", why=scene.task.why)
    return say("file.scan.place_original" if scene.task.requirement.original else "file.scan.place")


def _seen(scene: Scene) -> Text:
    """One sentence for what the camera sees."""
    match scene.sight:
        case Sight.STARTING | Sight.NOTHING:
            return _under_the_camera(scene)
        case Sight.MOVING:
            return say("file.camera.sees.moving")
        case Sight.TOO_DARK:
            return say("file.camera.sees.too_dark")
        case Sight.GLARE:
            return say("file.camera.sees.glare")
        case Sight.BLURRED:
            return say("file.camera.sees.blurred")
        case Sight.HOLD:
            return say("file.camera.sees.hold")
        case Sight.TAKEN:
            return say("file.camera.sees.taken")


def _under_the_camera(scene: Scene) -> Text:
    if scene.must_bring_over:
        return say("file.camera.bring_over")
    if scene.kept:
        return say("file.camera.place_next", page=len(scene.kept) + 1)
    if scene.task.why is not None:
        return say("file.camera.place_again", why=scene.task.why)
    return say("file.camera.place_original" if scene.task.requirement.original else "file.camera.place")


def _picture(scene: Scene) -> str:
    if scene.doing in (Doing.TAKING, Doing.JUDGING):
        return _AT_WORK[scene.taker]
    if scene.doing is Doing.BAD and scene.problem is not None:
        return scene.problem.picture
    if scene.fault is not None:
        return picture_of(scene.fault, built_for(scene.works).value)
    return HOW_TO_LAY[scene.taker]


def _shown_page(scene: Scene) -> Preview | None:
    if scene.doing is Doing.BAD:
        return scene.problem.crop if scene.problem is not None else None
    return scene.kept[-1].preview if scene.doing is Doing.GOOD else None


def _buttons(scene: Scene) -> tuple[Button, ...]:
    enough = _ENOUGH if scene.kept else _LATER
    match scene.doing:
        case Doing.TAKING | Doing.JUDGING:
            return (_STOP,)
        case Doing.GOOD:
            return _with_a_page(scene)
        case Doing.BAD:
            return (*_other_ways(scene), *_despite(scene), _AGAIN)
        case Doing.WATCHING:
            better = (_USE[Taker.SCANNER],) if scene.works.works("scanner") else ()
            return (enough, *better, _TAKE)
    return (_LATER, OFFICER, _AGAIN) if scene.fault is not None else (enough, _SCAN)


def _despite(scene: Scene) -> tuple[Button, ...]:
    """A resident who knows better goes on, and an officer looks at it."""
    return (_ANYWAY,) if scene.problem is not None and scene.problem.doubted is not None else ()


def _with_a_page(scene: Scene) -> tuple[Button, ...]:
    if scene.printed is not None:
        return (_RETAKE, _WITHOUT, _NEXT_SHEET) if missing(scene.printed, scene.kept) else (_RETAKE, NEXT)
    more = (_MORE,) if len(scene.kept) < scene.task.requirement.max_pages else ()
    was_turned = scene.kept[-1].as_laid is not None
    return (_RETAKE, *([_TURN_BACK] if was_turned else []), *more, NEXT)


def _other_ways(scene: Scene) -> tuple[Button, ...]:
    """After the second failure, or at once when trying again cannot help: the corners by hand, the other machine, the
    counter, a person."""
    problem = scene.problem
    hopeless = problem is not None and problem.hopeless
    if scene.failures < FAILURES_BEFORE_OTHER_WAYS and not hopeless:
        return ()
    by_hand = problem is not None and problem.whole is not None and scene.unfound >= FAILURES_BEFORE_OTHER_WAYS
    other = scene.taker.other
    ways = (
        *([_CORNERS] if by_hand else []),
        *([_USE[other]] if scene.works.works(other.value) else []),
        _LATER,
        OFFICER,
    )
    return ways[: _MOST_OTHER_WAYS - len(_despite(scene))]
