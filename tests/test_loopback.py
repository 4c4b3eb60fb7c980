import os
import socket
import subprocess
import sys

import pytest
from command import GUARDED

REACH = "import socket; socket.socket().connect(('192.0.2.1', 80))"


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.1", "::ffff:192.0.2.1", "herald.example"])
def test_no_test_connects_to_another_machine(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as ours, pytest.raises(AssertionError, match="wants to connect"):
        ours.connect((address, 80))
    with socket.socket(family) as ours, pytest.raises(AssertionError, match="wants to connect"):
        ours.connect_ex((address, 80))


def test_no_process_of_a_test_connects_to_another_machine():
    environment = {**os.environ, "PYTHONPATH": str(GUARDED)}
    done = subprocess.run([sys.executable, "-c", REACH], env=environment, capture_output=True)
    assert b"a test wants to connect to ('192.0.2.1', 80)" in done.stderr


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
