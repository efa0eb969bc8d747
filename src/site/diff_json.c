#include "site/diff.h"

enum { SCHEMA = 1 };

/* Where each of diff->pair that is told stands. */
struct told {
	const struct ll_view_diff *diff;
	size_t *pair;
	size_t n;
};

static void add_end(struct ll_arena *arena, struct ll_json *to, const char *key,
		    ll_str name, const struct ll_view *view, bool worktree)
{
	struct ll_json *end = ll_json_add_object(arena, to, key);

	ll_json_text_or_null(arena, end, "name", name);
	ll_json_text_or_null(arena, end, "commit",
			     worktree ? LL_STR("") : view->commit);
}

/* ---- one record ---------------------------------------------------------- */

static void add_events(struct ll_arena *arena, struct ll_json *to,
		       const struct ll_view_change *change)
{
	static const char *const hint[] = {
		[LL_VIEW_PLAIN] = "",          [LL_VIEW_EASIER] = "easier",
		[LL_VIEW_HARDER] = "harder",   [LL_VIEW_LATER] = "later",
		[LL_VIEW_EARLIER] = "earlier",
	};
	struct ll_json *array = ll_json_add_array(arena, to, "events");

	for (size_t i = 0; change && i < change->nevents; i++) {
		const struct ll_view_event *event = &change->event[i];
		struct ll_json *node = ll_json_add_object(arena, array, "");

		ll_json_text(arena, node, "type", ll_event_word(event->type));
		ll_json_text_or_null(arena, node, "field", event->field);
		ll_json_text_or_null(arena, node, "old", event->old_text);
		ll_json_text_or_null(arena, node, "new", event->new_text);
		ll_json_text_or_null(arena, node, "hint",
				     ll_str_from(hint[event->hint]));
	}
}

static void add_words(struct ll_arena *arena, struct ll_json *to,
		      const struct ll_view_change *change)
{
	static const char *const kind[] = {
		[LL_VIEW_SAME] = "same",
		[LL_VIEW_REMOVED] = "removed",
		[LL_VIEW_ADDED] = "added",
		[LL_VIEW_ELIDED] = "elided",
	};
	struct ll_json *array = ll_json_add_array(arena, to, "words");

	for (size_t i = 0; change && i < change->nspans; i++) {
		const struct ll_view_span *span = &change->span[i];
		struct ll_json *node = ll_json_add_object(arena, array, "");

		ll_json_text(arena, node, "kind",
			     ll_str_from(kind[span->kind]));
		ll_json_text(arena, node, "text", span->text);
	}
}

/* One side of a record: what is derived from it. */
static void add_side(struct ll_arena *arena, struct ll_json *to,
		     const char *key, const struct ll_view_record *record)
{
	struct ll_json *side;
	struct ll_json *supports;
	bool goal = record && record->kind == LL_KIND_GOAL;

	if (!record) {
		ll_json_text_or_null(arena, to, key, LL_STR(""));
		return;
	}
	side = ll_json_add_object(arena, to, key);
	ll_json_text(arena, side, "id", record->id);
	ll_json_text(arena, side, "title", record->title);
	ll_json_text(arena, side, "path", record->path);
	ll_json_long(arena, side, "line", record->line);
	ll_json_text_or_null(arena, side, "health",
			     goal ? ll_health_word(record->health)
				  : LL_STR(""));
	ll_json_number(arena, side, "progress",
		       goal ? record->progress : (ll_number){ 0 });
	supports = ll_json_add_array(arena, side, "supports");
	for (size_t i = 0; i < record->supports.n; i++) {
		ll_json_text(arena, supports, "", record->supports.item[i]->id);
	}
	ll_json_bool(arena, side, "leads_to_mission", ll_diff_leads_up(record));
	ll_json_long(arena, side, "supported_by", (long)record->child.n);
	ll_json_long(arena, side, "cited_by", (long)record->cited_by.n);
}

static void add_agreements(struct ll_arena *arena, struct ll_json *to,
			   const struct ll_view_pair *pair)
{
	struct ll_json *node = ll_json_add_object(arena, to, "agreements");
	struct ll_json *earlier;

	ll_json_long(arena, node, "all",
		     pair->after ? (long)pair->after->nagreements : 0);
	earlier = ll_json_add_array(arena, node, "to_earlier_words");
	for (size_t i = 0; i < pair->earlier.n; i++) {
		ll_json_text(arena, earlier, "", pair->earlier.item[i].name);
	}
}

static void make_record(const void *context, size_t index,
			struct ll_arena *arena, struct ll_json *item)
{
	static const char *const how[] = {
		[LL_DIFF_SAME] = "same",
		[LL_DIFF_NEW] = "new",
		[LL_DIFF_CHANGED] = "changed",
		[LL_DIFF_GONE] = "gone",
		[LL_DIFF_MECHANICAL] = "mechanical",
		[LL_DIFF_AFFECTED] = "affected",
	};
	const struct told *told = context;
	const struct ll_view_pair *pair = &told->diff->pair[told->pair[index]];
	const struct ll_view_record *record =
		pair->after ? pair->after : pair->before;
	bool both = pair->before && pair->after;

	ll_json_text(arena, item, "id", record->id);
	ll_json_text(arena, item, "kind", ll_kind_word(record->kind));
	ll_json_text(arena, item, "change",
		     ll_str_from(how[ll_diff_how_of(told->diff, pair)]));
	ll_json_text_or_null(arena, item, "class",
			     both && pair->change
				     ? ll_class_word(pair->change->class)
				     : LL_STR(""));
	add_events(arena, item, both ? pair->change : NULL);
	add_words(arena, item, both ? pair->change : NULL);
	add_agreements(arena, item, pair);
	add_side(arena, item, "before", pair->before);
	add_side(arena, item, "after", pair->after);
}

/* ---- the document -------------------------------------------------------- */

static const struct told *find_told(struct ll_arena *arena,
				    const struct ll_view_diff *diff)
{
	struct told *told = LL_NEW(arena, struct told, 1);

	told->diff = diff;
	told->pair = LL_NEW(arena, size_t, diff->npairs);
	for (size_t i = 0; i < diff->npairs; i++) {
		if (ll_diff_how_of(diff, &diff->pair[i]) != LL_DIFF_SAME) {
			told->pair[told->n++] = i;
		}
	}
	return told;
}

const struct ll_json *ll_diff_document(struct ll_arena *arena,
				       const struct ll_view_diff *diff)
{
	struct ll_json *top = ll_json_object(arena);
	const struct told *told = find_told(arena, diff);

	ll_json_long(arena, top, "schema", SCHEMA);
	ll_json_text(arena, top, "generator", LL_STR("lodeline " LL_VERSION));
	add_end(arena, top, "base", diff->base_name, diff->base, false);
	add_end(arena, top, "head", diff->head_name, diff->head,
		diff->head_is_worktree);
	ll_json_date(arena, top, "today", diff->head->today);
	ll_json_text_or_null(arena, top, "audience", diff->head->audience);
	ll_json_text(arena, top, "summary", ll_diff_summary(arena, diff));
	ll_json_bool(arena, top, "settings_changed", diff->settings_changed);
	ll_json_add_each(arena, top, "records",
			 (struct ll_json_each){ told->n, told, make_record });
	return top;
}
