"""CUPS, which prints on Linux: takes a PDF as it is, where Qt would make pictures of it and not say how it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ctypes import CDLL, CFUNCTYPE, POINTER, byref, c_char_p, c_double, c_int, c_size_t, c_void_p
from functools import cache
from socket import AF_UNSPEC
from time import monotonic

from model.errors import NianbaoError, PrinterRefused
from model.files.progress import Progress

_LIBRARY_NAME = "libcups.so.2"
_HTTP_CONTINUE = 100
"""What a server answers that wants more (HTTP)."""
_MAX_IPP_SUCCESS = 0x00FF
"""The last of IPP's states that is a success."""
_CHUNK_SIZE = 64 * 1024
_JOB_TIMEOUT, _PROBE_TIMEOUT = 30, 3
"""Seconds a server is waited for: while it takes a job, and for its first word while the window waits."""
_TIMEOUT_CALLBACK = CFUNCTYPE(c_int, c_void_p, c_void_p)
_PASSWORD_CALLBACK = CFUNCTYPE(c_char_p, c_char_p, c_void_p, c_char_p, c_char_p, c_void_p)
_NO_PASSWORD = _PASSWORD_CALLBACK(lambda *_: None)
"""Else CUPS asks for one in the terminal that the program was started in, and waits."""


def is_installed() -> bool:
    """Whether there is a CUPS on this computer."""
    return _load_library() is not None


def is_responsive() -> bool:
    """Whether CUPS says anything, or at once that it is not there; where it is stuck, Qt would wait for ever."""
    library, begun = _load_library(), monotonic()
    if library is not None:
        with suppress(PrinterRefused), _connect_server(library, Progress(), _PROBE_TIMEOUT):
            return True
    return monotonic() - begun < _PROBE_TIMEOUT / 2


@cache
def _load_library() -> CDLL | None:
    with suppress(OSError, AttributeError):  # there is none, or one that knows too little: then Qt prints
        library = CDLL(_LIBRARY_NAME)
        options = POINTER(c_void_p)
        for name, arguments in {
            "cupsAddOption": (c_char_p, c_char_p, c_int, options),
            "cupsFreeOptions": (c_int, c_void_p),
            "cupsCreateJob": (c_void_p, c_char_p, c_char_p, c_int, c_void_p),
            "cupsStartDocument": (c_void_p, c_char_p, c_int, c_char_p, c_char_p, c_int),
            "cupsWriteRequestData": (c_void_p, c_char_p, c_size_t),
            "cupsFinishDocument": (c_void_p, c_char_p),
            "cupsCancelJob2": (c_void_p, c_char_p, c_int, c_int),
            "cupsSetPasswordCB2": (_PASSWORD_CALLBACK, c_void_p),
            "httpConnect2": (c_char_p, c_int, c_void_p, c_int, c_int, c_int, c_int, c_void_p),
            "httpSetTimeout": (c_void_p, c_double, _TIMEOUT_CALLBACK, c_void_p),
            "httpClose": (c_void_p,),
            "httpError": (c_void_p,),
            "httpHead": (c_void_p, c_char_p),
            "httpUpdate": (c_void_p,),
        }.items():
            getattr(library, name).argtypes = arguments
        library.cupsServer.restype = c_char_p
        library.httpConnect2.restype = c_void_p
        return library
    return None


def send_job(printer: str, title: str, options: Mapping[str, str], pdf: bytes, errand: Progress) -> None:
    """Give a printer a job. Raises PrinterRefused; Cancelled where the errand was, and the job is taken back."""
    library = _load_library()
    if library is None:
        raise PrinterRefused
    name = printer.partition("/")[0].encode()  # what follows is a set of defaults, which Qt has put among the options
    library.cupsSetPasswordCB2(_NO_PASSWORD, None)
    with (
        _connect_server(library, errand, _JOB_TIMEOUT) as server,
        _convert_options(library, options) as (count, listed),
    ):
        job = library.cupsCreateJob(server, name, title.encode(), count, listed)
        if not job:
            raise PrinterRefused
        try:
            _write_document(library, server, name, job, title, pdf, errand)
        except NianbaoError:
            library.cupsCancelJob2(server, name, job, 0)
            raise


@contextmanager
def _connect_server(library: CDLL, errand: Progress, patience: int) -> Iterator[c_void_p]:
    """A server that answers; waited for so many seconds in all, and only as long as the errand is wanted.

    Raises PrinterRefused, Cancelled.
    """
    waits = iter(range(1, patience))
    wait = _TIMEOUT_CALLBACK(lambda *_: 0 if errand.is_cancelled else next(waits, 0))
    address = library.cupsServer(), library.ippPort(), None, AF_UNSPEC, library.cupsEncryption()
    server = library.httpConnect2(*address, 1, patience * 1000, None)
    if not server:
        raise PrinterRefused
    try:
        library.httpSetTimeout(server, 1.0, wait, None)
        # any question that needs no password: a job not answered would go on to a connection that waits for ever
        library.httpHead(server, b"/")
        while library.httpUpdate(server) == _HTTP_CONTINUE:
            pass
        errand.report_step()
        if library.httpError(server):
            raise PrinterRefused
        yield server
    finally:
        library.httpClose(server)


def _write_document(
    library: CDLL, server: c_void_p, name: bytes, job: int, title: str, pdf: bytes, errand: Progress
) -> None:
    answer = library.cupsStartDocument(server, name, job, title.encode(), b"application/pdf", 1)
    for begin in range(0, len(pdf), _CHUNK_SIZE):
        errand.report_step(begin, len(pdf))
        if answer != _HTTP_CONTINUE:
            raise PrinterRefused
        chunk = pdf[begin : begin + _CHUNK_SIZE]
        answer = library.cupsWriteRequestData(server, chunk, len(chunk))
    if library.cupsFinishDocument(server, name) > _MAX_IPP_SUCCESS:
        raise PrinterRefused
    errand.report_step(len(pdf), len(pdf))


@contextmanager
def _convert_options(library: CDLL, options: Mapping[str, str]) -> Iterator[tuple[int, c_void_p]]:
    """The options as CUPS has them: how many, and where."""
    count, listed = 0, c_void_p()
    for option, value in options.items():
        count = library.cupsAddOption(option.encode(), value.encode(), count, byref(listed))
    try:
        yield count, listed
    finally:
        library.cupsFreeOptions(count, listed)
