"""A realistic frame for every kind of page and each of its states that matters, with words as long as real ones.

Residents are fictitious: names say CONTOH, NIKs begin with province 99.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

from PIL import Image, ImageDraw

import assets
from adminduk.catalogue.loader import load_catalogue
from adminduk.draft_codes import DraftCode
from adminduk.localised import Localised
from kiosk.dates import date_in_words
from kiosk.journeys.buttons import CAME_OUT, DONE, DONE_LATER, NEXT, OFFICER, PRINT_AGAIN, RETRY
from kiosk.journeys.info_pages import component_pages
from kiosk.live import LivePicture
from kiosk.say import Text, Verbatim, say
from kiosk.views import (
    AttractView,
    BriefingView,
    BusyView,
    Button,
    CameraView,
    ChoiceView,
    CornersView,
    Emphasis,
    Frame,
    HelpCard,
    IdleWarning,
    KeyboardView,
    KeypadView,
    LeaveQuestion,
    MessageView,
    Moment,
    NumberView,
    OutOfOrderView,
    Overlay,
    Point,
    Preview,
    Progress,
    ReadCodeView,
    ReviewRow,
    ReviewView,
    ScanStage,
    ScanView,
    Sight,
    SlipStage,
    StatusView,
    Tile,
    TimelineItem,
    Tone,
    View,
)
from kiosk.visit.closing import CLOSED
from tests.screens.assist_samples import ASSISTED, HELPER, assist_views
from tests.screens.behalf_samples import behalf_views
from tests.screens.form_samples import form_views
from tests.screens.sign_samples import sign_views
from tests.screens.staff_samples import staff_views
from tests.screens.voice_samples import OFFICER_CARDS, voice_views


def t(indonesian: str, javanese: str, english: str) -> Localised:
    return Localised(id=indonesian, jv=javanese, en=english)


SECRET_NIK = "9917194107600003"
SECRET_NAME = "SITI CONTOH RAHAYU NINGSIH"
NUMBER, CODE = "JGR-01-000042", "JGR-7K3M-9QX2-W4ZD-PB8C"
CAMAT_PROMISE = (
    "KAMI BERJANJI DAN SANGGUP UNTUK MELAKSANAKAN PELAYANAN SESUAI DENGAN STANDAR PELAYANAN.",
    (
        "KAMI BERJANJI DAN SANGGUP UNTUK MEMBERIKAN PELAYANAN SESUAI DENGAN KEWAJIBAN DAN AKAN MELAKUKAN "
        "PERBAIKAN SECARA TERUS MENERUS."
    ),
    (
        "KAMI BERSEDIA UNTUK MENERIMA SANKSI, DAN/ATAU MEMBERIKAN KOMPENSASI APABILA PELAYANAN YANG DIBERIKAN "
        "TIDAK SESUAI DENGAN STANDAR."
    ),
)
SCAN = Button("scan", t("Pindai", "Pindai", "Scan"), "scanner", Emphasis.PRIMARY)
LATER = Button("later", t("Bawa ke loket", "Bekta dhateng loket", "Bring it to the counter"), "storefront")
MORE = Button("more", t("Halaman lain", "Kaca sanes", "Another page"), "add")
REDO = Button("redo", t("Ulangi", "Wangsuli", "Scan again"), "replay")
SEND = Button("send", t("Kirim permohonan", "Kintun panyuwunan", "Send request"), "send", Emphasis.PRIMARY)
TYPE = Button("type", t("Ketik kodenya", "Ketik kodenipun", "Type the code"), "keyboard")
SKIP = Button("skip", t("Lewati", "Langkungi", "Skip"), "skip_next")
KK = t("Kartu Keluarga lama (asli)", "Kartu Keluarga lami (asli)", "Old Kartu Keluarga (original)")


def page_preview() -> Preview:
    """A scanned sheet as the kiosk would show it."""
    image = Image.new("L", (424, 600), 250)
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, 0, 423, 599], outline=120)
    for line in range(22):
        draw.line([40, 60 + 24 * line, 380 - (line * 37) % 120, 60 + 24 * line], fill=70, width=5)
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=80)
    return Preview(encoded.getvalue(), 424, 600)


SHEET = ((0.28, 0.12), (0.74, 0.17), (0.69, 0.93), (0.24, 0.86))  # how a sheet lies in `seen`


def seen(width: int, height: int) -> Image.Image:
    """A sheet that lies askew on a dark table, as a camera sees it."""
    image = Image.new("RGB", (width, height), "#4A3B2E")
    draw = ImageDraw.Draw(image)
    draw.polygon([(x * width, y * height) for x, y in SHEET], fill="#F2F0EA")
    (left, top), (right, _), _, (_, bottom) = SHEET
    for line in range(14):
        y = (top + 0.12 + (bottom - top - 0.2) * line / 14) * height
        end = (right - 0.08 - 0.05 * (line % 3)) * width
        draw.line([((left + 0.04) * width, y), (end, y + 0.03 * height)], fill="#444444", width=max(2, height // 120))
    return image


def seen_preview(width: int = 1600, height: int = 1200) -> Preview:
    """The untouched picture in which the corners are shown."""
    encoded = io.BytesIO()
    seen(width, height).save(encoded, "JPEG", quality=80)
    return Preview(encoded.getvalue(), width, height)


def live_picture(number: int = 1, width: int = 1280, height: int = 720) -> LivePicture:
    """The same as it comes from the camera, its outline found."""
    return LivePicture(number, width, height, seen(width, height).convert("RGBA").tobytes("raw", "BGRA"), SHEET)


PREVIEW = page_preview()
JOURNEYS = (
    Tile("file", t("Ajukan permohonan baru", "Ngajengaken panyuwunan enggal", "Make a new request"), "upload_file"),
    Tile("collect", t("Ambil dokumen jadi", "Mundhut dokumen ingkang dados", "Collect a finished document"), "print"),
    Tile("status", t("Periksa permohonan saya", "Mriksa panyuwunan kula", "Check my request"), "search"),
)
NO_PRINTER = t(
    "Printer A4 sedang gangguan. Dokumen jadi dapat diambil di loket 2.",
    "Printer A4 saweg risak. Dokumen saged kapundhut ing loket 2.",
    "The A4 printer is out of order. Collect documents at counter 2.",
)
ALSO = (
    Tile("info", t("Informasi layanan", "Katrangan layanan", "About our services"), "info"),
    Tile("voice", t("Pengaduan dan saran", "Wadulan saha saran", "Complaints and suggestions"), "rate_review"),
)
ATTRACT = AttractView(
    office_name="Kecamatan Jogoroto",
    regency="Kabupaten Jombang",
    motto="SIGAP - Santun, Inovatif, Gesit, Akuntabel, Profesional",
    maklumat=CAMAT_PROMISE,
    tiles=JOURNEYS,
    more=ALSO,
    clock="08.05",
    date="Jumat, 20 November 2026",
)
REASONS = (
    Tile("baru", t("Membuat KK baru", "Damel KK enggal", "New KK"), "add_home"),
    Tile("perubahan", t("Ada data yang berubah", "Wonten data ingkang ewah", "Data has changed"), "edit_note"),
    Tile("hilang", t("KK saya hilang", "KK kula ical", "My KK is lost"), "report"),
    Tile("rusak", t("KK saya rusak", "KK kula risak", "My KK is damaged"), "broken_image"),
    Tile(
        "tambah-anggota",
        t("Menambah anggota keluarga", "Nambah anggota kulawarga", "Add a family member"),
        "group_add",
        t("Misalnya bayi yang baru lahir", "Upaminipun bayi ingkang nembe lair", "For example a newborn"),
    ),
)
VILLAGES = (
    "Alang-alang Caruban",
    "Jarak Kulon",
    "Janti",
    "Jogoroto",
    "Mayangan",
    "Ngumpul",
    "Sambirejo",
    "Sawiji",
    "Sukosari",
    "Sumber Mulyo",
    "Tambar",
)
NEEDS = (
    Point(KK, "family_restroom"),
    Point(t("KTP-el kepala keluarga", "KTP-el kepala kulawarga", "KTP-el of the head of family"), "badge"),
    Point(
        t("Surat keterangan hilang dari kepolisian", "Serat katrangan ical saking kapolisian", "Police report of loss"),
        "local_police",
        t("Tidak lebih dari 3 bulan", "Boten langkung saking 3 wulan", "Not older than 3 months"),
    ),
    Point(
        t(
            "Formulir F-1.02 yang sudah ditandatangani",
            "Formulir F-1.02 ingkang sampun katapakastanan",
            "Signed form F-1.02",
        ),
        "draw",
    ),
    Point(t("Surat pengantar desa", "Serat pangantar desa", "Letter from the village"), "description"),
)
FACTS = (
    Point(t("Selesai dalam 3 hari kerja", "Rampung ing 3 dinten kerja", "Ready in 3 working days"), "schedule"),
    Point(t("Gratis, tidak dipungut biaya", "Gratis, boten mbayar", "Free of charge"), "money_off"),
)
DRAFT = DraftCode("JGR", 1, "X7K3M9QX2W4Z")
STANDARD = load_catalogue(assets.path("catalogue", "jumapolo")).service("legalisir").standards[0]
PRINT_LIST = Button("print", say("info.print"), "print")
FILE_NOW = Button("file", say("info.file"), "upload_file")
MORE_OF_IT = Button("next", say("info.more"), "arrow_forward", Emphasis.PRIMARY)
NIK_TITLE = t("Ketik NIK Anda", "Ketik NIK Panjenengan", "Type your NIK")
NIK_HINT = t(
    "NIK adalah 16 angka di baris pertama KTP-el Anda.",
    "NIK inggih punika 16 angka ing larik sapisan KTP-el panjenengan.",
    "The NIK is the 16 digits in the first line of your KTP-el.",
)
NIK_ERROR = t(
    "NIK ini kurang 1 angka. NIK selalu 16 angka. Silakan periksa KTP-el Anda.",
    "NIK punika kirang 1 angka. NIK temtu 16 angka. Sumangga kapriksa KTP-el panjenengan.",
    "This NIK is one digit short. A NIK always has 16 digits. Please check your KTP-el.",
)
NIK_WARNING = t(
    "Angka ini bukan dari Kabupaten Jombang. Tidak apa-apa bila Anda pindahan.",
    "Angka punika sanes saking Kabupaten Jombang. Boten punapa-punapa menawi panjenengan pindhahan.",
    "These digits are not from Kabupaten Jombang. That is fine if you moved here.",
)
PLACE = t(
    "Letakkan kertas di kaca, tulisan menghadap ke bawah, rapat ke sudut bertanda panah. Lalu sentuh Pindai.",
    "Kertas kapapanaken ing kaca, seratan mangandhap, rapet dhateng pojok mawi panah. Lajeng senggol Pindai.",
    "Put the paper on the glass, print downwards, into the corner with the arrow. Then touch Scan.",
)
BAD_PAGE = t(
    "Saya tidak dapat membaca kertas ini: gambarnya kabur. Letakkan lagi dengan rata, lalu pindai ulang.",
    "Kula boten saged maos kertas punika: gambaripun blawur. Papanaken malih kanthi rata, lajeng dipunpindai malih.",
    "I cannot read this paper: the picture is blurred. Lay it flat again, then scan again.",
)
ROWS = (
    ReviewRow("service", t("Layanan", "Layanan", "Service"), t("Kartu Keluarga", "Kartu Keluarga", "Kartu Keluarga")),
    ReviewRow("reason", t("Keperluan", "Kaperluan", "Reason"), t("KK saya hilang", "KK kula ical", "My KK is lost")),
    ReviewRow("nik", Verbatim("NIK"), Verbatim("991719 410760 0003", private=True)),
    ReviewRow("nama", t("Nama", "Asma", "Name"), Verbatim(SECRET_NAME, private=True)),
    ReviewRow("telepon", t("Nomor HP", "Nomer HP", "Phone"), Verbatim("0812 0000 0000", private=True)),
    ReviewRow("desa", t("Desa", "Dhusun", "Village"), Verbatim("Alang-alang Caruban")),
    ReviewRow(
        "papers",
        t("Berkas", "Berkas", "Documents"),
        t("4 lembar dipindai", "4 lembar dipunpindai", "4 sheets scanned"),
    ),
)
DECLARATION = t(
    "Dengan mengirim, saya menyatakan data ini benar.",
    "Kanthi ngintun, kula nyatakaken data punika leres.",
    "By sending I declare that these data are true.",
)
ITEMS = (
    TimelineItem(t("Terkirim", "Kakintun", "Sent"), Moment.DONE, Verbatim("18 November 2026, 08.12")),
    TimelineItem(
        t("Sedang diperiksa", "Saweg kapriksa", "Being checked"), Moment.DONE, Verbatim("18 November 2026, 10.40")
    ),
    TimelineItem(t("Diproses", "Kaproses", "In process"), Moment.NOW, Verbatim("19 November 2026, 09.05")),
    TimelineItem(t("Menunggu tanda tangan", "Ngentosi tapak asta", "Waiting for signature"), Moment.LATER),
    TimelineItem(t("Siap diambil", "Siap kapundhut", "Ready to collect"), Moment.LATER),
    TimelineItem(t("Sudah diambil", "Sampun kapundhut", "Collected"), Moment.LATER),
)
ASKING = NumberView(
    title=t("Permohonan Anda sudah aman", "Panyuwunan panjenengan sampun aman", "Your request is safe"),
    number=NUMBER,
    slip_code=CODE,
    qr_payload=f"https://office.example/s/{CODE}",
    stage=SlipStage.ASKING,
    body=t("Apakah kertasnya sudah keluar?", "Punapa kertasipun sampun medal?", "Has the paper come out?"),
    buttons=(PRINT_AGAIN, CAME_OUT),
)
NIK = KeypadView("nik", NIK_TITLE, "991719410760", 16, (6, 6, 4), hint=NIK_HINT, buttons=(NEXT,))
NAME = KeyboardView(
    "nama",
    t("Siapa nama Anda?", "Sinten asma panjenengan?", "What is your name?"),
    SECRET_NAME,
    hint=t("Tulis seperti di KTP-el.", "Kaserat kados ing KTP-el.", "As it is written on your KTP-el."),
    buttons=(NEXT,),
)
WAITING = ScanView("kk", KK, ScanStage.WAITING, 2, 4, PLACE, "place-a4", buttons=(LATER, SCAN))
USE_SCANNER = Button("scanner", t("Pakai pemindai", "Ngagem pamindai", "Use the scanner"), "scanner")
TAKE = Button("take", t("Foto sekarang", "Foto sapunika", "Photograph it now"), "photo_camera", Emphasis.PRIMARY)
UNDER_CAMERA = t(
    "Letakkan kertas yang asli di bawah kamera, tulisan menghadap ke atas. Saya memotret sendiri.",
    "Kertas ingkang asli dipunselehaken ing sangandhaping kamera, seratanipun madhep manginggil. Kula motret piyambak.",
    "Lay the original under the camera, print upwards. I take the photograph by myself.",
)
CAMERA = CameraView("kk", KK, Sight.NOTHING, 2, 4, UNDER_CAMERA, buttons=(LATER, TAKE))
CORNERS = CornersView(
    t("Tunjukkan empat sudut kertas", "Tedahaken pojok sekawanipun kertas", "Show the four corners of the paper"),
    t(
        "Geser tiap lingkaran ke sudut kertas. Bisa juga: sentuh satu lingkaran, lalu sentuh tempatnya.",
        "Saben bunderan dipungeser dhateng pojok kertas. Saged ugi: senggol bunderan, lajeng senggol panggenanipun.",
        "Drag each ring to a corner of the paper. Or touch a ring, then touch its place.",
    ),
    seen_preview(),
    ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),
    0,
    (Button("cut", t("Potong", "Potong", "Cut"), "check", Emphasis.PRIMARY),),
)
STATUS = StatusView(
    title=t("Sedang diproses", "Saweg kaproses", "In process"),
    number=NUMBER,
    service=t("Kartu Keluarga", "Kartu Keluarga", "Kartu Keluarga"),
    body=t(
        "Petugas sedang mengerjakan permohonan Anda. Silakan kembali setelah 23 November 2026.",
        "Petugas saweg nggarap panyuwunan panjenengan. Sumangga wangsul sasampunipun 23 November 2026.",
        "The office is working on your request. Please come back after 23 November 2026.",
    ),
    items=ITEMS,
    buttons=(DONE,),
)


def message(
    name: str, tone: Tone, picture: str, words: tuple[Text, Text], *more: Button, detail: Text | None = None
) -> View:
    return MessageView(name, tone, words[0], words[1], picture, more or (DONE,), detail)


VIEWS: dict[str, View] = {
    "attract": ATTRACT,
    "attract-trouble": replace(
        ATTRACT,
        tiles=(JOURNEYS[0], replace(JOURNEYS[1], enabled=False, note=NO_PRINTER), JOURNEYS[2]),
        notices=(
            t(
                "Sambungan ke kantor terputus. Anda tetap dapat mengajukan permohonan.",
                "Sambungan dhateng kantor pedhot. Panjenengan tetep saged ngajengaken panyuwunan.",
                "The line to the office is down. You can still make a request.",
            ),
            NO_PRINTER,
        ),
    ),
    "choice-service": ChoiceView(
        "service",
        t("Dokumen apa yang Anda perlukan?", "Dokumen punapa ingkang dipunbetahaken?", "Which document do you need?"),
        (
            Tile("kk", t("Kartu Keluarga (KK)", "Kartu Keluarga (KK)", "Kartu Keluarga (KK)"), "family_restroom"),
            Tile("ktp-el", t("KTP elektronik (KTP-el)", "KTP elektronik (KTP-el)", "KTP-el (identity card)"), "badge"),
        ),
    ),
    "choice-reason": ChoiceView("reason", t("Untuk keperluan apa?", "Kangge kaperluan punapa?", "What for?"), REASONS),
    "choice-village": ChoiceView(
        "desa",
        t("Anda tinggal di desa mana?", "Panjenengan lenggah ing desa pundi?", "Which village do you live in?"),
        tuple(Tile(f"35.17.19.20{i:02d}", Verbatim(name), "pin_drop") for i, name in enumerate(VILLAGES)),
        t("Pilih desa yang tertulis di KK.", "Kapilih desa ingkang kaserat ing KK.", "As written on your KK."),
    ),
    "briefing": BriefingView(
        t("Kartu Keluarga hilang", "Kartu Keluarga ical", "Lost Kartu Keluarga"),
        NEEDS,
        FACTS,
        (Button("not-yet", t("Belum lengkap", "Dereng jangkep", "Not complete yet"), "close"), NEXT),
    ),
    "briefing-info": component_pages(STANDARD)[1],
    "briefing-info-quality": replace(component_pages(STANDARD)[5], buttons=(FILE_NOW, DONE)),
    "briefing-to-bring": BriefingView(KK, NEEDS, FACTS, (PRINT_LIST, FILE_NOW, MORE_OF_IT)),
    "keypad-nik": NIK,
    "keypad-nik-empty": replace(NIK, value=""),
    "keypad-nik-error": replace(NIK, value=SECRET_NIK[:15], error=NIK_ERROR),
    "keypad-nik-warning": replace(NIK, value=SECRET_NIK, warning=NIK_WARNING),
    "keypad-phone": KeypadView(
        "telepon",
        t("Nomor HP Anda", "Nomer HP Panjenengan", "Your mobile number"),
        "08120000",
        0,
        (4, 4, 5),
        hint=t("Boleh dilewati.", "Saged dipunliwati.", "You may skip this."),
        buttons=(SKIP, NEXT),
    ),
    "keypad-code": KeypadView(
        "slip-code",
        t("Ketik kode di kertas Anda", "Ketik kode ing kertas panjenengan", "Type the code on your slip"),
        "JGR7K3M9QX2W4ZDPB8C",
        19,
        (3, 4, 4, 4, 4),
        letters=True,
        error=t(
            "Kode ini salah ketik. Silakan periksa lagi huruf dan angkanya.",
            "Kode punika klentu. Sumangga kapriksa malih aksara saha angkanipun.",
            "This code was mistyped. Please check the letters and digits.",
        ),
        buttons=(NEXT,),
    ),
    "keypad-number": KeypadView(
        "number",
        t("Ketik nomor permohonan", "Ketik nomer panyuwunan", "Type the request number"),
        "JGR0100",
        11,
        (3, 2, 6),
        letters=True,
        buttons=(NEXT,),
    ),
    "keyboard-name": NAME,
    "keyboard-mail": replace(NAME, name="email", value="PEMOHON@CONTOH.ID", mail=True, warning=None),
    "keyboard-words": replace(NAME, name="alamat-tujuan", value="JL. CONTOH 1, RT 1/RW 2", digits=True, warning=None),
    "keyboard-error": replace(
        NAME,
        value="SITI C0NTOH",
        error=t(
            "Ada angka 0 di dalam nama. Mungkin maksudnya huruf O.",
            "Wonten angka 0 ing asma. Mbokmenawi dipunkajengaken aksara O.",
            "There is a digit 0 in the name. Perhaps you mean the letter O.",
        ),
    ),
    "scan-waiting": WAITING,
    "scan-scanning": replace(
        WAITING,
        stage=ScanStage.SCANNING,
        picture="scanning",
        body=t(
            "Saya sedang memindai. Jangan angkat kertasnya.",
            "Kula saweg mindai. Kertasipun sampun kaangkat.",
            "I am scanning. Leave the paper alone.",
        ),
        buttons=(),
    ),
    "scan-good": replace(
        WAITING,
        stage=ScanStage.GOOD,
        pages=1,
        preview=PREVIEW,
        body=t("Bagus, tulisannya terbaca jelas.", "Sae, seratanipun cetha.", "Good, the text is clear."),
        buttons=(REDO, MORE, NEXT),
    ),
    "scan-bad": replace(WAITING, stage=ScanStage.BAD, preview=PREVIEW, body=BAD_PAGE, buttons=(LATER, RETRY)),
    "scan-cover-open": replace(
        WAITING,
        stage=ScanStage.BAD,
        picture="cover-open",
        body=t(
            "Penutup pemindai terbuka. Tutup pelan-pelan, lalu pindai lagi.",
            "Tutup pemindai kabikak. Sumangga katutup alon-alon, lajeng pindai malih.",
            "The scanner's lid is open. Close it gently, then scan again.",
        ),
        buttons=(LATER, OFFICER, RETRY),
    ),
    "camera-nothing": CAMERA,
    "camera-hold": replace(
        CAMERA,
        sight=Sight.HOLD,
        body=t(
            "Bagus, jangan digerakkan. Saya foto sekarang.",
            "Sae, sampun ngantos dipunobahaken. Kula foto sapunika.",
            "Good, keep it still. I photograph it now.",
        ),
    ),
    "camera-glare": replace(
        CAMERA,
        sight=Sight.GLARE,
        body=t(
            "Ada pantulan lampu di kertas. Miringkan atau geser sedikit kertasnya.",
            "Wonten pantulan lampu ing kertas. Kertasipun dipundhoyongaken utawi dipungeser sekedhik.",
            "A lamp is mirrored in the paper. Tilt or move it a little.",
        ),
        buttons=(LATER, USE_SCANNER, TAKE),
    ),
    "corners": CORNERS,
    "corners-bed": replace(
        CORNERS,
        preview=seen_preview(1130, 1600),
        chosen=2,
        corners=((0.3, 0.1), (0.72, 0.18), (0.69, 0.93), (0.1, 0.9)),
    ),
    "scan-unfound": replace(
        WAITING,
        stage=ScanStage.BAD,
        preview=PREVIEW,
        body=BAD_PAGE,
        buttons=(
            Button("corners", t("Tunjukkan sudutnya", "Tedahaken pojokipun", "Show its corners"), "crop_free"),
            Button("camera", t("Pakai kamera", "Ngagem kamera", "Use the camera"), "photo_camera"),
            LATER,
            RETRY,
        ),
    ),
    "review": ReviewView(
        t("Periksa jawaban Anda", "Priksa wangsulan panjenengan", "Check your answers"), ROWS, DECLARATION, (SEND,)
    ),
    "busy": BusyView(
        t(
            "Saya sedang menyimpan permohonan Anda",
            "Kula saweg nyimpen panyuwunan panjenengan",
            "I am saving your request",
        ),
        t("Mohon tunggu sebentar.", "Sumangga dipunentosi sekedhap.", "One moment, please."),
    ),
    "number-asking": ASKING,
    "number-printing": replace(
        ASKING,
        stage=SlipStage.PRINTING,
        body=t(
            "Saya sedang mencetak tanda terima Anda.", "Kula saweg nyithak tandha tampi.", "I am printing your slip."
        ),
        buttons=(),
    ),
    "number-a4": replace(
        ASKING,
        stage=SlipStage.PRINTING,
        body=t(
            "Kertas slip saya habis. Petugas perlu mengisinya. Slip Anda saya cetak di kertas A4.",
            "Kertas slip kula sampun telas. Petugas prelu ngisi rumiyin. Slip panjenengan kula cithak ing kertas A4.",
            "My slip paper has run out. Staff need to refill it. I print your slip on A4 paper instead.",
        ),
        buttons=(),
    ),
    "number-offline": replace(
        ASKING,
        stage=SlipStage.FAILED,
        warning=t(
            "BELUM terkirim: sambungan ke kantor terputus. Permohonan tersimpan di sini dan dikirim sendiri nanti.",
            "DERENG kakintun: sambungan dhateng kantor pedhot. Panyuwunan kasimpen ing ngriki, kakintun piyambak.",
            "NOT delivered yet: the line is down. Your request is kept here and will be delivered by itself.",
        ),
        body=t(
            "Kertas tidak keluar. Silakan foto atau salin nomor dan kode ini.",
            "Kertas boten medal. Sumangga nomer saha kode punika dipunpoto utawi dipunserat.",
            "No paper came out. Please photograph or copy this number and code.",
        ),
        buttons=(PRINT_AGAIN, DONE),
    ),
    "number-draft": replace(
        ASKING,
        title=say("draft.kept.title", day=date_in_words(datetime(2026, 11, 23, tzinfo=UTC))),
        number="",
        slip_code=str(DRAFT),
        qr_payload=str(DRAFT),
        stage=SlipStage.FAILED,
        warning=say("draft.slip.not_sent"),
        body=say("draft.no_slip"),
        buttons=(PRINT_AGAIN, DONE),
    ),
    **sign_views(),
    "message-draft-back": MessageView(
        "draft-back",
        Tone.SUCCESS,
        say("draft.back.title"),
        say("draft.back.asked_again"),
        "done",
        (NEXT,),
        t("Kartu Keluarga", "Kartu Keluarga", "Family card"),
    ),
    "read-code": ReadCodeView(
        t("Tunjukkan kode di kertas Anda", "Katuduhna kode ing kertas panjenengan", "Show the code on your slip"),
        t(
            "Pegang kertas dengan kotak hitam-putih di bawah lampu pembaca.",
            "Kertas kaasta, kothak cemeng-pethakipun ing sangandhaping lampu.",
            "Hold the slip with the black and white square under the reader's light.",
        ),
        buttons=(TYPE,),
    ),
    "read-code-error": ReadCodeView(
        t("Tunjukkan kode di kertas Anda", "Katuduhna kode ing kertas panjenengan", "Show the code on your slip"),
        t(
            "Pegang kertas di bawah lampu pembaca.",
            "Kertas kaasta ing sangandhaping lampu.",
            "Hold it under the light.",
        ),
        error=t(
            "Kode ini dari kantor lain. Saya hanya dapat membantu kode dari Kecamatan Jogoroto.",
            "Kode punika saking kantor sanes. Kula namung saged mbiyantu kode saking Kecamatan Jogoroto.",
            "This code is from another office. I can only help with codes of Kecamatan Jogoroto.",
        ),
        buttons=(OFFICER, TYPE),
    ),
    "read-code-phone": ReadCodeView(
        t("Tunjukkan kode di kertas Anda", "Katuduhna kode ing kertas panjenengan", "Show the code on your slip"),
        t(
            "Letakkan kode kotak di bagian bawah slip di bawah kamera.",
            "Kode kothak ing ngandhap slip mangga dipunselehaken ing ngandhap kamera.",
            "Put the square code at the foot of your slip under the camera.",
        ),
        picture="phone-farther",
        error=t(
            "Saya tidak dapat membaca kode ini karena garis-garis pada layar. Jauhkan ponsel Anda sekitar satu "
            "jengkal, lalu tunjukkan lagi.",
            "Kula boten saged maos kode menika amargi garis-garis ing layar. Mangga HP panjenengan dipuntebihaken "
            "watawis sakilan, lajeng dipuntedahaken malih.",
            "I cannot read this code because of the stripes on the screen. Move your phone about a hand's width away "
            "and show it again.",
        ),
        buttons=(OFFICER, TYPE),
    ),
    "status": STATUS,
    "status-usual": replace(
        STATUS,
        notes=(Point(say("status.usual", time=say("visit.time.days", days=3)), "schedule"),),
        items=tuple(
            replace(each, note=say("status.standard", minutes=5)) if each.moment is Moment.LATER else each
            for each in ITEMS[:-1]
        ),
    ),
    "status-returned": replace(
        STATUS,
        title=t("Perlu dilengkapi", "Prelu dipunjangkepi", "Something is missing"),
        body=t(
            "Silakan lengkapi ini di sini, sekarang juga.",
            "Sumangga dipunjangkepi ing ngriki.",
            "You can complete it here, now.",
        ),
        items=(
            *ITEMS[:1],
            TimelineItem(t("Perlu dilengkapi", "Prelu dipunjangkepi", "Returned"), Moment.NOW),
            *ITEMS[4:],
        ),
        notes=(
            Point(
                KK, "warning", t("Foto kabur, pindai ulang.", "Poto blawur, pindai malih.", "Blurred, scan it again.")
            ),
        ),
        buttons=(
            DONE_LATER,
            Button(
                "complete",
                t("Lengkapi sekarang", "Jangkepi sapunika", "Complete it now"),
                "upload_file",
                Emphasis.PRIMARY,
            ),
        ),
    ),
    "message-success": message(
        "collected",
        Tone.SUCCESS,
        "done",
        (
            t("Terima kasih, sudah selesai", "Matur nuwun, sampun rampung", "Thank you, all done"),
            t(
                "Jangan lupa membawa kertas dan KTP-el Anda.",
                "Sampun kesupen mbeta kertas saha KTP-el.",
                "Do not forget your paper and your KTP-el.",
            ),
        ),
    ),
    "message-wrong-holder": message(
        "wrong-holder",
        Tone.SORRY,
        "card",
        (
            t(
                "NIK ini bukan milik pemohon",
                "NIK punika sanes kagunganipun ingkang nyuwun",
                "This NIK is not the applicant's",
            ),
            t(
                "Saya hanya boleh menyerahkan dokumen kepada pemohonnya. Silakan periksa NIK, atau datang ke loket 2.",
                "Kula namung kapareng masrahaken dokumen dhateng ingkang nyuwun. Sumangga NIK kapriksa malih.",
                "I may only hand the document to its applicant. Please check the NIK, or go to counter 2.",
            ),
        ),
        OFFICER,
        RETRY,
        detail=t("Masih 2 kali percobaan.", "Taksih 2 kali.", "2 tries left."),
    ),
    "message-power-out": CLOSED,
    "message-counter": message(
        "card-at-counter",
        Tone.INFO,
        "counter",
        (
            t("KTP-el Anda siap di loket", "KTP-el panjenengan sampun siap ing loket", "Your KTP-el is at the counter"),
            t(
                "Silakan ke loket. Tunjukkan nomor ini.",
                "Sumangga dhateng loket. Nomer punika katuduhna.",
                "Please go to the counter and show this number.",
            ),
        ),
        detail=Verbatim(NUMBER),
    ),
}
VIEWS |= staff_views() | voice_views() | form_views() | behalf_views() | assist_views()
HELP = HelpCard(
    (
        NIK_HINT,
        t(
            "Sentuh Panggil petugas bila Anda perlu bantuan orang.",
            "Senggol Nimbali petugas menawi mbetahaken pitulungan tiyang.",
            "Touch Call an officer if you need a person's help.",
        ),
    )
)
OVERLAYS: dict[str, Overlay] = {
    "overlay-idle": IdleWarning(24),
    "overlay-help": HELP,
    "overlay-leave": LeaveQuestion(),
    "overlay-idle-later": IdleWarning(24, can_be_left=True),
    "overlay-leave-later": LeaveQuestion(can_be_left=True),
    **OFFICER_CARDS,
}


STAFF = frozenset(name for name in VIEWS if name.startswith("staff-"))
_NO_STEPS = STAFF | assist_views().keys()
_WITHOUT_STEPS = (AttractView, MessageView, OutOfOrderView)


def frames() -> dict[str, Frame]:
    """Every sample by name, in the calm default settings."""
    pages = {
        name: Frame(
            serial=number,
            view=view,
            progress=None if isinstance(view, _WITHOUT_STEPS) or name in _NO_STEPS else Progress(3, 6),
            can_go_back=not isinstance(view, AttractView | OutOfOrderView),
            staff=name in STAFF,
        )
        for number, (name, view) in enumerate(VIEWS.items(), 1)
    }
    cards = {
        name: replace(pages["keypad-nik"], serial=100 + number, overlay=overlay)
        for number, (name, overlay) in enumerate(OVERLAYS.items())
    }
    pages["assist-errand"] = assisted(pages["assist-errand"])
    return pages | cards | {f"{name}-assisted": assisted(pages[name]) for name in ASSISTED}


def assisted(frame: Frame) -> Frame:
    """The same while an officer of the desa helps."""
    return replace(frame, serial=200 + frame.serial, assisted_by=HELPER)
