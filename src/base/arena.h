#ifndef LL_BASE_ARENA_H
#define LL_BASE_ARENA_H

/*
 * Arena: memory that lives as long as one piece of work.
 *
 * Everything Lodeline computes is allocated from an arena and given back in
 * one go. Memory is zeroed when handed out and never moves. There is no way
 * to give back a single allocation. Running out of memory does not return:
 * the hook ll_out_of_memory() is called, then the program ends.
 */

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>

struct ll_arena_block;

/** An arena. All zero is a valid empty one; needs ll_arena_release(). */
struct ll_arena {
	struct ll_arena_block *block; /* newest first */
	char *next;                   /* first free byte of the newest block */
	char *end;
};

/**
 * ll_arena_alloc() - zeroed memory for @count objects
 * @size:  bytes of one object, at least 1
 * @align: a power of two
 * @count: may be 0: the result is then not NULL but must not be read
 *
 * Errors: none; ends the program when memory runs out or size * count wraps.
 */
void *ll_arena_alloc(struct ll_arena *arena, size_t size, size_t align,
		     size_t count);

/**
 * ll_arena_extend() - make the newest allocation longer where it stands
 * @memory: from ll_arena_alloc()
 * @old:    bytes it has now
 * @wanted: bytes it should have, at least @old; the new ones are zeroed
 *
 * Returns false, having changed nothing, where it is not the newest or there
 * is no room behind it.
 */
bool ll_arena_extend(struct ll_arena *arena, void *memory, size_t old,
		     size_t wanted);

/**
 * ll_arena_trim() - give back the end of the newest allocation
 * @memory: from ll_arena_alloc()
 * @old:    bytes it has now
 * @wanted: bytes to keep
 *
 * Does nothing where it is not the newest.
 */
void ll_arena_trim(struct ll_arena *arena, void *memory, size_t old,
		   size_t wanted);

/** ll_arena_release() - give everything back; the arena is empty again */
void ll_arena_release(struct ll_arena *arena);

/** ll_arena_bytes() - bytes held from the system, for --trace */
size_t ll_arena_bytes(const struct ll_arena *arena);

/** LL_NEW() - @n zeroed objects of @type */
#define LL_NEW(arena, type, n)                                                 \
	((type *)ll_arena_alloc((arena), sizeof(type), alignof(type), (n)))

/**
 * ll_grow() - an array with more room, for LL_PUSH()
 * @items: extended where it stands if it can be, else copied
 * @cap:   capacity in objects; doubled on return
 */
void *ll_grow(struct ll_arena *arena, void *items, size_t n, size_t *cap,
	      size_t size);

/** LL_VEC() - a growable array: item[0..n) */
#define LL_VEC(type)                                                           \
	struct {                                                               \
		type *item;                                                    \
		size_t n;                                                      \
		size_t cap;                                                    \
	}

/** LL_PUSH() - pointer to one more zeroed item at the end of @vec */
#define LL_PUSH(arena, vec)                                                    \
	((vec)->n == (vec)->cap                                                \
		 ? (void)((vec)->item =                                        \
				  ll_grow((arena), (vec)->item, (vec)->n,      \
					  &(vec)->cap, sizeof *(vec)->item))   \
		 : (void)0,                                                    \
	 &(vec)->item[(vec)->n++])

/**
 * ll_out_of_memory - called once when memory runs out, before the end
 *
 * The command line sets it to print a line and exit with 3; it must not
 * return. NULL means abort().
 */
extern void (*ll_out_of_memory)(void);

#endif
