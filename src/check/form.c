#include "check/rule.h"

#include "model/index.h"

/* Forms that mislead, seen over several files. */

/* ---- one title for two --------------------------------------------------- */

static bool is_titled(enum ll_kind kind)
{
	return kind == LL_KIND_GOAL || kind == LL_KIND_VALUE ||
	       kind == LL_KIND_PRINCIPLE || kind == LL_KIND_PILLAR;
}

/* Kind, period and title; goals without a period share one. */
static ll_str title_key(struct ll_arena *scratch,
			const struct ll_record *record)
{
	ll_str key = ll_strf(scratch, "%d %" LL_FMT " ", (int)record->kind,
			     LL_ARG(record->period.name));

	return ll_str_join(scratch, key, ll_str_lower(scratch, record->title),
			   LL_STR(""));
}

void ll_rule_title_shared(const struct ll_check *check)
{
	struct ll_arena scratch = { 0 };
	struct ll_map seen = ll_map_make(&scratch);

	for (size_t i = 0; i < check->org->nrecords; i++) {
		const struct ll_record *record = &check->org->record[i];
		const struct ll_record *other;
		void **slot;

		if (!is_titled(record->kind)) {
			continue;
		}
		slot = ll_map_slot(&seen, title_key(&scratch, record));
		other = *slot;
		if (other) {
			ll_diag_add(check->diags, LL_D_TITLE_SHARED,
				    ll_rule_pos(record), record->title,
				    ll_strf(check->diags->arena,
					    "%" LL_FMT ":%d",
					    LL_ARG(other->path), other->line));
		} else {
			*slot = (void *)(uintptr_t)record;
		}
	}
	ll_arena_release(&scratch);
}

/* ---- the period of the folder -------------------------------------------- */

void ll_rule_period_differs(const struct ll_check *check)
{
	const struct ll_org *org = check->org;
	struct ll_arena scratch = { 0 };

	LL_EACH(org, LL_KIND_GOAL, goal)
	{
		ll_str name = ll_capture_period(&scratch,
						&org->file[goal->file].capture);
		struct ll_period folder;

		if (!goal->period.name.len || !name.len ||
		    !ll_period_parse(&scratch, org->settings, name, &folder) ||
		    (goal->period.first.n <= folder.last.n &&
		     folder.first.n <= goal->period.last.n)) {
			continue;
		}
		ll_diag_add(check->diags, LL_D_PERIOD_DIFFERS,
			    ll_rule_field_pos(org, goal, LL_FIELD_PERIOD),
			    goal->period.name, name);
	}
	ll_arena_release(&scratch);
}

/* ---- nothing, or no title ------------------------------------------------ */

static const struct ll_md *md_of(const struct ll_org *org,
				 const struct ll_record *record)
{
	return &org->file[record->file].md;
}

/* A page may wait for its words; a survey is no Markdown. */
static bool is_empty(const struct ll_org *org, const struct ll_record *record)
{
	const struct ll_md *md = md_of(org, record);

	return record->kind != LL_KIND_PAGE && record->kind != LL_KIND_PULSE &&
	       !record->anchor.len && !md->title && !md->body &&
	       (!md->meta || !md->meta->child);
}

void ll_rule_file_empty(const struct ll_check *check)
{
	for (size_t i = 0; i < check->org->nrecords; i++) {
		const struct ll_record *record = &check->org->record[i];

		if (is_empty(check->org, record)) {
			ll_diag_add(check->diags, LL_D_FILE_EMPTY,
				    ll_rule_pos(record),
				    ll_kind_word(record->kind), LL_STR(""));
		}
	}
}

/* Of the others the file's name says enough: a month, a day, a person. */
static bool wants_title(enum ll_kind kind)
{
	return is_titled(kind) || kind == LL_KIND_MOMENT ||
	       kind == LL_KIND_ROAD;
}

void ll_rule_title_missing(const struct ll_check *check)
{
	const struct ll_org *org = check->org;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *record = &org->record[i];

		if (wants_title(record->kind) && !record->anchor.len &&
		    !md_of(org, record)->title && !is_empty(org, record) &&
		    !ll_part_get(&org->file[record->file].part[record->state],
				 LL_FIELD_TITLE)) {
			ll_diag_add(check->diags, LL_D_TITLE_MISSING,
				    ll_rule_pos(record),
				    ll_kind_word(record->kind), record->title);
		}
	}
}

/* ---- key results that nobody can follow ---------------------------------- */

static bool is_followed(const struct ll_record *goal)
{
	for (size_t i = 0; i < goal->nkey_results; i++) {
		if (goal->key_result[i].tracked) {
			return true;
		}
	}
	return goal->nmetrics || goal->progress.known;
}

void ll_rule_key_results_untold(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		if (goal->nkey_results && !is_followed(goal) &&
		    ll_rule_is_current(goal, check->today)) {
			ll_diag_add(check->diags, LL_D_KEY_RESULTS_UNTOLD,
				    ll_rule_line_pos(goal,
						     goal->key_result[0].line),
				    goal->title, LL_STR(""));
		}
	}
}

/* ---- rules of the settings ----------------------------------------------- */

static const struct ll_value *meta_of(const struct ll_org *org, ll_str path)
{
	size_t i = (size_t)(uintptr_t)ll_map_get(&org->index->file, path);

	return i ? org->file[i - 1].md.meta : NULL;
}

static bool holds_today(const struct ll_check *check,
			const struct ll_rule *rule)
{
	ll_date today = check->today;

	return (!rule->from.n || rule->from.n <= today.n) &&
	       (!rule->until.n || today.n <= rule->until.n);
}

/* Cost: files times the rules that are tried, as when the files were read. */
void ll_rule_source_unused(const struct ll_check *check)
{
	const struct ll_org *org = check->org;
	const struct ll_settings *settings = org->settings;
	struct ll_arena scratch = { 0 };
	bool *used = LL_NEW(&scratch, bool, settings->nrules);

	/* The house's come first. */
	for (size_t i = 0; settings->rule[0].line && i < org->source->nfiles;
	     i++) {
		ll_str path = org->source->file[i].path;
		struct ll_capture capture;
		const struct ll_rule *rule = ll_rule_for(
			settings, path, meta_of(org, path), &capture);

		used[rule - settings->rule] = true;
	}
	for (size_t i = 0; org->source->nfiles && i < settings->nrules; i++) {
		const struct ll_rule *rule = &settings->rule[i];

		if (rule->line && !used[i] && holds_today(check, rule)) {
			ll_diag_add(check->diags, LL_D_SOURCE_UNUSED,
				    (struct ll_pos){ .path = settings->path,
						     .line = rule->line },
				    rule->files, LL_STR(""));
		}
	}
	ll_arena_release(&scratch);
}
