"""Where the drafts live."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from model.errors import StoreError
from model.files.data_folder import LOCAL_FILE_SYSTEMS, ensure_data_folder, file_system_of, is_on_network

MOUNTS = rb"""
/dev/sda1 / ext4 rw 0 0
//office/share /home/clerk/my\040share cifs rw 0 0
/dev/sdb1 /home/clerk/my\040share/disk ext4 rw 0 0
server:/home /srv nfs4 rw 0 0
/etc/auto.home /net autofs rw 0 0
server:/all /net/all nfs4 rw 0 0
/dev/sdc1 /media/a\011b\134c\012d\043 vfat rw 0 0
/dev/sdd1 /media/\303\251\377 vfat rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
nonsense
"""


def test_the_named_folder_is_made_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "年报" / "草稿"
    monkeypatch.setenv("NIANBAO_HOME", str(home))
    assert ensure_data_folder() == home
    assert ensure_data_folder().is_dir()
    if sys.platform != "win32":
        assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("named", ["~nosuchuser", "~nosuchuser/drafts"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes any name for a user's")
def test_a_home_of_nobody_is_told(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_HOME", named)
    with pytest.raises(StoreError, match=f"“{named}”：没有这个用户。请改正环境变量 NIANBAO_HOME"):
        ensure_data_folder()


def test_a_folder_that_may_not_be_searched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    monkeypatch.setattr("os.access", lambda *_: False)  # an administrator, who may run these tests, may search any
    with pytest.raises(StoreError, match="没有权限打开存放草稿的文件夹"):
        ensure_data_folder()


@pytest.mark.skipif(sys.platform != "linux", reason="names the folder as Linux desktops do")
def test_without_a_named_folder_the_users_data_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NIANBAO_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert ensure_data_folder() == tmp_path / "nianbao"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for place in ("file", "file/below"):
        monkeypatch.setenv("NIANBAO_HOME", str(tmp_path / place))
        with pytest.raises(StoreError, match=place):
            ensure_data_folder()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/clerk/.local/share/nianbao", "ext4"),
        ("/home/clerk/my share/nianbao", "cifs"),
        ("/home/clerk/my share/disk", "ext4"),
        ("/srv/clerk", "nfs4"),
        ("/net/other", "autofs"),
        ("/net/all/clerk", "nfs4"),
        ("/media/a\tb\\c\nd#/年报", "vfat"),
        ("/media/é\udcff/年报", "vfat"),
        ("/run/user/1000/gvfs/smb-share:server=a,share=b", "fuse.gvfsd-fuse"),
    ],
)
def test_the_innermost_mount_says_what_disk_it_is(folder: str, kind: str) -> None:
    assert file_system_of(Path(folder), MOUNTS) == kind


def test_this_machines_temporary_folder_is_no_network_share(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path)


@pytest.mark.parametrize("kind", ["", "nfs", "cifs", "smb3", "9p", "autofs", "fuse.gvfsd-fuse", "fuse.sshfs", "vboxsf"])
def test_shares_and_unknown_disks_are_no_local_ones(kind: str) -> None:
    assert kind not in LOCAL_FILE_SYSTEMS
