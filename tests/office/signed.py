"""Finished PDFs with electronic signatures; the certificates are made here: a root, an officer, and who cheats."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import pikepdf
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.office.kit import PDF, START

SIGNER = "CONTOH PEJABAT"


@dataclass(frozen=True)
class Holder:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


@cache
def root() -> Holder:
    """The root of a certification authority that does not exist."""
    return another_root("CONTOH ROOT CA")


def another_root(name: str) -> Holder:
    """Another root, perhaps of the same name."""
    return _certificate(name, issuer=None, ends=START + timedelta(days=3650))


@cache
def officer(ends: datetime = START + timedelta(days=365)) -> Holder:
    """An officer who may sign, until `ends`."""
    return _certificate(SIGNER, issuer=root(), ends=ends)


@cache
def self_signed() -> Holder:
    """Somebody who calls himself an officer."""
    return _certificate(SIGNER, issuer=None, ends=START + timedelta(days=365), authority=False)


def signed(content: bytes = PDF, holder: Holder | None = None, field: str = "TTE") -> bytes:
    """`content` with the holder's signature, as an incremental update."""
    holder = holder or officer()
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    out = sign_pdf(writer, PdfSignatureMetadata(field_name=field), signer=_signer(holder), in_place=False)
    return bytes(out.getvalue())


def tampered(content: bytes) -> bytes:
    """One byte of what was signed is another one now; the file still opens."""
    at = content.index(b"/MediaBox")
    digit = next(place for place in range(at, at + 60) if content[place : place + 3] == b"595")
    return content[:digit] + b"594" + content[digit + 3 :]


def added_to(content: bytes) -> bytes:
    """An incremental update after signing: the page shows something else, the signed bytes are all still there."""
    from pyhanko.pdf_utils.generic import StreamObject

    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    drawn = writer.add_object(StreamObject(stream_data=b"0 0 300 300 re f"))
    writer.add_stream_to_page(0, drawn)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_form() -> bytes:
    """A finished PDF with a field that anybody can type into."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as document:
        field = document.make_indirect(
            pikepdf.Dictionary(
                FT=pikepdf.Name.Tx,
                T="nama",
                V="CONTOH",
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                Rect=[50, 700, 300, 720],
                F=4,
            )
        )
        document.pages[0].Annots = document.make_indirect(pikepdf.Array([field]))
        document.Root.AcroForm = document.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array([field])))
        document.save(out)
    return out.getvalue()


def filled(content: bytes, words: str) -> bytes:
    """`content` with other words typed into its field, as an incremental update."""
    from pyhanko.pdf_utils.generic import pdf_string

    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/V"] = pdf_string(words)
    writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rewritten(content: bytes) -> bytes:
    """Saved again by another program: every byte moved."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(out)
    return out.getvalue()


def _signer(holder: Holder) -> SimpleSigner:
    raw = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(holder.der),
        signing_key=asn1_keys.PrivateKeyInfo.load(raw),
        cert_registry=SimpleCertificateStore(),
    )


def _certificate(name: str, issuer: Holder | None, ends: datetime, authority: bool | None = None) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    authority = issuer is None if authority is None else authority
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    return Holder(builder.sign(key if issuer is None else issuer.key, hashes.SHA256()), key)
