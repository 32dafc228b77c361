#!/bin/sh
# Run a command in a Linux tree with processes, devices and folders of its own: no sound card, no graphics card. The
# mounts are seen by nobody else, and end with the command.
# usage, below unshare --mount --pid --fork:  private_root.sh ROOT [TARGET SOURCE rw|ro]... -- COMMAND...
set -eu
root=$1
shift
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
while [ "$1" != -- ]; do
  mkdir -p "$root$1"
  mount --bind "$2" "$root$1"
  [ "$3" = rw ] || mount -o remount,bind,ro "$root$1"
  shift 3
done
shift
# A network of its own begins without the way to itself, which Python's socketpair on Windows wants.
chroot "$root" ip link set lo up 2>/dev/null || true
exec chroot "$root" "$@"
