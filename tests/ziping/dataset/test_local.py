"""A network share is refused, as the system tells of it."""

from pathlib import Path

import pytest

from schemas.errors import UsageError
from ziping.dataset import local
from ziping.dataset.dataset import open_dataset
from ziping.dataset.local import kind_of_mount

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
25 22 0:23 / /proc rw,nosuid - proc proc rw
40 22 0:40 / /mnt/省厅 rw,relatime shared:30 - nfs4 10.0.0.2:/export rw,vers=4.2,addr=10.0.0.2
41 40 254:16 / /mnt/省厅/本机 rw,relatime - xfs /dev/vdb rw
42 22 0:41 / /mnt/my\040share rw,relatime - cifs //server/自评\0402022 rw,vers=3.1.1
43 22 0:42 / /srv/a/远程 rw,nosuid,nodev,relatime shared:55 - fuse.sshfs a@b:/data rw,user_id=1000
44 22 0:43 / /mnt/a\134b rw - fuse.rclone remote: rw
45 22 0:44 / /data rw - overlay overlay rw,lowerdir=/a
46 45 0:45 / /data rw - nfs old:/data rw,vers=3
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/", "ext4"),
        ("/srv/a", "ext4"),
        ("/mnt/省厅", "nfs4"),
        ("/mnt/省厅/2022/数据", "nfs4"),
        ("/mnt/省厅2", "ext4"),
        ("/mnt/省厅/本机/x", "xfs"),
        ("/mnt/my share/x", "cifs"),
        ("/srv/a/远程/x", "fuse.sshfs"),
        ("/mnt/a\\b/x", "fuse.rclone"),
        ("/data/x", "nfs"),  # the last one mounted there hides the others
    ],
)
def test_kind_of_mount(place: str, kind: str) -> None:
    assert kind_of_mount(place, MOUNTS.strip()) == kind


@pytest.mark.parametrize("create", [False, True])
def test_a_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, create: bool) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 254:0 / / rw - ext4 /dev/vda1 rw\n40 22 0:40 / {tmp_path}/share rw - nfs4 x:/y rw\n")
    monkeypatch.setattr(local, "MOUNTS", mounts)
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    for place in ("share/数据", "link/数据"):
        with pytest.raises(UsageError, match="PostgreSQL") as caught:
            open_dataset(tmp_path / place, create=create)
        assert caught.value.code == "E_DATASET_SHARE"
    assert list((tmp_path / "share").iterdir()) == []
    open_dataset(tmp_path / "here", create=True)
