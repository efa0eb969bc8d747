#include "base/buf.h"
#include "site/diff_internal.h"
#include "site/say.h"
#include "site/sentence.h"

enum { NAMES_SHOWN = 8, KEY_BYTES = 4000 };

/* One event that several records have in common. */
struct common {
	const struct ll_view_change *change; /* of the first */
	const struct ll_view_event *event;
	LL_VEC(const struct ll_view_record *) record;
};

static void add_part(struct ll_buf *key, ll_str text)
{
	ll_buf_add_long(key, (long)text.len);
	ll_buf_add_char(key, ':');
	ll_buf_add(key, text);
}

/* Which words went and came; what stands around them does not count. */
static void add_words(struct ll_buf *key, const struct ll_view_change *change)
{
	for (size_t i = 0; i < change->nspans && key->len < KEY_BYTES; i++) {
		const struct ll_view_span *span = &change->span[i];

		if (span->kind == LL_VIEW_REMOVED ||
		    span->kind == LL_VIEW_ADDED) {
			ll_buf_add_char(key, span->kind == LL_VIEW_ADDED ? '+'
									 : '-');
			add_part(key, ll_str_trim(span->text));
		}
	}
}

/* Equal for the same thing said of two records; "" where it is each one's
 * own. */
static ll_str key_of(struct ll_arena *arena,
		     const struct ll_view_change *change,
		     const struct ll_view_event *event)
{
	struct ll_buf key = ll_buf_make(arena);

	if (event->type == LL_EVENT_CREATED ||
	    event->type == LL_EVENT_DELETED ||
	    event->type == LL_EVENT_RENAMED || event->type == LL_EVENT_AGREED ||
	    event->type == LL_EVENT_AGREEMENT_WITHDRAWN ||
	    event->type == LL_EVENT_PROGRESS_REPORTED) {
		return LL_STR("");
	}
	add_part(&key, ll_kind_word(change->kind));
	add_part(&key, ll_event_word(event->type));
	add_part(&key, event->field);
	add_part(&key, event->old_text);
	add_part(&key, event->new_text);
	if (event->type == LL_EVENT_REWORDED) {
		add_words(&key, change);
	}
	return key.len < KEY_BYTES ? ll_buf_done(&key) : LL_STR("");
}

static void gather(struct ll_differ *differ)
{
	for (size_t i = 0; i < differ->diff->npairs; i++) {
		const struct ll_view_pair *pair = &differ->diff->pair[i];
		const struct ll_view_change *change = pair->change;

		for (size_t k = 0;
		     pair->before && change && k < change->nevents; k++) {
			const struct ll_view_event *event = &change->event[k];
			ll_str key = key_of(differ->arena, change, event);
			void **slot = key.len ? ll_map_slot(&differ->told, key)
					      : NULL;
			struct common *common = slot ? *slot : NULL;

			if (slot && !common) {
				common =
					LL_NEW(differ->arena, struct common, 1);
				common->change = change;
				common->event = event;
				*slot = common;
			}
			if (common) {
				*LL_PUSH(differ->arena, &common->record) =
					pair->after;
			}
		}
	}
}

static ll_str names_of(struct ll_arena *arena, const struct common *common)
{
	struct ll_buf out = ll_buf_make(arena);
	size_t n = common->record.n;
	size_t shown = n > NAMES_SHOWN ? NAMES_SHOWN : n;

	for (size_t i = 0; i < shown; i++) {
		ll_buf_add(&out, i ? LL_STR("; ") : LL_STR(""));
		ll_buf_add(&out,
			   ll_clip(arena, common->record.item[i]->title, 80));
	}
	if (shown < n) {
		ll_buf_addf(&out, "; and %zu more", n - shown);
	}
	return ll_buf_done(&out);
}

static const struct ll_diff_kind *kind_row(enum ll_kind kind)
{
	size_t i = 0;

	while (i + 1 < LL_NDIFF_KINDS && ll_diff_kind[i].kind != kind) {
		i++;
	}
	return &ll_diff_kind[i];
}

static void add_common(struct ll_differ *differ, struct ll_diff_group *group,
		       const struct common *common)
{
	struct ll_diff_item *item = LL_PUSH(differ->arena, &group->item);
	struct ll_dict *dict = ll_dict_make(differ->arena);
	struct ll_say say = ll_say_in(differ->page, dict);

	ll_sentence_event(&say, common->change, common->event);
	item->title =
		ll_strf(differ->arena, "%zu %s: %" LL_FMT, common->record.n,
			kind_row(common->change->kind)->many,
			LL_ARG(ll_say_plain(differ->arena, dict)));
	item->place = LL_STR("");
	item->tag = LL_STR("");
	item->nrecords = common->record.n;
	item->say = LL_NEW(differ->arena, ll_str, 1);
	item->say[item->nsays++] = names_of(differ->arena, common);
	if (common->event->type == LL_EVENT_REWORDED) {
		ll_diff_shorten(differ->arena, common->change->span,
				common->change->nspans, item);
	}
}

/* One line for what the history found to be the same everywhere. */
static void add_alike(struct ll_differ *differ, struct ll_diff_group *group)
{
	struct ll_diff_item item = { .place = LL_STR(""), .tag = LL_STR("") };
	const struct ll_view_change *first = NULL;
	struct ll_dict *dict = ll_dict_make(differ->arena);
	struct ll_say say = ll_say_in(differ->page, dict);

	for (size_t i = 0; i < differ->diff->npairs; i++) {
		if (ll_diff_is_bulk(&differ->diff->pair[i])) {
			const struct ll_view_change *change =
				differ->diff->pair[i].change;

			first = first && first->nevents ? first : change;
			item.nrecords++;
		}
	}
	if (!first) {
		return;
	}
	item.title = ll_strf(differ->arena,
			     "%zu records: changed together, in the same way",
			     item.nrecords);
	ll_sentence_first(&say, first);
	item.say = LL_NEW(differ->arena, ll_str, 1);
	if (first->nevents) {
		item.say[item.nsays++] = ll_strf(
			differ->arena, "For example %" LL_FMT ": %" LL_FMT,
			LL_ARG(ll_clip(differ->arena, first->title, 80)),
			LL_ARG(ll_say_plain(differ->arena, dict)));
		ll_diff_shorten(differ->arena, first->span, first->nspans,
				&item);
	}
	*LL_PUSH(differ->arena, &group->item) = item;
}

/* The same turn of health of many goals; others are told with their goal. */
static void add_healths(struct ll_differ *differ, struct ll_diff_group *group)
{
	const struct ll_view_diff *diff = differ->diff;

	for (size_t i = 0; i < diff->npairs; i++) {
		const struct ll_view_pair *pair = &diff->pair[i];

		if (ll_diff_effect_of(diff, pair).health) {
			differ->health[pair->before->health]
				      [pair->after->health]++;
		}
	}
	for (int from = 0; from < LL_NHEALTHS; from++) {
		for (int to = 0; to < LL_NHEALTHS; to++) {
			size_t n = differ->health[from][to];

			if (n < LL_DIFF_MANY) {
				continue;
			}
			*LL_PUSH(differ->arena,
				 &group->item) = (struct ll_diff_item){
				.title =
					ll_strf(differ->arena,
						"%zu goals: health is now "
						"%" LL_FMT ", was %" LL_FMT,
						n,
						LL_ARG(ll_diff_health(
							differ->arena,
							(enum ll_health)to)),
						LL_ARG(ll_diff_health(
							differ->arena,
							(enum ll_health)from))),
				.place = LL_STR(""),
				.tag = LL_STR(""),
			};
		}
	}
}

void ll_diff_bulk(struct ll_differ *differ, struct ll_diff_group *group)
{
	differ->told = ll_map_make(differ->arena);
	gather(differ);
	add_alike(differ, group);
	for (size_t i = 0; i < differ->told.nentries; i++) {
		const struct common *common = differ->told.entry[i].value;

		if (common->record.n >= LL_DIFF_MANY) {
			add_common(differ, group, common);
		} else {
			differ->told.entry[i].value = NULL;
		}
	}
	add_healths(differ, group);
}

struct ll_view_change ll_diff_rest(const struct ll_differ *differ,
				   const struct ll_view_change *change)
{
	struct ll_view_change rest = *change;

	rest.event =
		LL_NEW(differ->arena, struct ll_view_event, change->nevents);
	rest.nevents = 0;
	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_view_event *event = &change->event[i];
		ll_str key = key_of(differ->arena, change, event);

		if (!key.len || !ll_map_get(&differ->told, key)) {
			rest.event[rest.nevents++] = *event;
		} else if (event->type == LL_EVENT_REWORDED) {
			rest.nspans = 0;
		}
	}
	return rest;
}
