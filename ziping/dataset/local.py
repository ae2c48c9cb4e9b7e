"""A folder in, whether it lies on a disk of this machine out: DuckDB's locks do not hold on a network share."""

import os
import sys
from pathlib import Path, PurePosixPath

NETWORK = {
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "lustre", "gpfs",
    "beegfs", "webdav", "davfs",
    "fuse.sshfs", "fuse.glusterfs", "fuse.davfs2", "fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse", "fuse.juicefs",
}  # fmt: skip
MOUNTS = Path("/proc/self/mountinfo")
DRIVE_REMOTE = 4


def share_of(folder: Path) -> str:
    """The kind of network share that a folder lies on, empty for a disk of this machine or where it cannot be told."""
    place = str(folder.resolve())
    if sys.platform == "win32":
        return _windows_share(place)
    if not MOUNTS.is_file():
        return ""
    kind = kind_of_mount(place, MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    return kind if kind in NETWORK else ""


def kind_of_mount(place: str, mounts: str) -> str:
    """The file system of a path by the lines of `/proc/self/mountinfo`: that of the innermost mount."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = left.split(" ")[4].encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
        depth = len(PurePosixPath(point).parts)
        if depth >= best and (place == point or place.startswith(point.rstrip("/") + "/")):
            best, kind = depth, right.split(" ")[0]
    return kind


def _windows_share(place: str) -> str:
    if place.startswith("\\\\") and not place.startswith(("\\\\?\\", "\\\\.\\")):
        return "UNC"
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(place)[0] + "\\"
        return "network drive" if ctypes.windll.kernel32.GetDriveTypeW(drive) == DRIVE_REMOTE else ""
    return ""
