"""CUPS, which prints on Linux: takes a PDF as it is, where Qt would make pictures of it and not say how it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ctypes import CDLL, CFUNCTYPE, POINTER, byref, c_char_p, c_double, c_int, c_size_t, c_void_p
from functools import cache
from socket import AF_UNSPEC
from time import monotonic

from model.errors import NianbaoError, PrinterRefused
from model.files.progress import Errand

_LIBRARY = "libcups.so.2"
_CONTINUE = 100
"""What a server answers that wants more (HTTP)."""
_LAST_FINE = 0x00FF
"""The last of IPP's states that is a success."""
_CHUNK = 64 * 1024
_PATIENCE, _MOMENT = 30, 3
"""Seconds a server is waited for: while it takes a job, and for its first word while the window waits."""
_WAIT = CFUNCTYPE(c_int, c_void_p, c_void_p)
_ASK = CFUNCTYPE(c_char_p, c_char_p, c_void_p, c_char_p, c_char_p, c_void_p)
_NO_PASSWORD = _ASK(lambda *_: None)
"""Else CUPS asks for one in the terminal that the program was started in, and waits."""


def present() -> bool:
    """Whether there is a CUPS on this computer."""
    return _library() is not None


def answers() -> bool:
    """Whether CUPS says anything, or at once that it is not there; where it is stuck, Qt would wait for ever."""
    library, begun = _library(), monotonic()
    if library is not None:
        with suppress(PrinterRefused), _connected(library, Errand(), _MOMENT):
            return True
    return monotonic() - begun < _MOMENT / 2


@cache
def _library() -> CDLL | None:
    with suppress(OSError, AttributeError):  # there is none, or one that knows too little: then Qt prints
        library = CDLL(_LIBRARY)
        options = POINTER(c_void_p)
        for name, arguments in {
            "cupsAddOption": (c_char_p, c_char_p, c_int, options),
            "cupsFreeOptions": (c_int, c_void_p),
            "cupsCreateJob": (c_void_p, c_char_p, c_char_p, c_int, c_void_p),
            "cupsStartDocument": (c_void_p, c_char_p, c_int, c_char_p, c_char_p, c_int),
            "cupsWriteRequestData": (c_void_p, c_char_p, c_size_t),
            "cupsFinishDocument": (c_void_p, c_char_p),
            "cupsCancelJob2": (c_void_p, c_char_p, c_int, c_int),
            "cupsSetPasswordCB2": (_ASK, c_void_p),
            "httpConnect2": (c_char_p, c_int, c_void_p, c_int, c_int, c_int, c_int, c_void_p),
            "httpSetTimeout": (c_void_p, c_double, _WAIT, c_void_p),
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


def send(printer: str, title: str, options: Mapping[str, str], pdf: bytes, errand: Errand) -> None:
    """Give a printer a job. Raises PrinterRefused; Stopped where the errand was, and the job is taken back."""
    library = _library()
    if library is None:
        raise PrinterRefused
    name = printer.partition("/")[0].encode()  # what follows is a set of defaults, which Qt has put among the options
    library.cupsSetPasswordCB2(_NO_PASSWORD, None)
    with _connected(library, errand, _PATIENCE) as server, _in_c(library, options) as (count, listed):
        job = library.cupsCreateJob(server, name, title.encode(), count, listed)
        if not job:
            raise PrinterRefused
        try:
            _write(library, server, name, job, title, pdf, errand)
        except NianbaoError:
            library.cupsCancelJob2(server, name, job, 0)
            raise


@contextmanager
def _connected(library: CDLL, errand: Errand, patience: int) -> Iterator[c_void_p]:
    """A server that answers; waited for so many seconds in all, and only as long as the errand is wanted.

    Raises PrinterRefused, Stopped.
    """
    waits = iter(range(1, patience))
    wait = _WAIT(lambda *_: 0 if errand.stopped else next(waits, 0))
    address = library.cupsServer(), library.ippPort(), None, AF_UNSPEC, library.cupsEncryption()
    server = library.httpConnect2(*address, 1, patience * 1000, None)
    if not server:
        raise PrinterRefused
    try:
        library.httpSetTimeout(server, 1.0, wait, None)
        # any question that needs no password: a job not answered would go on to a connection that waits for ever
        library.httpHead(server, b"/")
        while library.httpUpdate(server) == _CONTINUE:
            pass
        errand.step()
        if library.httpError(server):
            raise PrinterRefused
        yield server
    finally:
        library.httpClose(server)


def _write(library: CDLL, server: c_void_p, name: bytes, job: int, title: str, pdf: bytes, errand: Errand) -> None:
    answer = library.cupsStartDocument(server, name, job, title.encode(), b"application/pdf", 1)
    for begin in range(0, len(pdf), _CHUNK):
        errand.step(begin, len(pdf))
        if answer != _CONTINUE:
            raise PrinterRefused
        chunk = pdf[begin : begin + _CHUNK]
        answer = library.cupsWriteRequestData(server, chunk, len(chunk))
    if library.cupsFinishDocument(server, name) > _LAST_FINE:
        raise PrinterRefused
    errand.step(len(pdf), len(pdf))


@contextmanager
def _in_c(library: CDLL, options: Mapping[str, str]) -> Iterator[tuple[int, c_void_p]]:
    """The options as CUPS has them: how many, and where."""
    count, listed = 0, c_void_p()
    for option, value in options.items():
        count = library.cupsAddOption(option.encode(), value.encode(), count, byref(listed))
    try:
        yield count, listed
    finally:
        library.cupsFreeOptions(count, listed)
