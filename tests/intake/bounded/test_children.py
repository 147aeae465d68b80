"""A real bound child: what one file may cost is a limit of the kernel, and a bad end costs that file and nothing else.

The file that is sent holds Python, which the child runs in place of parsing: so every test tries in earnest.
"""

import os
import subprocess
import sys
import time
from contextlib import closing

import psutil
import pytest

from pipelines import settings
from pipelines.asking import send
from pipelines.intake.bounded.children import Children
from pipelines.intake.parsing import parse
from tests import packages

# The bound child does what the file says, and answers with a refusal whose rule is what `said` holds afterwards.
RUNS_THE_FILE = """
from pipelines.intake.bounded import child, limits
from pipelines.intake.findings import Finding
from pipelines.intake.parsing import ParsedFile
def run(name, content):
    space = {"said": "nothing"}
    try:
        exec(content, space)
    except MemoryError:
        raise
    except Exception as error:
        space["said"] = type(error).__name__
    return ParsedFile(name, "0", refusal=Finding(space["said"], "critical", name))
FIRST
child.parse = run
limits.SECONDS = SECONDS
child.GRACE_SECONDS = 2
limits.LIMITS = tuple((what, SECONDS, SECONDS + 1) if what == limits.resource.RLIMIT_CPU else (what, soft, hard)
                      for what, soft, hard in limits.LIMITS)
child.main()
"""
ORDINARY = packages.usual()


def runner(seconds: int = 60, first: str = "") -> Children:
    source = RUNS_THE_FILE.replace("SECONDS, SECONDS + 1", f"{seconds}, {seconds + 1}").replace(
        "= SECONDS", f"= {seconds}"
    )
    return Children([sys.executable, "-c", source.replace("FIRST", first)])


@pytest.fixture(scope="module")
def children():
    with closing(runner()) as running:
        yield running


@pytest.fixture(scope="module")
def without_hook():
    """A child that has only what the kernel holds: nothing of Python stands in the way."""
    with closing(runner(first="limits.sys.addaudithook = lambda _: None")) as running:
        yield running


def said(children: Children, code: str) -> str:
    refusal = children.parse("poging.csv", code.encode()).refusal
    assert refusal is not None
    return refusal.rule


NETWORK = {
    "tcp": "import socket; socket.create_connection(('127.0.0.1', 9), 2); said = 'through'",
    "udp": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53)); said = 'through'",
    "url": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/', timeout=2); said = 'through'",
}
FILES = {
    "write": "open(PATH, 'w').write('x'); said = 'through'",
    "append": "open(PATH, 'ab').close(); said = 'through'",
    "create": "import os; os.close(os.open(PATH, os.O_CREAT | os.O_RDWR)); said = 'through'",
    "folder": "import os; os.mkdir(PATH); said = 'through'",
    "link": "import os; os.symlink('/etc/passwd', PATH); said = 'through'",
    "temporary": "import tempfile; tempfile.TemporaryFile(); said = 'through'",
    "remove": "import os; os.remove(OTHER); said = 'through'",
    "overwrite": "open(OTHER, 'r+b').write(b'x'); said = 'through'",
    "truncate": "import os; os.truncate(OTHER, 0); said = 'through'",
}
PROGRAMS = {
    "run": "import subprocess; subprocess.run(['true']); said = 'through'",
    "system": "import os; said = 'through' if os.system('true') == 0 else 'PermissionError'",
    "exec": "import os; os.execv('/bin/true', ['true'])",
}


@pytest.mark.parametrize("how", NETWORK)
def test_the_network_cannot_be_reached(children, how):
    assert said(children, NETWORK[how]) == "OutOfBounds"


@pytest.mark.parametrize("how", PROGRAMS)
def test_no_program_can_be_started(children, how):
    assert said(children, PROGRAMS[how]) == "OutOfBounds"


def test_no_process_can_be_made_or_ended(children):
    assert said(children, "import os; os.fork(); said = 'through'") == "OutOfBounds"
    assert said(children, "import os; os.kill(os.getppid(), 9); said = 'through'") == "OutOfBounds"


@pytest.mark.parametrize("how", FILES)
def test_nothing_can_be_written(children, tmp_path, how):
    other = tmp_path / "other"
    other.write_bytes(b"as it was")
    code = f"PATH, OTHER = {str(tmp_path / 'made')!r}, {str(other)!r}\n{FILES[how]}"
    assert said(children, code) in {"OutOfBounds", "FileNotFoundError"}
    assert [path.name for path in tmp_path.iterdir()] == ["other"]
    assert other.read_bytes() == b"as it was"


def kernel_has() -> bool:
    """Tell whether this kernel lets a process close itself off: an empty network of its own, and Landlock with signals."""
    asked = (
        "import ctypes; c = ctypes.CDLL(None); print(c.syscall(444, None, 0, 1) >= 6 and c.unshare(0x50000000) == 0)"
    )
    return sys.platform == "linux" and subprocess.check_output([sys.executable, "-c", asked]) == b"True\n"


@pytest.mark.skipif(not kernel_has(), reason="this kernel has no namespaces for users or no Landlock of version 6")
class TestTheKernelAlone:
    """The same with the hook of Python left out: a fault in a library of machine code would pass that hook by."""

    @pytest.mark.parametrize("how", NETWORK)
    def test_the_network_cannot_be_reached(self, without_hook, how):
        assert said(without_hook, NETWORK[how]) in {"PermissionError", "OSError", "URLError"}

    @pytest.mark.parametrize("how", FILES)
    def test_nothing_can_be_written(self, without_hook, tmp_path, how):
        other = tmp_path / "other"
        other.write_bytes(b"as it was")
        code = f"PATH, OTHER = {str(tmp_path / 'made')!r}, {str(other)!r}\n{FILES[how]}"
        assert said(without_hook, code) in {"PermissionError", "OSError", "FileNotFoundError"}
        assert [path.name for path in tmp_path.iterdir()] == ["other"]
        assert other.read_bytes() == b"as it was"

    @pytest.mark.parametrize("how", ["run", "exec"])
    def test_no_program_can_be_started(self, without_hook, how):
        assert said(without_hook, PROGRAMS[how]) == "PermissionError"

    def test_a_process_outside_cannot_be_ended(self, without_hook):
        assert said(without_hook, "import os; os.kill(os.getppid(), 9); said = 'through'") == "PermissionError"

    def test_its_memory_is_never_dumped(self, without_hook):
        code = "import ctypes; said = str(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)); "
        assert (
            said(without_hook, code + "import resource; said += str(resource.getrlimit(resource.RLIMIT_CORE)[1])")
            == "00"
        )


def test_what_is_bound_stays_bound(children):
    code = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40)); said = 'through'"
    assert said(children, code) in {"ValueError", "PermissionError"}


def test_too_much_memory_ends_the_file_with_that_verdict(children):
    assert said(children, "x = b'x' * 1_000_000_000") == "FILE_TOO_HEAVY"
    assert said(children, "x = []\nwhile True: x.append(bytearray(10_000_000))") == "FILE_TOO_HEAVY"
    assert said(children, "import os; os.abort()") == "FILE_TOO_HEAVY"  # how a library of machine code gives up


def test_half_of_the_memory_is_there(children):
    assert said(children, "x = b'x' * 800_000_000; said = 'through'") == "through"


@pytest.mark.parametrize("code", ["while True: pass", "import time; time.sleep(60)"])
def test_too_much_time_ends_the_file_with_that_verdict(code):
    with closing(runner(seconds=1)) as children:
        started = time.monotonic()
        assert said(children, code) == "FILE_TOO_SLOW"
        assert time.monotonic() - started < 15


@pytest.mark.parametrize(
    "code",
    [
        "import os; os._exit(3)",
        "import sys; sys.exit(0)",
        "raise BaseException('geheim')",
        "import os; os._exit(0)",
        "import faulthandler; faulthandler._sigsegv()",
    ],
)
def test_any_other_end_is_a_verdict_too_and_the_next_file_is_read(children, code):
    assert said(children, code) in {"FILE_FAULT", "FILE_TOO_HEAVY"}
    assert said(children, "said = 'through'") == "through"


ENDLESS = """
import os
for handle in range(3, 64):
    try:
        os.write(handle, b"")
        break
    except OSError:
        pass
while True:
    os.write(handle, b"x" * 1_000_000)
"""


def test_an_answer_without_end_is_not_collected():
    with closing(runner(first="child.limits.MEMORY_BYTES = 10_000_000")) as children:
        started = time.monotonic()
        assert said(children, ENDLESS) == "FILE_TOO_SLOW"
        assert time.monotonic() - started < 30
        assert said(children, "said = 'through'") == "through"


@pytest.mark.parametrize("call", ["os.read(0, 1)", "os.write(1, b'x')"])
def test_a_child_cannot_speak_for_the_process_that_made_it(children, call):
    assert said(children, f"import os; {call}; said = 'through'") == "OSError"


def test_of_all_lines_a_child_has_only_its_own(children):
    code = """
import os, stat
def is_line(handle):
    try:
        return stat.S_ISSOCK(os.fstat(handle).st_mode) or stat.S_ISFIFO(os.fstat(handle).st_mode)
    except OSError:
        return False
said = str(sum(map(is_line, range(64))))
"""
    assert said(children, code) == "1"


HALF = "import os, time\nfor handle in range(3, 64):\n    try: os.write(handle, b'\\0\\0')\n    except OSError: pass\n"


def test_half_an_answer_costs_that_file_and_no_other(children, monkeypatch):
    assert said(children, "said = 'through'") == "through"
    with monkeypatch.context() as hurried:
        hurried.setattr("pipelines.intake.bounded.children.SECONDS", 1)
        assert said(children, HALF + "time.sleep(60)") == "FILE_TOO_SLOW"
    assert said(children, HALF + "os._exit(0)") == "FILE_FAULT"
    assert said(children, "said = 'through'") == "through"


def test_a_process_that_was_ended_is_started_again(children):
    assert said(children, "said = 'through'") == "through"
    for process in psutil.Process().children():
        if "child.main()" in " ".join(process.cmdline()):
            process.kill()
    assert said(children, "said = 'through'") == "through"


def test_a_child_ends_with_the_process_that_asked():
    with closing(runner()) as children:
        assert said(children, "said = 'through'") == "through"
        request_of = psutil.Process(children._asked.process.pid)
        send(children._asked.open(), {"verb": "parse", "names": ["x.csv"]}, [b"import time; time.sleep(50)"])
        deadline = time.monotonic() + 10
        while not (busy := request_of.children()) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert busy
    _, alive = psutil.wait_procs(busy, timeout=10)
    assert alive == []


def test_one_poisonous_file_never_stops_the_others_and_leaves_nothing_behind(tmp_path, capfd, monkeypatch):
    """Through the real child: a package that lies, a file of garbage and one in order, with a secret in each."""
    secret = "123456782"
    poison = [
        ("bom.xlsx", packages.packed({"[Content_Types].xml": b"0" * 60_000_000, "xl/workbook.xml": secret})),
        ("rommel.xlsx", b"PK\x03\x04" + secret.encode() + os.urandom(2_000)),
        ("vreemd.csv", f'regio;peildatum\n"{secret};\n'.encode()),
    ]
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with closing(Children()) as children:
        refused = [children.parse(name, content).refusal for name, content in poison]
        good = children.parse("goed.xlsx", ORDINARY)
    assert [one.rule for one in refused][:2] == ["ZIP_RATIO", "ZIP_CORRUPT"]
    assert refused[2] is not None
    assert good.refusal is None
    assert good.tables[0].columns["participants"] == ["12"]
    assert list(tmp_path.iterdir()) == []
    assert list(settings.REPOSITORY.glob("core*")) == []
    said = capfd.readouterr()
    assert secret not in said.out + said.err


def test_a_child_answers_what_parsing_here_would_answer():
    name = "goed.xlsx"
    with closing(Children()) as children:
        assert children.parse(name, ORDINARY) == parse(name, ORDINARY)
