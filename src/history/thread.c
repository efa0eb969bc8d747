#include "history/thread.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "history/similar.h"
#include "model/part.h"

/* A goal that has a period. */
struct knot {
	size_t record;
	const struct ll_period *period;
	struct ll_thread_link *link;
	bool settled;         /* said by a person: not to be guessed */
	struct knot *later;   /* that continues it, from IDENTITY on */
	struct knot *by_name; /* of the period before, or NULL */
	struct knot *by_title;
	struct knot *name_next; /* the same seen from the earlier one */
	struct knot *title_next;
	const struct ll_pieces *pieces; /* NULL: not asked for yet */
};

struct threader {
	struct ll_arena *scratch;
	const struct ll_org *org;
	struct knot *knot; /* by record */
	size_t n;
	struct knot **by_first; /* by the first day of their periods */
	struct knot **by_last;
	struct ll_map refused; /* "3:17" */
	struct ll_thread_memory *memory;
};

static const struct ll_record *record_of(const struct threader *t,
					 const struct knot *knot)
{
	return &t->org->record[knot->record];
}

static const struct ll_state *state_of(const struct threader *t,
				       const struct knot *knot)
{
	const struct ll_record *record = record_of(t, knot);

	return &t->org->file[record->file].state[record->state];
}

/* ------------------------------------------------------------------- knots */

static int by_first(const void *a, const void *b)
{
	const struct knot *x = *(struct knot *const *)a;
	const struct knot *y = *(struct knot *const *)b;

	return x->period->first.n != y->period->first.n
		       ? x->period->first.n - y->period->first.n
		       : (x > y) - (x < y);
}

static int by_last(const void *a, const void *b)
{
	const struct knot *x = *(struct knot *const *)a;
	const struct knot *y = *(struct knot *const *)b;

	return x->period->last.n != y->period->last.n
		       ? x->period->last.n - y->period->last.n
		       : (x > y) - (x < y);
}

static void add_knots(struct threader *t, struct ll_thread_link *link)
{
	t->knot = LL_NEW(t->scratch, struct knot, t->org->nrecords);
	t->by_first = LL_NEW(t->scratch, struct knot *, t->org->nrecords);
	t->by_last = LL_NEW(t->scratch, struct knot *, t->org->nrecords);
	for (size_t i = 0; i < t->org->nrecords; i++) {
		const struct ll_record *record = &t->org->record[i];
		struct knot *knot = &t->knot[t->n];

		link[i].earlier = LL_NO_RECORD;
		if (record->kind != LL_KIND_GOAL || !record->period.first.n) {
			continue;
		}
		knot->record = i;
		knot->period = &record->period;
		knot->link = &link[i];
		t->by_first[t->n] = knot;
		t->by_last[t->n++] = knot;
	}
	if (t->n) {
		qsort(t->by_first, t->n, sizeof(*t->by_first), by_first);
		qsort(t->by_last, t->n, sizeof(*t->by_last), by_last);
	}
}

static bool is_before(const struct knot *a, const struct knot *b)
{
	return a->period->last.n < b->period->first.n;
}

/* ----------------------------------------------------- what people have said
 */

static void link_stated(struct threader *t, struct ll_thread_link *link)
{
	for (size_t i = 0; i < t->org->nrecords; i++) {
		const struct ll_ref *ref = &t->org->record[i].continues;

		if (ref->text.len && ref->record != LL_NO_RECORD &&
		    ref->record != i) {
			link[i].earlier = ref->record;
			link[i].how = LL_CONTINUES_STATED;
		}
	}
	for (size_t i = 0; i < t->n; i++) {
		t->knot[i].settled =
			record_of(t, &t->knot[i])->continues.text.len > 0;
	}
}

/* NULL: no goal, or one without a period */
static struct knot *knot_of(struct threader *t, size_t record)
{
	for (size_t low = 0, high = t->n; low < high;) {
		size_t at = low + (high - low) / 2;

		if (t->knot[at].record == record) {
			return &t->knot[at];
		}
		if (t->knot[at].record < record) {
			low = at + 1;
		} else {
			high = at;
		}
	}
	return NULL;
}

static ll_str pair_key(struct ll_arena *arena, const struct knot *a,
		       const struct knot *b)
{
	return a < b ? ll_strf(arena, "%zu:%zu", a->record, b->record)
		     : ll_strf(arena, "%zu:%zu", b->record, a->record);
}

static bool is_refused(const struct threader *t, const struct knot *a,
		       const struct knot *b)
{
	return t->refused.nentries &&
	       ll_map_get(&t->refused, pair_key(t->scratch, a, b));
}

static void link_confirmed(struct threader *t)
{
	const struct ll_settings *settings = t->org->settings;

	for (size_t i = 0; i < settings->nidentities; i++) {
		const struct ll_identity_pair *pair = &settings->identity[i];
		struct knot *a =
			knot_of(t, ll_org_find(t->org, LL_STR(""), pair->a));
		struct knot *b =
			knot_of(t, ll_org_find(t->org, LL_STR(""), pair->b));

		if (!a || !b || a == b) {
			continue;
		}
		if (!pair->same) {
			*ll_map_slot(&t->refused, pair_key(t->scratch, a, b)) =
				a;
		} else if (is_before(a, b) && !b->settled) {
			*b->link = (struct ll_thread_link){
				a->record, LL_CONTINUES_CONFIRMED
			};
			b->settled = true;
		} else if (is_before(b, a) && !a->settled) {
			*a->link = (struct ll_thread_link){
				b->record, LL_CONTINUES_CONFIRMED
			};
			a->settled = true;
		}
	}
}

/* --------------------------------------------------------- by a common key */

typedef ll_str (*key_of)(struct threader *t, const struct knot *knot);

static ll_str identity_of(struct threader *t, const struct knot *knot)
{
	ll_str identity = state_of(t, knot)->identity;

	return ll_text_is_placeholder(identity)
		       ? LL_STR("")
		       : ll_utf8_fold(t->scratch, ll_str_trim(identity));
}

/* "2019-02-15_slug" is "slug"; a section has no name but its title. */
static ll_str name_of(struct threader *t, const struct knot *knot)
{
	const struct ll_record *record = record_of(t, knot);
	ll_str stem = ll_path_base(ll_path_stem(record->path));
	size_t at = 0;

	if (record->anchor.len || ll_str_eq_nocase(stem, LL_STR("readme")) ||
	    ll_str_eq_nocase(stem, LL_STR("index"))) {
		return LL_STR("");
	}
	while (at < stem.len && !ll_is_alpha(stem.s[at]) &&
	       !(stem.s[at] & 0x80)) {
		at++;
	}
	return ll_str_lower(t->scratch, ll_str_from_pos(stem, at));
}

static ll_str title_of(struct threader *t, const struct knot *knot)
{
	return ll_str_trim(ll_utf8_fold(t->scratch, record_of(t, knot)->title));
}

/* The goals of the latest period so far that has a key. */
struct holder {
	struct knot *knot;
	size_t n;
};

/* A key within a period. */
static ll_str own_key(struct threader *t, const struct knot *knot, ll_str text)
{
	int32_t days[] = { knot->period->first.n, knot->period->last.n };

	return ll_str_join(t->scratch,
			   (ll_str){ (const char *)days, sizeof(days) }, text,
			   LL_STR(""));
}

/* Goals of one period with the same key are no sign of anything. */
static struct ll_map count_own(struct threader *t, key_of key)
{
	struct ll_map map = ll_map_make(t->scratch);

	for (size_t i = 0; i < t->n; i++) {
		ll_str text = key(t, &t->knot[i]);
		void **slot;

		if (text.len) {
			slot = ll_map_slot(&map, own_key(t, &t->knot[i], text));
			*slot = *slot ? &map : (void *)&t->knot[i];
		}
	}
	return map;
}

static bool is_alone(struct threader *t, const struct ll_map *own,
		     const struct knot *knot, ll_str text)
{
	return ll_map_get(own, own_key(t, knot, text)) == knot;
}

static void hold(struct threader *t, struct ll_map *map, struct knot *knot,
		 ll_str text)
{
	void **slot = ll_map_slot(map, text);
	struct holder *holder = *slot;

	if (!holder) {
		*slot = holder = LL_NEW(t->scratch, struct holder, 1);
	}
	if (!holder->n || holder->knot->period->last.n < knot->period->last.n) {
		holder->n = 0;
	}
	holder->knot = knot;
	holder->n++;
}

/* What a goal has in common with an earlier one; @near: in the period before */
static void find_by(struct threader *t, key_of key, bool near,
		    void (*found)(struct threader *t, struct knot *earlier,
				  struct knot *later))
{
	struct ll_map own = count_own(t, key);
	struct ll_map map = ll_map_make(t->scratch);
	size_t next = 0;

	for (size_t i = 0; i < t->n; i++) {
		struct knot *knot = t->by_first[i];
		ll_str text = key(t, knot);
		struct holder *holder;

		while (next < t->n && is_before(t->by_last[next], knot)) {
			struct knot *earlier = t->by_last[next++];
			ll_str held = key(t, earlier);

			if (held.len) {
				hold(t, &map, earlier, held);
			}
		}
		holder = next && text.len ? ll_map_get(&map, text) : NULL;
		if (holder && holder->n == 1 && is_alone(t, &own, knot, text) &&
		    (!near || holder->knot->period->last.n ==
				      t->by_last[next - 1]->period->last.n)) {
			found(t, holder->knot, knot);
		}
	}
}

static void tie(struct threader *t, struct knot *earlier, struct knot *later,
		enum ll_continues how)
{
	if (earlier && !later->settled && !later->link->how &&
	    !earlier->later && !is_refused(t, earlier, later)) {
		*later->link = (struct ll_thread_link){ earlier->record, how };
		earlier->later = later;
	}
}

static void same_identity(struct threader *t, struct knot *earlier,
			  struct knot *later)
{
	tie(t, earlier, later, LL_CONTINUES_IDENTITY);
}

static void same_name(struct threader *t, struct knot *earlier,
		      struct knot *later)
{
	(void)t;
	later->by_name = earlier;
	earlier->name_next = later;
}

static void same_title(struct threader *t, struct knot *earlier,
		       struct knot *later)
{
	(void)t;
	later->by_title = earlier;
	earlier->title_next = later;
}

/* Name and title lead to different goals, seen from either end. */
static bool is_contested(const struct knot *earlier, const struct knot *later)
{
	return (later->by_name && later->by_title &&
		later->by_name != later->by_title) ||
	       (earlier->name_next && earlier->title_next &&
		earlier->name_next != earlier->title_next);
}

static void link_names(struct threader *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct knot *later = &t->knot[i];

		if (later->by_name && !is_contested(later->by_name, later)) {
			tie(t, later->by_name, later, LL_CONTINUES_NAME);
		}
	}
}

static void link_titles(struct threader *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct knot *later = &t->knot[i];

		if (later->by_title && !is_contested(later->by_title, later)) {
			tie(t, later->by_title, later, LL_CONTINUES_TITLE);
		}
	}
}

/* ------------------------------------------------------------- by a rename */

static void link_renamed(struct threader *t, const struct ll_log *log,
			 const size_t *origin)
{
	struct ll_map by_path = ll_map_make(t->scratch);

	for (size_t i = 0; i < t->n; i++) {
		if (!record_of(t, &t->knot[i])->anchor.len) {
			*ll_map_slot(&by_path,
				     record_of(t, &t->knot[i])->path) =
				&t->knot[i];
		}
	}
	for (size_t i = 0; i < t->n; i++) {
		struct knot *later = &t->knot[i];
		size_t at = origin ? origin[later->record] : later->record;
		const struct ll_timeline *timeline;

		if (at >= log->ntimelines) {
			continue;
		}
		timeline = &log->timeline[at];
		for (size_t k = timeline->nchanges; k-- > 0;) {
			ll_str old_path = timeline->change[k].old_path;
			struct knot *earlier =
				old_path.len ? ll_map_get(&by_path, old_path)
					     : NULL;

			if (earlier && is_before(earlier, later)) {
				tie(t, earlier, later, LL_CONTINUES_RENAMED);
			}
		}
	}
}

/* ---------------------------------------------------------------- by words */

static bool differs_in_identity(struct threader *t, const struct knot *a,
				const struct knot *b)
{
	ll_str x = identity_of(t, a);
	ll_str y = identity_of(t, b);

	return x.len && y.len && !ll_str_eq(x, y);
}

static struct ll_pieces *cut(const struct threader *t,
			     const struct ll_record *record)
{
	struct ll_arena *arena = t->memory->arena;
	struct ll_arena scratch = { 0 };
	struct ll_pieces *pieces = LL_NEW(arena, struct ll_pieces, 1);
	const struct ll_state *state = ll_state_tell(
		&scratch, &t->org->file[record->file], record->state);

	*pieces = ll_pieces_of_words(arena, state->words);
	ll_pieces_sketch(arena, pieces);
	ll_arena_release(&scratch);
	return pieces;
}

static const struct ll_pieces *pieces_of(struct threader *t, struct knot *knot)
{
	struct ll_thread_memory *memory = t->memory;
	const struct ll_state *state = state_of(t, knot);
	ll_str place = { (const char *)&state, sizeof(state) };

	if (!knot->pieces) {
		knot->pieces = ll_map_get(&memory->by_state, place);
	}
	if (!knot->pieces) {
		struct ll_pieces *pieces = cut(t, record_of(t, knot));

		*ll_map_slot(&memory->by_state,
			     ll_str_copy(memory->arena, place)) = pieces;
		knot->pieces = pieces;
	}
	return knot->pieces;
}

static int alike(struct threader *t, struct knot *a, struct knot *b)
{
	const struct ll_pieces *x = pieces_of(t, a);
	const struct ll_pieces *y = pieces_of(t, b);

	return ll_pieces_bound(x, y) < LL_THREAD_ALIKE ? 0
						       : ll_pieces_score(x, y);
}

/* The goals of two periods that nothing else ties. */
struct match {
	struct knot **earlier;
	size_t nearlier;
	struct knot **later;
	size_t nlater;
	uint32_t *best; /* [nearlier + nlater]: index in the other, plus one */
	int *score;
};

static void prefer(struct match *match, size_t at, size_t other, int score)
{
	if (score > match->score[at]) {
		match->score[at] = score;
		match->best[at] = (uint32_t)other + 1;
	}
}

static void compare_all(struct threader *t, struct match *match)
{
	size_t m = match->nearlier;

	match->score = LL_NEW(t->scratch, int, m + match->nlater);
	for (size_t k = 0; k < match->nlater; k++) {
		for (size_t i = 0; i < m; i++) {
			int score =
				alike(t, match->earlier[i], match->later[k]);

			if (score >= LL_THREAD_ALIKE &&
			    !differs_in_identity(t, match->earlier[i],
						 match->later[k])) {
				prefer(match, i, k, score);
				prefer(match, m + k, i, score);
			}
		}
	}
}

/* What all of them say, and how many are the earlier ones. */
static ll_str key_of_match(struct threader *t, const struct match *match)
{
	size_t n = match->nearlier + match->nlater;
	const void **key = LL_NEW(t->scratch, const void *, n + 1);

	for (size_t i = 0; i < n; i++) {
		key[i] = state_of(t,
				  i < match->nearlier
					  ? match->earlier[i]
					  : match->later[i - match->nearlier]);
	}
	key[n] = (const void *)(uintptr_t)match->nearlier;
	return (ll_str){ (const char *)key, (n + 1) * sizeof(key[0]) };
}

/* Two that are each other's best are one; found once for the same words. */
static void link_match(struct threader *t, struct match *match)
{
	struct ll_thread_memory *memory = t->memory;
	size_t m = match->nearlier;
	ll_str key;

	if (!m || !match->nlater || m > LL_THREAD_PAIRS / match->nlater) {
		return;
	}
	key = key_of_match(t, match);
	match->best = ll_map_get(&memory->best, key);
	if (!match->best) {
		match->best =
			LL_NEW(memory->arena, uint32_t, m + match->nlater);
		compare_all(t, match);
		*ll_map_slot(&memory->best, ll_str_copy(memory->arena, key)) =
			match->best;
	}
	for (size_t k = 0; k < match->nlater; k++) {
		size_t i = match->best[m + k];

		if (i && match->best[i - 1] == k + 1) {
			tie(t, match->earlier[i - 1], match->later[k],
			    LL_CONTINUES_SIMILAR);
		}
	}
}

/* Goals from @from on whose periods began on one day, and those before. */
static size_t link_similar_of(struct threader *t, size_t from, size_t *next)
{
	LL_VEC(struct knot *) later = { 0 };
	LL_VEC(struct knot *) earlier = { 0 };
	int32_t first = t->by_first[from]->period->first.n;
	size_t at = from;

	for (; at < t->n && t->by_first[at]->period->first.n == first; at++) {
		if (!t->by_first[at]->settled && !t->by_first[at]->link->how) {
			*LL_PUSH(t->scratch, &later) = t->by_first[at];
		}
	}
	while (*next < t->n && t->by_last[*next]->period->last.n < first) {
		(*next)++;
	}
	for (size_t i = *next;
	     i-- > 0 && t->by_last[i]->period->last.n ==
				t->by_last[*next - 1]->period->last.n;) {
		if (!t->by_last[i]->later) {
			*LL_PUSH(t->scratch, &earlier) = t->by_last[i];
		}
	}
	link_match(t, &(struct match){ .earlier = earlier.item,
				       .nearlier = earlier.n,
				       .later = later.item,
				       .nlater = later.n });
	return at;
}

static void link_similar(struct threader *t)
{
	size_t next = 0;

	for (size_t at = 0; at < t->n;) {
		at = link_similar_of(t, at, &next);
	}
}

/* --------------------------------------------------------------------- all */

/* Whom a person tied a goal to is not to be had by a guess as well. */
static void take_settled(struct threader *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct ll_thread_link *link = t->knot[i].link;
		struct knot *earlier =
			link->how ? knot_of(t, link->earlier) : NULL;

		if (earlier) {
			earlier->later = &t->knot[i];
		}
	}
}

struct ll_thread_link *ll_threads_make(struct ll_arena *arena,
				       const struct ll_org *org,
				       const struct ll_log *log,
				       const size_t *origin,
				       struct ll_thread_memory *memory)
{
	struct ll_arena scratch = { 0 };
	struct ll_thread_memory own = { &scratch, ll_map_make(&scratch),
					ll_map_make(&scratch) };
	struct threader t = { .scratch = &scratch,
			      .org = org,
			      .memory = memory ? memory : &own };
	struct ll_thread_link *link =
		LL_NEW(arena, struct ll_thread_link, org->nrecords);

	t.refused = ll_map_make(&scratch);
	add_knots(&t, link);
	link_stated(&t, link);
	link_confirmed(&t);
	take_settled(&t);
	find_by(&t, identity_of, false, same_identity);
	find_by(&t, name_of, true, same_name);
	find_by(&t, title_of, true, same_title);
	link_names(&t);
	if (log) {
		link_renamed(&t, log, origin);
	}
	link_titles(&t);
	link_similar(&t);
	ll_arena_release(&scratch);
	return link;
}
