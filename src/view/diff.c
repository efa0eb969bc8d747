#include "view/diff.h"

#include "view/build.h"
#include "view/make.h"

static const struct ll_log no_log;

/* ---- what may be seen of both -------------------------------------------- */

/* A record that one of the states hides is hidden in both. */
static void hide_pairs(const struct ll_view_ends *ends, bool *base, bool *head)
{
	for (size_t i = 0; i < ends->head->nrecords; i++) {
		size_t was = ends->base_of[i];

		if (was != LL_NO_RECORD) {
			head[i] = head[i] || base[was];
			base[was] = head[i];
		}
	}
}

static bool make_sieves(struct ll_arena *arena, const struct ll_view_ends *ends,
			struct ll_audience viewer, struct ll_diags *diags,
			struct ll_sieve *base, struct ll_sieve *head)
{
	struct ll_diags unsaid = { .arena = arena };

	if (!ll_sieve_make(arena, ends->head, ends->log, viewer, NULL, diags,
			   head)) {
		return false;
	}
	ll_sieve_make(arena, ends->base, &no_log, viewer, NULL, &unsaid, base);
	if (head->nhidden || base->nhidden) {
		bool *base_hides = base->hidden;
		bool *head_hides = head->hidden;

		hide_pairs(ends, base_hides, head_hides);
		ll_sieve_make(arena, ends->head, ends->log, viewer, head_hides,
			      &unsaid, head);
		ll_sieve_make(arena, ends->base, &no_log, viewer, base_hides,
			      &unsaid, base);
	}
	return true;
}

/* ---- agreements ---------------------------------------------------------- */

static bool means_other_words(const struct ll_view_change *change)
{
	for (size_t i = 0; change && i < change->nevents; i++) {
		if (change->event[i].type == LL_EVENT_REWORDED ||
		    change->event[i].type == LL_EVENT_RETITLED) {
			return true;
		}
	}
	return false;
}

static bool is_same_person(const struct ll_view_who *a,
			   const struct ll_view_who *b)
{
	if (a->person && b->person) {
		return ll_str_eq(a->person->id, b->person->id);
	}
	return ll_str_eq_nocase(a->name, b->name);
}

/* The name stood there before, and no other day stands with it now. */
static bool is_earlier(const struct ll_view_record *before,
		       const struct ll_view_agreement *now)
{
	for (size_t i = 0; i < before->nagreements; i++) {
		const struct ll_view_agreement *then = &before->agreement[i];

		if (is_same_person(&then->who, &now->who)) {
			return !now->date.n || now->date.n == then->date.n;
		}
	}
	return false;
}

static void add_agreements(struct ll_arena *arena, struct ll_view_diff *diff,
			   struct ll_view_pair *pair)
{
	size_t n = pair->after->nagreements;

	if (!pair->before || !means_other_words(pair->change)) {
		return;
	}
	pair->earlier.item = LL_NEW(arena, struct ll_view_who, n);
	for (size_t i = 0; i < n; i++) {
		if (is_earlier(pair->before, &pair->after->agreement[i])) {
			pair->earlier.item[pair->earlier.n++] =
				pair->after->agreement[i].who;
		}
	}
	diff->nagreements += n;
	diff->nearlier += pair->earlier.n;
}

/* ---- pairs --------------------------------------------------------------- */

struct pairing {
	struct ll_arena *arena;
	struct ll_view_diff *diff;
	const struct ll_view_record **before; /* of each record of head */
	bool *kept;                           /* of each record of base */
};

static void link_records(struct pairing *pairing,
			 const struct ll_view_ends *ends,
			 const struct ll_view_record **base,
			 const struct ll_view_record **head)
{
	const struct ll_view_diff *diff = pairing->diff;

	pairing->before = LL_NEW(pairing->arena, const struct ll_view_record *,
				 diff->head->nrecords);
	pairing->kept = LL_NEW(pairing->arena, bool, diff->base->nrecords);
	for (size_t i = 0; i < ends->head->nrecords; i++) {
		const struct ll_view_record *was =
			ends->base_of[i] == LL_NO_RECORD
				? NULL
				: base[ends->base_of[i]];

		if (was && head[i]) {
			pairing->before[head[i] - diff->head->record] = was;
			pairing->kept[was - diff->base->record] = true;
		}
	}
}

static void add_kept(struct pairing *pairing, enum ll_kind kind)
{
	struct ll_view_diff *diff = pairing->diff;
	const struct ll_view_list *list = &diff->head->by_kind[kind];

	for (size_t i = 0; i < list->n; i++) {
		const struct ll_view_record *record = list->item[i];
		struct ll_view_pair *pair = &diff->pair[diff->npairs++];

		pair->before = pairing->before[record - diff->head->record];
		pair->after = record;
		if (record->nchanges) {
			pair->change = record->change[record->nchanges - 1];
		}
		add_agreements(pairing->arena, diff, pair);
	}
}

static void add_gone(struct pairing *pairing, enum ll_kind kind)
{
	struct ll_view_diff *diff = pairing->diff;
	const struct ll_view_list *list = &diff->base->by_kind[kind];

	for (size_t i = 0; i < list->n; i++) {
		if (!pairing->kept[list->item[i] - diff->base->record]) {
			diff->pair[diff->npairs++].before = list->item[i];
		}
	}
}

static void add_pairs(struct pairing *pairing)
{
	struct ll_view_diff *diff = pairing->diff;

	diff->pair = LL_NEW(pairing->arena, struct ll_view_pair,
			    diff->base->nrecords + diff->head->nrecords);
	for (int kind = 0; kind < LL_NKINDS; kind++) {
		add_kept(pairing, (enum ll_kind)kind);
		add_gone(pairing, (enum ll_kind)kind);
	}
}

/* What the file of settings says is for those alone who may see all. */
static bool settings_differ(const struct ll_view_ends *ends)
{
	const struct ll_file *old =
		ll_source_file(ends->base->source, LL_STR("lodeline.yml"));
	const struct ll_file *new =
		ll_source_file(ends->head->source, LL_STR("lodeline.yml"));

	return !old != !new || (old && !ll_str_eq(old->bytes, new->bytes));
}

struct ll_view_diff *ll_view_diff_make(struct ll_arena *arena,
				       const struct ll_view_ends *ends,
				       struct ll_diags *diags, ll_str name,
				       ll_date today)
{
	struct ll_view_diff *diff = LL_NEW(arena, struct ll_view_diff, 1);
	struct pairing pairing = { .arena = arena, .diff = diff };
	struct ll_diags unsaid = { .arena = arena };
	const struct ll_view_record **base_of;
	const struct ll_view_record **head_of;
	struct ll_viewer viewer = { .audience = name, .today = today };
	struct ll_audience audience;
	struct ll_sieve base;
	struct ll_sieve head;

	if (!ll_audience_make(arena, ends->head->settings, name, &audience) ||
	    !make_sieves(arena, ends, audience, diags, &base, &head)) {
		ll_view_refuse(diags);
		return NULL;
	}
	diff->base = ll_view_build(arena, ends->base, &no_log, &base, &unsaid,
				   &viewer, &base_of);
	diff->head = ll_view_build(arena, ends->head, ends->log, &head, diags,
				   &viewer, &head_of);
	diff->settings_changed =
		ll_audience_is_narrowest(&audience) && settings_differ(ends);
	link_records(&pairing, ends, base_of, head_of);
	add_pairs(&pairing);
	return diff;
}
