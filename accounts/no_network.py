"""Takes the network from this process and from all that it becomes or starts. Needs no right, and can't be undone.

A filter in the kernel refuses every socket but those between programs of one machine. It holds where a container or a
hardened system lets no program have a network of its own.
"""

import ctypes
import errno
import platform
import socket
import struct
import sys

# What the kernel calls each kind of machine, and the number of `socket` there.
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING_SETUP = 425  # a second door to everything, sockets too
_OTHER_NUMBERS = 0x40000000  # from here on the same calls have a second number
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16  # where each stands in what the kernel shows of a call


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def holds_here() -> bool:
    """Whether this machine's kernel understands the filter."""
    return sys.platform == "linux" and platform.machine() in MACHINES


def give_up() -> None:
    """No more sockets to anywhere. OSError where the kernel doesn't take the filter."""
    machine, open_socket = MACHINES[platform.machine()]
    steps = [  # each: what to do, with what, and how many steps to jump if so and if not
        (_LOAD, _MACHINE, 0, 0),
        (_EQUAL, machine, 0, 7),
        (_LOAD, _NUMBER, 0, 0),
        (_AT_LEAST, _OTHER_NUMBERS, 5, 0),
        (_EQUAL, _IO_URING_SETUP, 4, 0),
        (_EQUAL, open_socket, 0, 2),
        (_LOAD, _FIRST_ARGUMENT, 0, 0),
        (_EQUAL, socket.AF_UNIX, 0, 1),
        (_RETURN, _ALLOW, 0, 0),
        (_RETURN, _REFUSE, 0, 0),
    ]
    code = b"".join(struct.pack("=HBBI", do, yes, no, value) for do, value, yes, no in steps)
    kernel = ctypes.CDLL(None, use_errno=True)
    for call in (
        (_NO_NEW_PRIVILEGES, 1, 0, 0, 0),
        (_SET_FILTER, _FILTER, ctypes.byref(_Program(len(steps), code)), 0, 0),
    ):
        if kernel.prctl(*call):
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")
