"""The console for the office's people: one file per page, in Indonesian."""

from __future__ import annotations

from litestar import Router
from litestar.types import ControllerRouterHandler

from office.console import (
    actions,
    breaches,
    desks,
    kiosks,
    live,
    papers,
    password,
    person,
    queue,
    registers,
    request,
    search,
    signin,
    telling,
)
from office.console.session import SessionMiddleware

ROUTES: list[ControllerRouterHandler] = [
    signin.sign_in_page,
    signin.sign_in,
    Router(
        "/",
        route_handlers=[
            signin.sign_out,
            password.password_page,
            password.change_password,
            queue.home,
            queue.queue_page,
            queue.queue_rows,
            search.search,
            desks.desks_page,
            desks.desk_rows,
            live.queue_events,
            request.request_page,
            request.news,
            telling.told_by_whatsapp,
            telling.call_up,
            actions.act_on_request,
            papers.page_image,
            papers.untouched_image,
            papers.all_pages,
            papers.pages_of_requirement,
            papers.finished_document,
            person.ask_for_nik,
            person.show_person,
            person.copy_person,
            person.correct,
            person.answer_deletion,
            breaches.breach_list,
            breaches.write_breach,
            breaches.breach_page,
            breaches.tick_breach,
            registers.registers_page,
            registers.register_page,
            registers.search_register,
            registers.print_register,
            registers.register_pdf,
            registers.register_xlsx,
            kiosks.kiosks_page,
            kiosks.kiosks_now,
            kiosks.readiness_report,
        ],
        middleware=[SessionMiddleware],
    ),
]
