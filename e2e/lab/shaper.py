"""
A slow cable: shaper.py DELAY_MS RATE_BPS LOSS_PCT SPACE:DEVICE SPACE:DEVICE

Makes one end of it in each of two network namespaces and carries frames between them. Good until told SIGUSR1; from then on
each direction is late, narrow and loses frames by chance. SIGTERM ends it. In Python because opening such a device takes an
ioctl, which Node has not, and in user space because the kernels of small machines come without netem.
"""
import ctypes
import fcntl
import heapq
import os
import random
import select
import signal
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TAP, IFF_NO_PI = 0x0002, 0x1000
CLONE_NEWNET = 0x40000000
# What does not fit into this much waiting is lost, as in a router.
LONGEST_QUEUE = 2.0

libc = ctypes.CDLL(None, use_errno=True)


def enter(space):
    if libc.setns(space, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), 'setns')


def end_of_cable(place):
    space, device = place.split(':')
    home = os.open('/proc/self/ns/net', os.O_RDONLY)
    there = os.open('/var/run/netns/' + space, os.O_RDONLY)
    enter(there)
    end = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(end, TUNSETIFF, struct.pack('16sH22x', device.encode(), IFF_TAP | IFF_NO_PI))
    enter(home)
    os.close(there)
    os.close(home)
    return end


wanted = [float(sys.argv[1]) / 1000, float(sys.argv[2]), float(sys.argv[3]) / 100]
delay, rate, loss = 0.0, 0.0, 0.0


def slow_down(*_):
    global delay, rate, loss
    delay, rate, loss = wanted
    print('slow', flush=True)


signal.signal(signal.SIGUSR1, slow_down)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
ends = [end_of_cable(place) for place in sys.argv[4:6]]
print('up', flush=True)

under_way = []
free_at = [0.0, 0.0]
count = 0
while True:
    wait = max(0, under_way[0][0] - time.monotonic()) if under_way else None
    readable, _, _ = select.select(ends, [], [], wait)
    now = time.monotonic()
    for at, end in enumerate(ends):
        if end not in readable:
            continue
        for _ in range(64):
            try:
                frame = os.read(end, 65536)
            except BlockingIOError:
                break
            begin = max(now, free_at[at])
            if begin - now > LONGEST_QUEUE or random.random() < loss:
                continue
            free_at[at] = begin + (len(frame) * 8 / rate if rate else 0)
            count += 1
            heapq.heappush(under_way, (free_at[at] + delay, count, 1 - at, frame))
    now = time.monotonic()
    while under_way and under_way[0][0] <= now:
        _, _, at, frame = heapq.heappop(under_way)
        try:
            os.write(ends[at], frame)
        except OSError:
            pass  # nothing is plugged in there
