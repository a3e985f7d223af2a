"""Programs that heed Ctrl-C, also where the tests run in the background and do not themselves."""

import signal


def heed_ctrl_c() -> None:
    """Take back what a program inherits: a shell starts what it puts behind it deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
