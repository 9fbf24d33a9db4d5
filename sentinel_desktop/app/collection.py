"""Python's garbage collection: on the window's thread alone, and not again and again through what stays for ever.

Whichever thread happens to make the next object collects for all. Where that is a thread of ours and a closed dialog is
among what it finds, the dialog's widgets end on a thread that Qt does not allow, and the program with them. So nothing
is collected by itself, and the window's thread does it in its turn.

A full collection walks every object there is, and all threads wait meanwhile: with the modules, tables and statements
of this program a tenth of a second, and on a busy computer a board that is a second behind.
"""

import gc
from typing import Final

COLLECT_EVERY_MS: Final = 100
"""How often the thread that collects has a look; within it some hundred objects come that only a collection ends."""


def pass_over_what_is_loaded() -> None:
    """Collect once and leave what is there out of all later collections; called once, when a program is set up."""
    gc.collect()
    gc.freeze()


def collect_when_asked() -> None:
    """Collect nothing by itself any more, on any thread; somebody calls ``collect_if_due`` from then on."""
    gc.disable()


def collect_if_due() -> None:
    """Collect, on this thread, the generation that would have been collected by itself by now; often none."""
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if all(due):
        gc.collect()
    elif all(due[:2]):
        gc.collect(1)
    elif due[0]:
        gc.collect(0)
