#include "io/git_internal.h"

#include <stdlib.h>

/*
 * Tags: where on the published line the commits stand that they name. Each
 * commit belongs to the first one of the line that reaches it, so the commits
 * are walked once, whatever the number of tags.
 */

struct places {
	struct ll_reading *reading;
	uint32_t *place; /* of each row: commits of the line to the first that
			    has it, the oldest is 1; 0 for none */
	LL_VEC(uint32_t) stack;
};

static void take(struct places *places, size_t row, uint32_t place)
{
	if (!places->place[row]) {
		places->place[row] = place;
		*LL_PUSH(places->reading->scratch, &places->stack) =
			(uint32_t)row;
	}
}

static void take_all(struct places *places, size_t row, uint32_t place)
{
	const struct ll_commits *commits = places->reading->commits;

	take(places, row, place);
	while (places->stack.n) {
		const struct ll_row *at =
			&commits->row[places->stack.item[--places->stack.n]];

		for (size_t i = 0; i < at->nparents; i++) {
			take(places, commits->parent[at->first_parent + i],
			     place);
		}
	}
}

static void find_places(struct places *places, const struct ll_line *line)
{
	struct ll_reading *reading = places->reading;

	places->place =
		LL_NEW(reading->scratch, uint32_t, reading->commits->nrows);
	for (size_t i = line->n; i-- > 0;) {
		take_all(places, line->row[i], (uint32_t)(line->n - i));
	}
}

/* Landings up to the last that is on or before @place. */
static size_t count_landings(const struct places *places, uint32_t place)
{
	const struct ll_reading *reading = places->reading;
	size_t after = 0;

	while (after < reading->found.n &&
	       places->place[reading->found.item[after].row] > place) {
		after++;
	}
	return reading->found.n - after;
}

static void look_up(const struct places *places, const struct ll_line *line,
		    struct ll_tag *tag)
{
	struct ll_reading *reading = places->reading;
	ll_str name = ll_str_join(reading->scratch, LL_STR("refs/tags/"),
				  tag->name, LL_STR(""));
	struct ll_oid commit;
	git_oid id;
	uint32_t place;
	size_t row;

	if (git_reference_name_to_id(&id, reading->git->repo,
				     ll_str_zero(reading->scratch, name)) ||
	    !ll_git_peel(reading->git, id, &commit)) {
		return;
	}
	tag->is_here = true;
	row = ll_commits_find(reading->commits, &commit);
	place = row == LL_NPOS ? 0 : places->place[row];
	if (place) {
		tag->is_published = true;
		tag->nlandings = count_landings(places, place);
		tag->time =
			reading->commits->row[line->row[line->n - place]].time;
	}
}

static bool is_wanted(const struct ll_org_handle *handle, ll_str name)
{
	for (size_t i = 0; i < handle->ntags; i++) {
		if (ll_str_eq(handle->tag[i], name)) {
			return true;
		}
	}
	return false;
}

static int by_name(const void *a, const void *b)
{
	return ll_str_cmp(((const struct ll_tag *)a)->name,
			  ((const struct ll_tag *)b)->name);
}

static void list_tags(struct ll_reading *reading, struct ll_source *source)
{
	struct ll_arena *arena = reading->handle->arena;
	git_strarray names = { 0 };

	if (git_tag_list(&names, reading->git->repo)) {
		return;
	}
	source->tag = LL_NEW(arena, struct ll_tag, names.count);
	source->ntags = names.count;
	for (size_t i = 0; i < names.count; i++) {
		source->tag[i].name =
			ll_str_copy(arena, ll_str_from(names.strings[i]));
	}
	if (names.count) {
		qsort(source->tag, source->ntags, sizeof(*source->tag),
		      by_name);
	}
	git_strarray_dispose(&names);
}

void ll_tags_read(struct ll_reading *reading, struct ll_source *source)
{
	struct places places = { .reading = reading };
	struct ll_line line =
		ll_line_make(reading->scratch, reading->git, reading->commits);

	find_places(&places, &line);
	list_tags(reading, source);
	for (size_t i = 0; i < source->ntags; i++) {
		if (is_wanted(reading->handle, source->tag[i].name)) {
			look_up(&places, &line, &source->tag[i]);
		}
	}
}

void ll_org_ask_tags(struct ll_org_handle *handle, const ll_str *name, size_t n)
{
	handle->tag = name;
	handle->ntags = n;
}
