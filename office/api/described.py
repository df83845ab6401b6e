"""The API as an OpenAPI document: addresses and bodies read from the handlers, answers from the table below.

`anjungan openapi` prints it. A test holds both against the running office: what is not written here is never answered.
"""

from __future__ import annotations

from typing import Any

from litestar import Litestar
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig

from adminduk.pengaduan import State as CaseState
from adminduk.request import State

Schema = dict[str, Any]
_PREFIX = "/api/kiosk/v1"
TITLE, VERSION = "Anjungan: kiosk and office", "1"


def _object(**properties: Any) -> Schema:
    """All of these keys, and no other."""
    return {
        "type": "object",
        "properties": {name: each if isinstance(each, dict) else {"type": each} for name, each in properties.items()},
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _one_of(values: Any) -> Schema:
    return {"type": "string", "enum": [str(each) for each in values]}


def _refusal(*codes: str, optional: bool = False, **more: Any) -> Schema:
    """`more`: the further keys of this code; `optional` when it comes without them too."""
    schema = _object(code=_one_of(codes), message="string", **more)
    if optional:
        schema["required"] = ["code", "message"]
    return schema


_TEXT = {"type": "string"}
_WORD = {"type": ["string", "null"]}
_COUNT = {"type": ["integer", "null"]}
_STANDING = _object(
    number="string",
    service="string",
    reason="string",
    state=_one_of(State),
    history=_list(_object(state=_one_of(State), at="string")),
    product="string",
    returned=_list(_object(requirement="string", reason="string", note="string")),
    reject_reason="string",
    usual_minutes=_COUNT,
)
_CASE = _object(
    number="string",
    kind="string",
    topic="string",
    service="string",
    state=_one_of(CaseState),
    history=_list(_object(state=_one_of(CaseState), at="string")),
    due=_WORD,
    answer="string",
)
_UNKNOWN = _refusal("unknown", "unknown_call", optional=True, other="boolean")
_LOCKED = _refusal("locked", wait_s="integer")
_KEPT = _object(delivery_id="string", durable={"const": True})
_CALL = _object(call_id="string", state=_one_of(("waiting", "coming", "helped")))
_STATE_OR_CONFLICT = _refusal("conflict", "state", optional=True, detail="string", state="string")
_BAD_DELIVERY = _refusal("invalid", "missing_blobs", optional=True, detail="string", missing=_list(_TEXT))

# Of each handler, the answers that are its own. None: an answer without a body; bytes: a file.
ANSWERS: dict[str, dict[int, Schema | type[bytes] | None]] = {
    "enroll": {
        201: _object(
            kiosk_id="string", kiosk_number="integer", office_code="string", sealing_key="string", status_base="string"
        ),
        403: _refusal("enrolment"),
        429: _LOCKED,
    },
    "time": {200: _object(now="string")},
    "me": {200: _object(kiosk_number="integer")},
    "heartbeat": {204: None},
    "put_blob": {200: _object(sha256="string"), 201: _object(sha256="string"), 400: _refusal("hash")},
    "put_delivery": {200: _KEPT, 201: _KEPT, 409: _STATE_OR_CONFLICT, 422: _BAD_DELIVERY},
    "lookup": {200: {"oneOf": [_STANDING, _object(complaint=_CASE)]}, 404: _UNKNOWN, 429: _LOCKED},
    "collect": {
        200: _object(grant="string", number="string", sha256="string", size="integer"),
        403: _refusal("wrong_holder", tries_left="integer"),
        404: _UNKNOWN,
        409: _refusal("state", state=_one_of(State)),
        429: _LOCKED,
    },
    "document": {200: bytes, 410: _refusal("grant")},
    "put_report": {
        200: _object(report_id="string"),
        201: _object(report_id="string"),
        409: _refusal("conflict"),
        422: _refusal("invalid", "signature"),
    },
    "published_catalogue": {
        200: _object(version="string", digest="string", files={"type": "object", "additionalProperties": _TEXT}),
        204: None,
        404: _refusal("none", "unknown_call"),
    },
    "put_call": {200: _CALL, 201: _CALL, 409: _refusal("conflict")},
}
OPEN = ("enroll", "time")  # everything else asks for the kiosk's token
_DOOR = _refusal("key", "clock")
_FOR_EVERYBODY: dict[int, Schema] = {404: _refusal("unknown_call"), 405: _refusal("unknown_call")}
_WITH_A_BODY: dict[int, Schema] = {413: _refusal("too_large"), 422: _refusal("invalid")}


def document() -> Schema:
    """OpenAPI 3.1 of every call that a kiosk can make."""
    from office.api import ROUTER  # the routes are made of the modules beside this one

    nobody = {"office": Provide(lambda: None, sync_to_thread=False)}
    app = Litestar([ROUTER], dependencies=nobody, openapi_config=OpenAPIConfig(TITLE, VERSION))
    made: Schema = app.openapi_schema.to_schema()
    names = {
        (route.path_format, method.lower()): handler.handler_name.rpartition(".")[2]
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        for method in handler.http_methods
    }
    paths = {path: item for path, item in made["paths"].items() if path.startswith(_PREFIX)}
    for path, item in paths.items():
        for method, operation in item.items():
            _complete(operation, names[path, method])
    components = {
        "schemas": made.get("components", {}).get("schemas", {}),
        "securitySchemes": {"kiosk": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
    }
    return {"openapi": made["openapi"], "info": made["info"], "paths": paths, "components": components}


def _complete(operation: Schema, name: str) -> None:
    if name == "put_blob":  # read as it comes, so no handler says that there is a body
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        operation["requestBody"] = {"required": True, "content": content}
    answers: dict[int, Schema | type[bytes] | None] = {**_FOR_EVERYBODY}
    if "requestBody" in operation:
        answers |= _WITH_A_BODY
    if name not in OPEN:
        answers[401] = _DOOR
        operation["security"] = [{"kiosk": []}]
    answers |= ANSWERS[name]
    operation["responses"] = {str(status): _answer(schema) for status, schema in sorted(answers.items())}


def _answer(schema: Schema | type[bytes] | None) -> Schema:
    if schema is None:
        return {"description": "Done."}
    if isinstance(schema, type):
        return {"description": "A file.", "content": {"application/pdf": {"schema": {"type": "string"}}}}
    return {"description": "An answer.", "content": {"application/json": {"schema": schema}}}
