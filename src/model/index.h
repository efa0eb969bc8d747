#ifndef LL_MODEL_INDEX_H
#define LL_MODEL_INDEX_H

/*
 * Index: records by everything that a reference may call them. Made once for
 * an organisation; each lookup is a hash and a short chain.
 */

#include "model/org.h"

/** One record under one key, and the next one there. */
struct ll_index_entry {
	size_t record;
	size_t next; /* index of an entry + 1, or 0 */
};

struct ll_index {
	struct ll_arena *arena;
	LL_VEC(struct ll_index_entry) entry;
	struct ll_map by_name; /* ends of ids and paths, anchors: lower case */
	struct ll_map by_handle; /* handles and aliases: lower case */
	struct ll_map by_title;  /* lower case */
	struct ll_map folder;    /* every folder that holds a file */
	struct ll_map file;      /* path -> index into org->file + 1 */
};

/** ll_index_make() - also fills org->by_id and org->by_path */
const struct ll_index *ll_index_make(struct ll_arena *arena,
				     struct ll_org *org);

/** What is looked for, and what was found. */
struct ll_lookup {
	const struct ll_org *org;
	const struct ll_record *from; /* or NULL */
	ll_str from_path;
	unsigned kinds;    /* what the field can mean: preferred */
	bool strict;       /* and nothing else */
	size_t found;      /* or LL_NO_RECORD */
	size_t *candidate; /* when there are several and none was found */
	size_t ncandidates;
};

/**
 * ll_lookup_run() - the record that @text names
 * @scratch: for keys and candidates
 */
void ll_lookup_run(struct ll_arena *scratch, struct ll_lookup *lookup,
		   ll_str text);

/** ll_org_check_links() - findings about where links lead */
void ll_org_check_links(const struct ll_org *org, struct ll_diags *diags);

/** ll_org_id_near() - ", did you mean 'x'?" for a reference to nothing */
ll_str ll_org_id_near(struct ll_arena *arena, const struct ll_org *org,
		      ll_str text, unsigned kinds);

#endif
