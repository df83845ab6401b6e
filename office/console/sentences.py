"""What the console says after an action: that it was done, or why not and what to do next."""

from __future__ import annotations

from adminduk.request import Action, ActionKind, Role
from office import desks, words
from office.bundle import Gap, NoBundle
from office.parts import Office
from office.work import Obstacle, Refused

_DONE: dict[ActionKind, str] = {
    ActionKind.TAKE: "Permohonan ini sekarang Anda periksa.",
    ActionKind.RELEASE: "Permohonan kembali ke antrean.",
    ActionKind.TAKE_OVER: "Permohonan ini sekarang Anda periksa. Pemeriksa sebelumnya diberi tahu di layarnya.",
    ActionKind.RETURN: "Permohonan dikembalikan. Pemohon dapat melengkapinya di anjungan dengan slip yang sama.",
    ActionKind.REGISTER: "Nomor agenda sudah dicatat.",
    ActionKind.PROCESS: "Permohonan menunggu tanda tangan elektronik.",
    ActionKind.ATTACH: "Dokumen jadi sudah dilampirkan.",
    ActionKind.MARK_READY: "Permohonan siap diambil.",
    ActionKind.FORWARD: "Langkah selesai. Permohonan pindah ke meja berikutnya.",
    ActionKind.SEND_BACK: "Permohonan kembali ke meja sebelumnya, dengan alasan Anda.",
    ActionKind.REJECT: "Permohonan ditolak. Alasannya dapat dibaca pemohon di anjungan.",
    ActionKind.CANCEL: "Permohonan dibatalkan.",
    ActionKind.ARCHIVE: "Permohonan diarsipkan.",
}
_BESIDE = {
    "panggil": "Nomor ini sekarang tampil di layar ruang tunggu.",
    "telepon": "Sudah dicatat bahwa pemohon dikabari lewat telepon.",
}
_BEFORE = {
    ActionKind.REGISTER.value: "Nomor agenda sudah dicatat.",
    ActionKind.RETURN.value: "Permohonan tadi dikembalikan ke pemohon.",
}
_MISSING: dict[str, str] = {
    "returned": "Pilih paling sedikit satu hal yang perlu diperbaiki, beserta alasannya.",
    "agenda_number": "Isi nomor agenda dahulu.",
    "document_sha256": "Pilih berkas PDF dahulu.",
    "reason": "Tulis alasannya dahulu, supaya yang membacanya mengerti.",
    "step": "Pilih langkahnya dahulu.",
    "unchecked": "Masih ada butir yang belum diperiksa.",
    "going-back": "Ada butir yang perlu diperbaiki pemohon. Kembalikan permohonannya, atau batalkan penilaian itu.",
    "item": "Butir itu tidak ada (lagi) di permohonan ini. Muat ulang halaman.",
    "holder": "Pilih dahulu bukti yang Anda periksa dari pengambil.",
}
STATUS: dict[Obstacle, int] = {
    Obstacle.UNKNOWN: 404,
    Obstacle.CHANGED: 409,
    Obstacle.WRONG_STATE: 409,
    Obstacle.WRONG_ROLE: 403,
    Obstacle.MISSING_DETAIL: 422,
    Obstacle.AGENDA_TAKEN: 409,
    Obstacle.NO_DOCUMENT: 409,
    Obstacle.NOT_PDF: 422,
    Obstacle.SIGNATURE: 422,
    Obstacle.HELD: 409,
    Obstacle.STEP_BEFORE: 409,
    Obstacle.WRONG_DESK: 403,
    Obstacle.NO_STEP: 409,
}
_REFUSED: dict[Obstacle, str] = {
    Obstacle.UNKNOWN: "Permohonan ini tidak ada. Periksa nomornya.",
    Obstacle.CHANGED: (
        "{change} Tindakan Anda belum dilakukan. Periksa keadaan terbaru, lalu ulangi bila masih perlu."
    ),
    Obstacle.WRONG_STATE: "“{button}” tidak dapat dilakukan, karena permohonan ini {state}.",
    Obstacle.WRONG_ROLE: "Akun Anda tidak berwenang untuk “{button}”. Minta petugas yang berwenang.",
    Obstacle.MISSING_DETAIL: "{detail}",
    Obstacle.AGENDA_TAKEN: "Nomor agenda {detail} sudah dipakai permohonan lain. Pakai nomor yang disarankan.",
    Obstacle.NO_DOCUMENT: ("Lampirkan dahulu PDF yang sudah ditandatangani; anjungan akan mencetaknya untuk pemohon."),
    Obstacle.NOT_PDF: "{detail}",
    Obstacle.SIGNATURE: (
        "Kantor ini hanya menerima PDF dengan tanda tangan elektronik yang sah. {signature} Berkas belum dilampirkan."
    ),
    Obstacle.STEP_BEFORE: (
        "“{button}” belum dapat dilakukan, karena langkah sebelumnya di meja {desk} belum selesai. "
        "Permohonan menunggu di meja itu."
    ),
    Obstacle.WRONG_DESK: "“{button}” dikerjakan di meja {desk}, bukan di meja Anda.",
    Obstacle.NO_STEP: "Langkah ini tidak ada lagi di SOP permohonan ini. Muat ulang halaman, lalu coba lagi.",
    Obstacle.HELD: (
        "Permohonan ini sedang diperiksa oleh {holder}. Tindakan Anda belum dilakukan. "
        "Permohonan lepas sendiri setelah 15 menit tanpa kegiatan; kasi dapat mengambil alih."
    ),
}
_NO_BUNDLE: dict[Gap, str] = {
    Gap.NOTHING: "Tidak ada berkas yang dapat diunduh.",
    Gap.PAGE_LOST: (
        "PDF tidak dibuat, karena satu lembar tidak dapat dibuka: {page}. PDF tanpa lembar itu akan tampak lengkap. "
        "Hubungi pengelola, atau kembalikan berkas itu ke pemohon untuk dipindai lagi."
    ),
    Gap.TOO_SLOW: "Pembuatan PDF terlalu lama. Coba lagi sebentar lagi, atau unduh berkasnya satu per satu.",
    Gap.FAILED: "PDF tidak dapat dibuat. Coba sekali lagi; bila tetap gagal, hubungi pengelola.",
}
_STATE_NAMES = {state.value: name.lower() for state, name in words.STATES.items()}


def after(what: str) -> str | None:
    """After a success: `what` is an action of a request, or something done beside it; None for anything else."""
    kind = next((each for each in ActionKind if each.value == what), None)
    return _BESIDE.get(what) if kind is None else _DONE.get(kind, "")


def next_begun(done: str) -> str:
    """Above a request with which an officer has just begun, after `done` to the one before."""
    before = _BEFORE.get(done, "")
    return f"{before} Ini permohonan berikutnya." if before else ""


def no_bundle(why: NoBundle) -> str:
    """Why there is no PDF of the pages, and what to do."""
    return _NO_BUNDLE[why.gap].format(page=why.page)


def overtaken(office: Office, last: Action, names: dict[str, str]) -> str:
    """Somebody else was quicker: who, when, what."""
    by_program = words.ROLES[last.role].lower() if last.role is Role.KANTOR else "pemohon di anjungan"
    who, at = names.get(last.by, by_program), last.at.astimezone(office.zone)
    return f"Permohonan ini baru saja diubah oleh {who} pada pukul {at:%H.%M}: {words.HISTORY[last.kind].lower()}."


def refused(office: Office, refusal: Refused, kind: ActionKind, last: Action, names: dict[str, str]) -> str:
    """Why the action did not happen, and what to do."""
    return _REFUSED[refusal.obstacle].format(
        button=words.BUTTONS[kind],
        change=overtaken(office, last, names),
        detail=_MISSING.get(refusal.detail, refusal.detail),
        state=_STATE_NAMES.get(refusal.detail, ""),
        signature=words.SIGNATURES.get(refusal.detail, ""),
        holder=names.get(refusal.detail, "petugas lain"),
        desk=desks.desk_name(office, refusal.detail),
    )
