"""The shape of a catalogue file. `loader.py` reads one, `requirements.py` answers "what must this resident bring?".

Every entry names the lines of the SOP document it was taken from (`seed_lines`), and a component that the SOP is
silent about is `None`, never invented (UU 25/2009 Pasal 21, Permenpan RB 15/2014: 14 components of a service standard).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from adminduk.localised import Localised
from adminduk.request import ActionKind, Role

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def _as_several(options: object) -> object:
    """A clerk writes one option as a word and several as a list; the model knows lists only."""
    return (options,) if isinstance(options, str) else options


AnyOf = Annotated[tuple[Slug, ...], BeforeValidator(_as_several), Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RequirementKind(StrEnum):
    DOCUMENT = "dokumen"
    FORM = "formulir"
    PHOTO = "foto"
    CONDITION = "kondisi"  # something that must be true; shown, never scanned


class PaperKind(StrEnum):
    """A paper that the kiosk knows by its looks and words."""

    KTP = "ktp"
    KK = "kk"


class Reading(StrEnum):
    """Whose rule an entry follows: the office's own SOP (the default) or the national regulation beside it."""

    SOP = "sop"
    NATIONAL = "nasional"


class When(_Entry):
    """When an entry applies. Every part that is given must hold; an empty `When` always holds."""

    reasons: tuple[Slug, ...] = ()
    answers: dict[Slug, AnyOf] = {}  # question id -> the option ids of which one must be chosen
    reading: Reading | None = None


class Option(_Entry):
    id: Slug
    name: Localised
    icon: str


class Question(_Entry):
    """A closed question in the resident's own words; its answer decides which requirements apply."""

    id: Slug
    text: Localised
    options: tuple[Option, ...] = Field(min_length=2)
    when: When = When()


class Reason(_Entry):
    """Why the resident comes (the boxes of form F-1.02): baru, perubahan, hilang, rusak, tambah-anggota."""

    id: Slug
    name: Localised
    icon: str
    hint: Localised | None = None
    form_code: str | None = None  # the box of F-1.02 part II, e.g. "C"


class Requirement(_Entry):
    id: Slug
    name: Localised
    kind: RequirementKind
    original: bool  # True: the original is scanned; False: a photocopy is enough for this office
    copies_refused: bool = False  # True only where the office's own rule says that it takes no photocopy
    paper: PaperKind | None = None  # None: any paper will do, nothing is said about its kind
    form_code: str | None = None
    form_version: str | None = None
    max_pages: int = Field(default=1, ge=1, le=20)
    when: When = When()
    hint: Localised | None = None
    note: str | None = None  # how the SOP's words were understood where they are unclear
    seed_lines: tuple[int, int] | None = None


class FieldId(StrEnum):
    """What the kiosk asks a person to type. One rule per field lives in adminduk; one page per field on screen."""

    NIK = "nik"
    NAMA = "nama"
    NOMOR_KK = "nomor-kk"
    DESA = "desa"
    TELEPON = "telepon"
    KEPERLUAN = "keperluan"  # what for, or which event
    INSTANSI = "instansi"  # office, school or company that asks for the letter, or that files
    TANGGAL = "tanggal"  # day of a wedding or an event
    ALAMAT_TUJUAN = "alamat-tujuan"  # where somebody moves to, or an event takes place
    NOMOR_AKTA = "nomor-akta"
    EMAIL = "email"  # where the office writes to, for whoever has one


class AskedField(_Entry):
    """`label`: the question in the words of this service ("Tanggal pernikahan"), where the usual ones do not fit.
    `hint`: the line below it, likewise."""

    id: FieldId
    optional: bool = False
    label: Localised | None = None
    hint: Localised | None = None
    when: When = When()


class Level(StrEnum):
    """How far a desk sees: one village, one kecamatan, or the whole kabupaten."""

    DESA = "desa"
    KECAMATAN = "kecamatan"
    KABUPATEN = "kabupaten"


class Desk(_Entry):
    """A place in the office where requests wait for somebody. Whoever sits there acts in `role`."""

    id: Slug
    name: str
    role: Role
    area: Level


# Who does a step that no desk of this office does: the resident, the kiosk itself, somebody outside.
ELSEWHERE = ("pemohon", "anjungan", "luar")


class Step(_Entry):
    """One step of the SOP: who does what in how many minutes, and which request action it is at the office.

    `desk` is where this office does it, or one of ELSEWHERE; `actors` are the decree's own words.
    """

    no: int = Field(ge=1)
    text: str
    actors: tuple[str, ...]
    minutes: int | None = None
    output: str | None = None
    action: ActionKind | None = None
    desk: Slug | None = None
    signed_by: Slug | None = None  # the desk whose signature this step asks for, where that has no step of its own
    optional: bool = False  # done only where there is a reason to ("jika ada keraguan"): nothing waits for it
    seed_lines: tuple[int, int] | None = None


class Complaints(_Entry):
    """Penanganan pengaduan, saran dan masukan: where a resident complains."""

    kantor: str
    saluran: tuple[str, ...] = ()  # the ways to complain in the SOP's words, where it names ways and no number
    alamat: str | None = None
    telp: str | None = None
    wa: str | None = None
    email: str | None = None


class Standard(_Entry):
    """One entry of the office's Standar Pelayanan with its 14 components; `None` where the SOP is silent.

    Components 1-6 (service delivery, must be published): persyaratan, prosedur, jangka_waktu, biaya, produk,
    pengaduan. Components 7-14 (manufacturing): dasar_hukum ... evaluasi_kinerja.
    """

    id: Slug
    judul: str
    no_urut: int | None = None
    persyaratan: tuple[str, ...] | None
    prosedur: tuple[Step, ...] | None
    jangka_waktu: str | None
    jangka_waktu_menit: int | None = None
    biaya: str | None
    produk: str | None
    pengaduan: Complaints | None
    dasar_hukum: tuple[str, ...] | None
    sarana_prasarana: str | None
    kompetensi_pelaksana: str | None
    pengawasan_internal: str | None
    jumlah_pelaksana: str | None
    jaminan_pelayanan: str | None
    jaminan_keamanan: str | None
    evaluasi_kinerja: str | None
    catatan: tuple[str, ...] = ()
    seed_lines: tuple[int, int] | None = None

    @property
    def minutes(self) -> int | None:
        """Minutes of the whole: as stated, else the sum of the steps where the SOP times every one of them."""
        steps = [step.minutes for step in self.prosedur or ()]
        timed = [minutes for minutes in steps if minutes is not None]
        summed = sum(timed) if timed and len(timed) == len(steps) else None
        return self.jangka_waktu_menit if self.jangka_waktu is not None else summed


class ProductKind(StrEnum):
    PDF = "pdf"  # e-signed, printed by the kiosk on plain A4 (Permendagri 109/2019)
    CARD = "kartu"  # a card, or a letter signed and stamped by hand: handed over at a counter
    VISIT = "kunjungan"  # the resident is called to the counter in person (perekaman)
    SENT = "kiriman"  # the office sends it: an answer to a phone, a report to the ministry. Nobody comes for it


class Product(_Entry):
    name: Localised
    kind: ProductKind
    counter: Localised | None = None  # which counter to go to when the kiosk cannot hand it over


class Service(_Entry):
    """What a resident can come for, whole: reasons, questions, requirements, fields, product, SOP standards."""

    id: Slug
    name: Localised
    icon: str
    synonyms: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = Field(min_length=1)
    reason_title: Localised | None = None  # what the reasons answer, where "untuk keperluan apa?" does not fit them
    questions: tuple[Question, ...] = ()
    fields: tuple[AskedField, ...] = Field(min_length=1)
    requirements: tuple[Requirement, ...]
    product: Product
    standards: tuple[Standard, ...] = Field(min_length=1)  # filing first, then collection where it has its own

    @property
    def standard_minutes(self) -> int | None:
        """Minutes the SOP gives the office from intake; None where the SOP is silent."""
        return self.standards[0].minutes


class Decree(_Entry):
    jenis: str
    nomor: str
    tanggal: str


class Office(_Entry):
    """Who the office is, as its own decree and the attract screen say it."""

    id: Slug
    code: str = Field(pattern=r"^[A-Z]{3}$")  # first part of every ticket number and slip code
    name: str
    regency: str
    wilayah: str = Field(pattern=r"^\d{2}\.\d{2}(\.\d{2})?$")  # Kemendagri code, e.g. 35.17.19
    address: str | None
    postal_code: str | None
    phone: str | None
    whatsapp: str | None
    email: str | None
    motto: str | None
    motto_meaning: str | None
    maklumat: tuple[str, ...]
    maklumat_date: str | None
    decree: Decree | None
    accent: str = Field(default="#0B5C8A", pattern=r"^#[0-9A-Fa-f]{6}$")


class Catalogue(_Entry):
    """One office with all its services, of one version. A request keeps the version it was filed under."""

    version: str = Field(min_length=1)
    reading: Reading = Reading.SOP
    office: Office
    services: tuple[Service, ...] = Field(min_length=1)
    desks: tuple[Desk, ...] = ()  # none: whoever has the role for an action does it

    def service(self, service_id: str) -> Service:
        """The service called `service_id`; KeyError when the office does not offer it."""
        for service in self.services:
            if service.id == service_id:
                return service
        raise KeyError(service_id)
