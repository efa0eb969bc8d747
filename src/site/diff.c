#include "site/diff.h"

#include "base/buf.h"
#include "site/diff_internal.h"
#include "site/say.h"
#include "site/sentence.h"

enum { TITLE_LETTERS = 160, MECHANICAL_SHOWN = 5 };

const struct ll_diff_kind ll_diff_kind[LL_NDIFF_KINDS] = {
	{ LL_KIND_MISSION, "mission", "missions" },
	{ LL_KIND_VISION, "vision", "visions" },
	{ LL_KIND_GOAL, "goal", "goals" },
	{ LL_KIND_PRINCIPLE, "principle", "principles" },
	{ LL_KIND_VALUE, "value", "values" },
	{ LL_KIND_PILLAR, "pillar", "pillars" },
	{ LL_KIND_UPDATE, "update", "updates" },
	{ LL_KIND_MEETING, "meeting", "meetings" },
	{ LL_KIND_MOMENT, "moment", "moments" },
	{ LL_KIND_PULSE, "survey", "surveys" },
	{ LL_KIND_ROAD, "road", "roads" },
	{ LL_KIND_TEAM, "team", "teams" },
	{ LL_KIND_PERSON, "person", "people" },
	{ LL_KIND_PAGE, "page", "pages" },
};

/* ---- what became of one record ------------------------------------------- */

static bool has_line(const struct ll_view_record *record)
{
	const struct ll_view_list *sight = &record->sight;

	return sight->n && (sight->item[0]->kind == LL_KIND_MISSION ||
			    sight->item[0]->kind == LL_KIND_VISION);
}

/* People and teams: by any of their goals, not by the first alone. */
bool ll_diff_leads_up(const struct ll_view_record *record)
{
	for (size_t i = 0; i < record->owns.n; i++) {
		if (has_line(record->owns.item[i])) {
			return true;
		}
	}
	return has_line(record);
}

static bool is_in_line(enum ll_kind kind)
{
	return kind == LL_KIND_GOAL || kind == LL_KIND_TEAM ||
	       kind == LL_KIND_PERSON;
}

static bool is_stated(enum ll_kind kind)
{
	return kind == LL_KIND_VALUE || kind == LL_KIND_PRINCIPLE ||
	       kind == LL_KIND_PILLAR;
}

static bool has_goal(const struct ll_view_record *record)
{
	for (size_t i = 0; i < record->child.n; i++) {
		if (record->child.item[i]->kind == LL_KIND_GOAL) {
			return true;
		}
	}
	return false;
}

static long percent(ll_number number)
{
	return number.known ? (long)(number.value * 100 + 1e-9) : -1;
}

struct ll_diff_effect ll_diff_effect_of(const struct ll_view_diff *diff,
					const struct ll_view_pair *pair)
{
	const struct ll_view_record *was = pair->before;
	const struct ll_view_record *is = pair->after;
	struct ll_diff_effect effect = { 0 };

	if (!was || !is) {
		return effect;
	}
	if (is->kind == LL_KIND_GOAL && was->kind == LL_KIND_GOAL) {
		effect.health = was->health != is->health;
		effect.progress =
			percent(was->progress) != percent(is->progress);
	}
	if (is_in_line(is->kind) &&
	    (diff->head->mission || diff->head->vision)) {
		effect.sight = ll_diff_leads_up(is) - ll_diff_leads_up(was);
	}
	if (is_stated(is->kind)) {
		effect.goals = has_goal(is) - has_goal(was);
		effect.cited = effect.goals ? 0
					    : (is->cited_by.n > 0) -
						      (was->cited_by.n > 0);
	}
	return effect;
}

enum ll_diff_how ll_diff_how_of(const struct ll_view_diff *diff,
				const struct ll_view_pair *pair)
{
	struct ll_diff_effect effect = ll_diff_effect_of(diff, pair);

	if (!pair->before || !pair->after) {
		return pair->after ? LL_DIFF_NEW : LL_DIFF_GONE;
	}
	if (pair->change && pair->change->class != LL_CLASS_MECHANICAL) {
		return LL_DIFF_CHANGED;
	}
	if (effect.health || effect.progress || effect.sight || effect.goals ||
	    effect.cited) {
		return LL_DIFF_AFFECTED;
	}
	return pair->change ? LL_DIFF_MECHANICAL : LL_DIFF_SAME;
}

bool ll_diff_is_bulk(const struct ll_view_pair *pair)
{
	return pair->before && pair->after && pair->change &&
	       pair->change->class == LL_CLASS_BULK;
}

/* ---- items --------------------------------------------------------------- */

static struct ll_diff_item make_item(const struct ll_differ *differ,
				     const struct ll_view_pair *pair,
				     enum ll_diff_how how)
{
	const struct ll_view_record *record =
		pair->after ? pair->after : pair->before;
	struct ll_diff_item item = { .nrecords = 1 };
	struct ll_view_change rest;

	item.title = ll_clip(differ->arena,
			     record->title.len ? record->title : record->id,
			     TITLE_LETTERS);
	item.place = ll_strf(differ->arena, "%" LL_FMT ":%d",
			     LL_ARG(record->path), record->line);
	item.tag = how == LL_DIFF_NEW    ? LL_STR("new")
		   : how == LL_DIFF_GONE ? LL_STR("gone")
					 : LL_STR("");
	if (how != LL_DIFF_CHANGED || ll_diff_is_bulk(pair)) {
		ll_diff_says(differ, pair,
			     how == LL_DIFF_NEW ? pair->change : NULL, &item);
		return item;
	}
	rest = ll_diff_rest(differ, pair->change);
	ll_diff_says(differ, pair,
		     rest.nevents || !pair->change->nevents ? &rest : NULL,
		     &item);
	ll_diff_shorten(differ->arena, rest.span, rest.nspans, &item);
	return item;
}

static ll_str heading_of(enum ll_kind kind)
{
	return ll_kind_plural(kind);
}

static void add_kind(const struct ll_differ *differ,
		     struct ll_diff_report *report, enum ll_kind kind)
{
	struct ll_diff_group group = { .heading = heading_of(kind) };

	for (size_t i = 0; i < differ->diff->npairs; i++) {
		const struct ll_view_pair *pair = &differ->diff->pair[i];
		enum ll_diff_how how = ll_diff_how_of(differ->diff, pair);
		struct ll_diff_item item;

		if ((pair->after ? pair->after : pair->before)->kind != kind ||
		    how == LL_DIFF_SAME || how == LL_DIFF_MECHANICAL ||
		    how == LL_DIFF_AFFECTED) {
			continue;
		}
		item = make_item(differ, pair, how);
		if (item.nsays) {
			*LL_PUSH(differ->arena, &group.item) = item;
		}
	}
	if (group.item.n) {
		*LL_PUSH(differ->arena, &report->group) = group;
	}
}

static void add_affected(const struct ll_differ *differ,
			 struct ll_diff_report *report)
{
	struct ll_diff_group group = { .heading = LL_STR("What follows") };

	for (size_t i = 0; i < differ->diff->npairs; i++) {
		const struct ll_view_pair *pair = &differ->diff->pair[i];

		if (ll_diff_how_of(differ->diff, pair) == LL_DIFF_AFFECTED) {
			struct ll_diff_item item =
				make_item(differ, pair, LL_DIFF_AFFECTED);

			if (item.nsays) {
				*LL_PUSH(differ->arena, &group.item) = item;
			}
		}
	}
	if (group.item.n) {
		*LL_PUSH(differ->arena, &report->group) = group;
	}
}

static ll_str mechanical_of(struct ll_arena *arena,
			    const struct ll_view_diff *diff)
{
	struct ll_buf names = ll_buf_make(arena);
	size_t n = 0;

	for (size_t i = 0; i < diff->npairs; i++) {
		if (ll_diff_how_of(diff, &diff->pair[i]) !=
		    LL_DIFF_MECHANICAL) {
			continue;
		}
		if (n < MECHANICAL_SHOWN) {
			ll_buf_addf(&names, "%s%" LL_FMT, n ? ", " : " (",
				    LL_ARG(diff->pair[i].after->path));
		}
		n++;
	}
	if (!n) {
		return LL_STR("");
	}
	ll_buf_add_char(&names, ')');
	return ll_strf(
		arena, "%zu record%s: mechanical changes only%" LL_FMT, n,
		n == 1 ? "" : "s",
		LL_ARG(n > MECHANICAL_SHOWN ? LL_STR("") : ll_buf_str(&names)));
}

/* ---- the report ---------------------------------------------------------- */

static ll_str name_of(struct ll_arena *arena, ll_str name,
		      const struct ll_view *view)
{
	ll_str id = ll_str_sub(view->commit, 0, 7);

	if (name.len >= 40 &&
	    ll_str_eq(ll_str_sub(name, 0, 40), view->commit)) {
		name = id;
	}
	name = ll_clip(arena, name, TITLE_LETTERS);
	return !id.len || ll_str_starts(name, id)
		       ? name
		       : ll_strf(arena, "%" LL_FMT " (%" LL_FMT ")",
				 LL_ARG(name), LL_ARG(id));
}

static ll_str between_of(struct ll_arena *arena,
			 const struct ll_view_diff *diff)
{
	ll_str head = diff->head_is_worktree
			      ? LL_STR("the working tree")
			      : name_of(arena, diff->head_name, diff->head);

	return ll_strf(arena, "From %" LL_FMT " to %" LL_FMT,
		       LL_ARG(name_of(arena, diff->base_name, diff->base)),
		       LL_ARG(head));
}

const struct ll_diff_report *
ll_diff_report_make(struct ll_arena *arena, const struct ll_view_diff *diff)
{
	struct ll_diff_report *report = LL_NEW(arena, struct ll_diff_report, 1);
	struct ll_page page = { .path = LL_STR("diff"),
				.site = ll_site_make(arena, diff->head) };
	struct ll_differ differ = { .arena = arena,
				    .diff = diff,
				    .page = &page };
	struct ll_diff_group bulk = { .heading = LL_STR("Many at once") };

	report->between = between_of(arena, diff);
	report->summary = ll_diff_summary(arena, diff);
	report->mechanical = mechanical_of(arena, diff);
	report->note = diff->settings_changed
			       ? LL_STR("The settings differ; both states are "
					"read by those of the second.")
			       : LL_STR("");
	ll_diff_bulk(&differ, &bulk);
	if (bulk.item.n) {
		*LL_PUSH(arena, &report->group) = bulk;
	}
	for (size_t i = 0; i < LL_NDIFF_KINDS; i++) {
		add_kind(&differ, report, ll_diff_kind[i].kind);
	}
	add_affected(&differ, report);
	return report;
}
