#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define LL_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LL_ASAN 1
#endif
#endif

#ifdef LL_ASAN
#include <sanitizer/asan_interface.h>
#define REDZONE 8
#else
#define ASAN_POISON_MEMORY_REGION(addr, size) ((void)(addr), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(addr, size) ((void)(addr), (void)(size))
#define REDZONE 0
#endif

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1024 * 1024 };

struct ll_arena_block {
	struct ll_arena_block *older;
	size_t size; /* bytes after this header */
};

void (*ll_out_of_memory)(void);

static void end_program(void)
{
	if (ll_out_of_memory) {
		ll_out_of_memory();
	}
	abort();
}

static size_t next_block_size(const struct ll_arena *arena, size_t need)
{
	size_t size = arena->block ? arena->block->size * 2 : FIRST_BLOCK;

	if (size > LARGEST_BLOCK) {
		size = LARGEST_BLOCK;
	}
	return size < need ? need : size;
}

static void add_block(struct ll_arena *arena, size_t need)
{
	size_t size = next_block_size(arena, need);
	struct ll_arena_block *block;

	if (size > SIZE_MAX - sizeof(*block)) {
		end_program();
	}
	block = malloc(sizeof(*block) + size);
	if (!block) {
		end_program();
		return;
	}
	block->older = arena->block;
	block->size = size;
	arena->block = block;
	arena->next = (char *)(block + 1);
	arena->end = arena->next + size;
	ASAN_POISON_MEMORY_REGION(arena->next, size);
}

static size_t padding(const char *at, size_t align)
{
	return (size_t)(-(uintptr_t)at & (align - 1));
}

void *ll_arena_alloc(struct ll_arena *arena, size_t size, size_t align,
		     size_t count)
{
	size_t bytes;
	char *at;

	if (__builtin_mul_overflow(size, count, &bytes) ||
	    bytes > SIZE_MAX / 2) {
		end_program();
	}
	if (!arena->block ||
	    (size_t)(arena->end - arena->next) <
		    bytes + REDZONE + padding(arena->next, align)) {
		add_block(arena, bytes + align + REDZONE);
	}
	at = arena->next + padding(arena->next, align);
	arena->next = at + bytes + REDZONE;
	ASAN_UNPOISON_MEMORY_REGION(at, bytes);
	if (bytes) {
		memset(at, 0, bytes);
	}
	return at;
}

void ll_arena_release(struct ll_arena *arena)
{
	while (arena->block) {
		struct ll_arena_block *older = arena->block->older;

		ASAN_UNPOISON_MEMORY_REGION(arena->block + 1,
					    arena->block->size);
		free(arena->block);
		arena->block = older;
	}
	arena->next = NULL;
	arena->end = NULL;
}

size_t ll_arena_bytes(const struct ll_arena *arena)
{
	size_t bytes = 0;

	for (const struct ll_arena_block *block = arena->block; block;
	     block = block->older) {
		bytes += sizeof(*block) + block->size;
	}
	return bytes;
}

bool ll_arena_extend(struct ll_arena *arena, void *memory, size_t old,
		     size_t wanted)
{
	if (!memory || (char *)memory + old + REDZONE != arena->next ||
	    (size_t)(arena->end - arena->next) < wanted - old) {
		return false;
	}
	ASAN_UNPOISON_MEMORY_REGION((char *)memory + old, wanted - old);
	memset((char *)memory + old, 0, wanted - old);
	arena->next += wanted - old;
	ASAN_POISON_MEMORY_REGION(arena->next - REDZONE, REDZONE);
	return true;
}

void ll_arena_trim(struct ll_arena *arena, void *memory, size_t old,
		   size_t wanted)
{
	if (memory && (char *)memory + old + REDZONE == arena->next) {
		arena->next = (char *)memory + wanted + REDZONE;
		ASAN_POISON_MEMORY_REGION((char *)memory + wanted,
					  old - wanted + REDZONE);
	}
}

/* Small arrays are common: the larger the items, the fewer at first. */
static size_t first_cap(size_t size)
{
	return size <= 16 ? 4 : size <= 64 ? 2 : 1;
}

void *ll_grow(struct ll_arena *arena, void *items, size_t n, size_t *cap,
	      size_t size)
{
	size_t old = *cap;
	void *copy;

	*cap = n ? n * 2 : first_cap(size);
	if (ll_arena_extend(arena, items, old * size, *cap * size)) {
		return items;
	}
	copy = ll_arena_alloc(arena, size, alignof(max_align_t), *cap);
	if (n) {
		memcpy(copy, items, n * size);
	}
	return copy;
}
