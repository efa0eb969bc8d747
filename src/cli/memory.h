#ifndef LL_CLI_MEMORY_H
#define LL_CLI_MEMORY_H

/*
 * The allocator of the release build is jemalloc: what libgit2, zlib and two
 * threads ask of malloc() takes a sixth of a build less than with that of the
 * C library. The sanitizers of the debug build bring their own.
 */

/** ll_memory_trim() - a phase has ended: give the system what it needed */
void ll_memory_trim(void);

#endif
