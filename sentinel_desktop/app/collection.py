"""Python's garbage collection, kept from looking again and again through what stays for the program's whole life.

A full collection walks every object there is, and all threads wait meanwhile: with the modules, tables and statements
of this program a tenth of a second, and on a busy computer a board that is a second behind.
"""

import gc


def pass_over_what_is_loaded() -> None:
    """Collect once and leave what is there out of all later collections; called once, when a program is set up."""
    gc.collect()
    gc.freeze()
