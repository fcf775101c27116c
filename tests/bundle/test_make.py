"""The folder for offices without a network: what Windows alone needs, and its installers."""

import zipfile
from pathlib import Path

import pytest

from tests.bundle import make

WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}


def wheel(folder: Path, name: str, *needs: str) -> None:
    head = "\n".join(
        ("Metadata-Version: 2.1", f"Name: {name}", *(f"Requires-Dist: {n}" for n in needs))
    )
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as package:
        package.writestr(f"{name}-1.0.dist-info/METADATA", f"{head}\n\n")


@pytest.mark.parametrize(
    ("environment", "names"), [(WINDOWS, {"colorama", "psutil>=6"}), (LINUX, set())]
)
def test_what_another_system_needs_is_known(
    tmp_path: Path, environment: dict[str, str], names: set[str]
) -> None:
    wheel(tmp_path, "a", "B_b", 'psutil>=6; sys_platform != "linux"', 'x; extra == "more"')
    wheel(tmp_path, "b_b", 'colorama; platform_system == "Windows"', 'old; python_version < "3"')
    assert make.lacking(tmp_path, "3.12", environment) == names


@pytest.mark.parametrize(
    ("name", "start"), [("cai-dat.sh", "exec python3 -m pip"), ("cai-dat.bat", "@py -m pip")]
)
def test_one_line_installs_from_the_folder_alone(name: str, start: str) -> None:
    line = make.INSTALLERS[name].splitlines()[-1]
    assert line.startswith(f"{start} install --no-index --find-links ")
    assert '"caichcli[all]"' in line
