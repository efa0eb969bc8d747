#include "model/index.h"

#include "text/md.h"

static bool is_kind(const struct ll_lookup *l, size_t record)
{
	return l->kinds & (1u << l->org->record[record].kind);
}

/* How near a candidate is to where the reference stands; more is nearer. */
static int nearness(const struct ll_lookup *l, size_t record)
{
	const struct ll_record *to = &l->org->record[record];
	ll_str folder = ll_path_dir(l->from_path);

	if (l->from && to == l->from) {
		return 0; /* nobody means itself while there is another */
	}
	if (l->from && l->from->period.name.len &&
	    ll_str_eq(l->from->period.name, to->period.name)) {
		return 3;
	}
	return ll_str_eq(folder, ll_path_dir(to->path)) ? 2 : 1;
}

/* The one candidate that is nearer than all others, if there is one. */
static void choose(struct ll_lookup *l)
{
	size_t nbest = 0;
	int best = -1;

	for (size_t i = 0; i < l->ncandidates; i++) {
		int near = nearness(l, l->candidate[i]);

		if (near > best) {
			best = near;
			nbest = 0;
		}
		if (near == best) {
			l->candidate[nbest++] = l->candidate[i];
		}
	}
	l->ncandidates = nbest;
	if (nbest == 1) {
		l->found = l->candidate[0];
	}
}

/* Those of one key: of the wanted kinds, else of any. */
static bool take_chain(struct ll_arena *scratch, struct ll_lookup *l,
		       const struct ll_map *map, ll_str key)
{
	const struct ll_index *index = l->org->index;
	size_t first = (size_t)(uintptr_t)ll_map_get(map, key);
	size_t n = 0;
	size_t nwanted = 0;

	for (size_t e = first; e; e = index->entry.item[e - 1].next) {
		n++;
		nwanted += is_kind(l, index->entry.item[e - 1].record);
	}
	if (!nwanted && (l->strict || !n)) {
		return false;
	}
	l->candidate = LL_NEW(scratch, size_t, n);
	l->ncandidates = 0;
	for (size_t e = first; e; e = index->entry.item[e - 1].next) {
		size_t record = index->entry.item[e - 1].record;

		if (!nwanted || is_kind(l, record)) {
			l->candidate[l->ncandidates++] = record;
		}
	}
	choose(l);
	return true;
}

/* "../goals/2026/wait.md#risks" without what only a path needs. */
static ll_str bare(struct ll_arena *scratch, ll_str text)
{
	size_t hash = ll_str_find_char(text, '#');
	ll_str path = ll_str_sub(text, 0, hash);
	ll_str anchor =
		hash == LL_NPOS ? LL_STR("") : ll_str_from_pos(text, hash);

	for (;;) {
		if (ll_str_starts(path, LL_STR("../"))) {
			path = ll_str_from_pos(path, 3);
		} else if (ll_str_starts(path, LL_STR("./"))) {
			path = ll_str_from_pos(path, 2);
		} else if (ll_str_starts(path, LL_STR("/"))) {
			path = ll_str_from_pos(path, 1);
		} else {
			break;
		}
	}
	if (ll_str_ends_nocase(path, LL_STR(".md"))) {
		path.len -= 3;
	}
	if (!path.len && anchor.len) {
		return ll_str_lower(scratch, ll_str_from_pos(anchor, 1));
	}
	return ll_str_lower(scratch,
			    ll_str_join(scratch, path, anchor, LL_STR("")));
}

static bool looks_like_link(ll_str text)
{
	size_t hash = ll_str_find_char(text, '#');

	return ll_str_ends_nocase(ll_str_sub(text, 0, hash), LL_STR(".md")) ||
	       ll_str_find_char(text, '/') != LL_NPOS || hash == 0;
}

static bool follow(struct ll_arena *scratch, struct ll_lookup *l, ll_str text)
{
	struct ll_link_end end;

	if (!looks_like_link(text) || !ll_url_is_relative(text)) {
		return false;
	}
	end = ll_org_follow(scratch, l->org, l->from_path, text);
	if (end.type != LL_LINK_RECORD ||
	    (l->strict && !is_kind(l, end.record))) {
		return false;
	}
	l->found = end.record;
	return true;
}

void ll_lookup_run(struct ll_arena *scratch, struct ll_lookup *l, ll_str text)
{
	const struct ll_index *index = l->org->index;
	bool people =
		l->kinds == ((1u << LL_KIND_PERSON) | (1u << LL_KIND_TEAM));
	size_t id;
	ll_str key;

	l->found = LL_NO_RECORD;
	l->ncandidates = 0;
	text = ll_str_trim(text);
	if (!text.len) {
		return;
	}
	if (text.s[0] == '@') {
		key = ll_str_lower(scratch, ll_str_from_pos(text, 1));
		take_chain(scratch, l, &index->by_handle, key);
		return;
	}
	if (follow(scratch, l, text)) {
		return;
	}
	id = (size_t)(uintptr_t)ll_map_get(&l->org->by_id, text);
	if (id && (!l->strict || is_kind(l, id - 1))) {
		l->found = id - 1;
		return;
	}
	key = bare(scratch, text);
	if ((people && take_chain(scratch, l, &index->by_handle, key)) ||
	    take_chain(scratch, l, &index->by_name, key) ||
	    take_chain(scratch, l, &index->by_title,
		       ll_str_lower(scratch, text)) ||
	    take_chain(scratch, l, &index->by_handle, key)) {
		return;
	}
	/* A heading inside a file that is one record. */
	if (ll_str_find_char(key, '#') != LL_NPOS) {
		ll_str_cut(key, '#', &key, &text);
		take_chain(scratch, l, &index->by_name, key);
	}
}

size_t ll_org_find(const struct ll_org *org, ll_str from_path, ll_str ref)
{
	struct ll_arena scratch = { 0 };
	struct ll_lookup lookup = {
		.org = org,
		.from_path = from_path,
		.kinds = ~0u,
	};

	ll_lookup_run(&scratch, &lookup, ref);
	ll_arena_release(&scratch);
	return lookup.found;
}

static ll_str last_segment(ll_str id)
{
	size_t hash = ll_str_rfind_char(id, '#');

	return hash == LL_NPOS ? ll_path_base(id)
			       : ll_str_from_pos(id, hash + 1);
}

ll_str ll_org_id_near(struct ll_arena *arena, const struct ll_org *org,
		      ll_str text, unsigned kinds)
{
	struct ll_arena scratch = { 0 };
	ll_str *known = LL_NEW(&scratch, ll_str, org->nrecords);
	ll_str word = last_segment(bare(&scratch, text));
	size_t n = 0;
	ll_str hint;

	for (size_t i = 0; i < org->nrecords; i++) {
		if (kinds & (1u << org->record[i].kind)) {
			known[n++] = last_segment(org->record[i].id);
		}
	}
	hint = ll_did_you_mean(arena, word, known, n);
	ll_arena_release(&scratch);
	return hint;
}
