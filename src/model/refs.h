#ifndef LL_MODEL_REFS_H
#define LL_MODEL_REFS_H

/*
 * References as they are written: read out of metadata and prose, not yet
 * looked up (model/resolve.c does that). Every ll_ref.record is LL_NO_RECORD.
 */

#include "model/org.h"
#include "model/part.h"

/** References under construction. */
struct ll_ref_list {
	struct ll_ref *item;
	size_t n;
	size_t cap;
};

struct ll_refs ll_ref_list_refs(const struct ll_ref_list *list);
struct ll_ref ll_ref_make(ll_str text, ll_str label, int line);

/**
 * ll_refs_add_value() - what a metadata value refers to
 * @people: names and handles: "@a and @b", "Priya, Tom"
 *
 * Links and mentions where there are any, else words between commas. A
 * placeholder ("TBD") is nothing; of an e-mail address only what stands before
 * the '@' is kept.
 */
void ll_refs_add_value(struct ll_arena *arena, struct ll_ref_list *list,
		       const struct ll_value *value, bool people);

/** ll_refs_add_text() - the same for plain text */
void ll_refs_add_text(struct ll_arena *arena, struct ll_ref_list *list,
		      ll_str text, int line, bool people);

/** ll_refs_add_nodes() - links and mentions of the blocks [first, end) */
void ll_refs_add_nodes(struct ll_arena *arena, struct ll_ref_list *list,
		       const struct ll_md_node *first,
		       const struct ll_md_node *end);

/** ll_part_refs() - of every entry of @field */
struct ll_refs ll_part_refs(struct ll_arena *arena, const struct ll_part *part,
			    enum ll_field field, bool people);

/** ll_part_ref() - the first of them, or one with the text "" */
struct ll_ref ll_part_ref(struct ll_arena *arena, const struct ll_part *part,
			  enum ll_field field, bool people);

/** ll_handle_at() - bytes of the handle behind the '@' at @at, or 0 */
size_t ll_handle_at(ll_str text, size_t at);

/** A sentence that says who does something by when. */
struct ll_task {
	ll_str text; /* without owner, dates and status */
	struct ll_refs owner;
	ll_date due;
	ll_date done_on;
	bool done;
	bool dropped;
};

/**
 * ll_task_parse() - "Answer within a day (@tom, due 2026-05-01)"
 *
 * Reads brackets, "due 2026-05-01", "by 2026-05-01", "done 2026-04-30" and
 * handles at the end, and a handle at the start; a handle elsewhere is the
 * owner when there is no other, and stays in the text.
 */
struct ll_task ll_task_parse(struct ll_arena *arena, ll_str text, int line);

#endif
