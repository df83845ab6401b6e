"""E-mail to whoever left an address: queued together with the action it tells, sent by the office's own mail server."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime

from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session

from adminduk.catalogue.model import FieldId
from adminduk.filing import DeliveryKind, Filing
from adminduk.request import Request
from office.intake import open_content
from office.parts import Office
from office.settings import Mail
from office.store import deliveries, letters
from office.store.letters import Letter
from office.telling.news import TOLD, news_of

AT_ONCE = 20
_TIMEOUT_S = 20.0
_FOR_GOOD = range(500, 600)  # RFC 5321: the server will not take it however often it is asked


class Sealed(BaseModel):
    """What lies sealed in a letter's row."""

    model_config = ConfigDict(frozen=True)

    to: str
    subject: str
    text: str


def queue(session: Session, office: Office, request: Request) -> None:
    """Write the letter about the newest action of `request`, if it is one that is told and there is an address."""
    action = request.actions[-1]
    filing = filing_of(session, office, request.id) if action.kind in TOLD and office.settings.mail else None
    to = filing.answers.get(FieldId.EMAIL, "") if filing is not None else ""
    if filing is None or not to:
        return
    news = news_of(office, request, action.kind, filing.language, filing.slip_code)
    sealed = office.keys.seal(Sealed(to=to, subject=news.subject, text=news.text).model_dump_json().encode())
    seq = len(request.actions) - 1
    letters.queue(session, request_id=request.id, seq=seq, about=action.kind.value, sealed=sealed, now=office.clock())


def filing_of(session: Session, office: Office, request_id: str) -> Filing | None:
    """What the applicant filed, opened with the office's key; None when it cannot be opened."""
    for kept in deliveries.of_request(session, request_id):
        if kept.kind is DeliveryKind.FILING:
            content = open_content(office, kept.kind, kept.sealed)
            return content if isinstance(content, Filing) else None
    return None


def send_due(office: Office) -> int:
    """Send what is due; of how many letters. One that was sent just before a crash is sent again, under the same id."""
    mail = office.settings.mail
    if mail is None:
        return 0
    with office.database.reading() as session:
        waiting = letters.due(session, office.clock(), AT_ONCE)
    return sum(_send(office, mail, each) for each in waiting)


def _send(office: Office, mail: Mail, letter: Letter) -> bool:
    problem, for_good = _try(office, mail, letter)
    with office.database.writing() as session:
        if not problem:
            letters.sent(session, letter.id, office.clock())
        elif for_good:
            letters.refused(session, letter.id, problem, office.clock())
        else:
            letters.put_off(session, letter.id, problem, office.clock())
    return not problem


def _try(office: Office, mail: Mail, letter: Letter) -> tuple[str, bool]:
    """What went wrong, and whether for good; "" when the mail server took the letter."""
    plain = office.keys.open(letter.sealed)
    if plain is None:
        return "sealed", True
    try:
        _hand_over(mail, _message(office, mail, letter, Sealed.model_validate_json(plain)))
    except smtplib.SMTPRecipientsRefused as error:
        code = max(code for code, _ in error.recipients.values())
        return str(code), code in _FOR_GOOD
    except smtplib.SMTPResponseException as error:
        about_us = isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPSenderRefused)
        return str(error.smtp_code), error.smtp_code in _FOR_GOOD and not about_us
    except (OSError, smtplib.SMTPException) as error:
        return type(error).__name__, False
    return "", False


def _message(office: Office, mail: Mail, letter: Letter, content: Sealed) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = mail.sender, content.to, content.subject
    message["Date"] = format_datetime(letter.created_at)
    message["Message-ID"] = f"<{letter.id}.{letter.request_id}@{mail.sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(content.text)
    return message


def _hand_over(mail: Mail, message: EmailMessage) -> None:
    """Raises what smtplib raises, and OSError when the server cannot be reached or its certificate is wrong."""
    context = ssl.create_default_context()
    if mail.security == "tls":
        with smtplib.SMTP_SSL(mail.host, mail.port, timeout=_TIMEOUT_S, context=context) as server:
            _deliver(server, mail, message)
        return
    with smtplib.SMTP(mail.host, mail.port, timeout=_TIMEOUT_S) as server:
        if mail.security == "starttls":
            server.starttls(context=context)
        _deliver(server, mail, message)


def _deliver(server: smtplib.SMTP, mail: Mail, message: EmailMessage) -> None:
    if mail.user:
        server.login(mail.user, mail.password())
    server.send_message(message)
