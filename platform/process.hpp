#pragma once

#include <cstddef>

namespace b2go::platform {

/// Keeps keys in memory off the disk and away from other programs: no core files, no debugger of
/// the same user; and files made from now on away from other users. Keeps files and libraries off
/// the standard streams, which are the program's own. What is written to a reader or a peer who has
/// gone fails as any write and does not end the program. Call first in main. Throws
/// Fault{environment} if the system refuses.
void harden_process();

/// One heap for all threads, which grows by a megabyte at a time and keeps what the next message
/// will need again: the C library's heaps of single threads grow and shrink page by page, a system
/// call each, thousands of them in a sync. Call in main, before there are other threads.
void settle_heap();

/// Raises the number of files and connections this process may have open towards `wanted`, as far
/// as the system allows; returns what it then is.
std::size_t raise_open_files(std::size_t wanted);

/// Bytes this process may lock in memory, so that keys are never swapped out.
[[nodiscard]] std::size_t lockable_bytes();

/// Enough for every key a program holds at once (each takes a guarded page).
inline constexpr std::size_t kNeededLockableBytes = std::size_t{256} * 1024;

} // namespace b2go::platform
