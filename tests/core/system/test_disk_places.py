"""What is known of the place where a store lies, and that it is told once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from db.store.store import Store
from vqdesk.diagnostics import told_places
from vqdesk.diagnostics.told_places import untold_places
from vqdesk.messages.catalogue import told
from vqdesk.system import disk_places
from vqdesk.system.disk_places import DiskPlace, Volume, find_places, linux_volume, windows_volume

MOUNTS = r"""
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:50 / /mnt/van\040phong rw shared:9 - cifs //server/vp rw
31 22 8:17 / /media/lan/USB rw - vfat /dev/sdb1 rw
32 22 8:33 / /media/lan/STICK rw - exfat /dev/sdc1 rw
33 22 8:49 / /media/lan/O rw - ext4 /dev/sdd1 rw
34 22 0:51 / /srv/nfs rw - nfs4 server:/x rw
35 34 8:2 /y /srv/nfs/local rw - ext4 /dev/sda2 rw
broken
"""


@pytest.fixture
def usual(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(variable, raising=False)


def on_volume(monkeypatch: pytest.MonkeyPatch, volume: Volume) -> None:
    monkeypatch.setattr(disk_places, "linux_volume", lambda _folder: volume)
    monkeypatch.setattr(disk_places, "windows_volume", lambda _folder: volume)


@pytest.mark.parametrize(
    ("folder", "system", "is_remote"),
    [
        ("/home/lan", "ext4", False),
        ("/mnt/van phong/kho", "cifs", True),
        ("/mnt/van phong 2", "ext4", False),
        ("/media/lan/USB", "vfat", False),
        ("/media/lan/STICK/a/b", "exfat", False),
        ("/srv/nfs/x", "nfs4", True),
        ("/srv/nfs/local/x", "ext4", False),
    ],
)
def test_linux_tells_by_what_is_mounted(tmp_path: Path, folder: str, system: str, is_remote: bool) -> None:
    found = linux_volume(Path(folder), MOUNTS, tmp_path)
    assert (found.system, found.is_remote, found.is_removable) == (system, is_remote, False)


def test_of_a_partition_its_disk_tells_whether_it_can_be_pulled(tmp_path: Path) -> None:
    (tmp_path / "8:49").mkdir()
    (tmp_path / "removable").write_text("1\n", encoding="ascii")
    assert linux_volume(Path("/media/lan/O"), MOUNTS, tmp_path).is_removable
    (tmp_path / "removable").write_text("0\n", encoding="ascii")
    assert not linux_volume(Path("/media/lan/O"), MOUNTS, tmp_path).is_removable


@pytest.mark.parametrize(
    ("answer", "volume"),
    [
        ((3, "NTFS", "Windows"), Volume("ntfs", "windows")),
        ((4, "NTFS", ""), Volume("ntfs", "", is_remote=True)),
        ((2, "FAT32", "KINGSTON"), Volume("fat32", "kingston", is_removable=True)),
    ],
)
def test_windows_tells_by_the_drive(
    monkeypatch: pytest.MonkeyPatch, answer: tuple[int, str, str], volume: Volume
) -> None:
    monkeypatch.setattr(disk_places, "_ask_windows", lambda _folder: answer)
    assert windows_volume(Path("x")) == volume


@pytest.mark.parametrize(
    ("volume", "places"),
    [
        (Volume("ext4"), []),
        (Volume("ntfs"), []),
        (Volume("cifs", is_remote=True), [DiskPlace("network")]),
        (Volume("vfat", is_removable=True), [DiskPlace("fat", "FAT")]),
        (Volume("exfat"), [DiskPlace("fat", "exfat")]),
        (Volume("ntfs", is_removable=True), [DiskPlace("removable")]),
        (Volume("fat32", "google drive"), [DiskPlace("synced", "Google Drive")]),
    ],
)
def test_what_is_to_be_known_of_a_volume(
    usual: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, volume: Volume, places: list[DiskPlace]
) -> None:
    on_volume(monkeypatch, volume)
    assert find_places(tmp_path / "a.vqd") == places


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive/kho", "OneDrive"),
        ("OneDrive - UBND xã Thử", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("GoogleDrive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Một ổ OneDrive cũ", ""),
        ("Google", ""),
        ("Dropbox cũ", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    usual: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, program: str
) -> None:
    on_volume(monkeypatch, Volume())
    (tmp_path / folder).mkdir(parents=True)
    found = find_places(tmp_path / folder / "a.vqd")
    assert found == ([DiskPlace("synced", program)] if program else [])


def test_a_synchronised_folder_is_known_by_a_variable_and_by_marks(
    usual: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_volume(monkeypatch, Volume())
    (tmp_path / "Mây" / "kho").mkdir(parents=True)
    store = tmp_path / "Mây" / "kho" / "a.vqd"
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Mây"))
    assert find_places(store) == [DiskPlace("synced", "OneDrive")]
    assert find_places(tmp_path / "a.vqd") == []
    monkeypatch.delenv("OneDriveCommercial")
    (tmp_path / "Mây" / ".nextcloudsync.log").touch()
    assert find_places(store) == [DiskPlace("synced", "Nextcloud")]


@pytest.mark.skipif(sys.platform != "linux", reason="the table of Linux")
def test_this_machine_tells_something() -> None:
    assert linux_volume(Path(__file__).parent).system


@pytest.mark.parametrize("kind", ["network", "synced", "fat", "removable"])
def test_it_is_told_once_for_each_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    place = DiskPlace(kind, "Dropbox")
    monkeypatch.setattr(told_places, "find_places", lambda _file: [place])
    with Store.open(tmp_path / "a.vqd") as store:
        (notice,) = untold_places(store)
        assert "hãy" in told(notice, "vi")
        assert untold_places(store) == []
    (tmp_path / "khác").mkdir()
    (tmp_path / "a.vqd").rename(tmp_path / "khác" / "a.vqd")
    with Store.open(tmp_path / "khác" / "a.vqd") as store:
        assert len(untold_places(store)) == 1


@pytest.mark.usefixtures("usual")
def test_a_path_that_the_system_cannot_follow_is_taken_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: object) -> str:
        raise OSError("planted")

    monkeypatch.setattr("os.path.realpath", refuse)
    on_volume(monkeypatch, Volume("exfat"))
    monkeypatch.setenv("OneDrive", str(tmp_path / "OneDrive"))
    assert find_places(tmp_path / "kho.vqd") == [DiskPlace("fat", "exfat")]
    assert find_places(tmp_path / "OneDrive" / "kho.vqd") == [DiskPlace("synced", "OneDrive")]
