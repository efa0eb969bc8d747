#include "check/rule.h"

#include "history/log.h"

/* What the history cannot tell, and what it tells to too many. */

/* ---- an import ----------------------------------------------------------- */

/* Records of today in the files that the first landing brought. */
static size_t count_imported(const struct ll_org *org)
{
	const struct ll_history *history = &org->source->history;
	const struct ll_landing *first = &history->landing[0];
	size_t n = 0;

	for (size_t i = 0; i < first->nchanges; i++) {
		ll_str path =
			history->path[history->change[first->first_change + i]
					      .path];
		size_t at = (size_t)(uintptr_t)ll_map_get(&org->by_path, path);

		while (at && at <= org->nrecords &&
		       ll_str_eq(org->record[at - 1].path, path)) {
			n++;
			at++;
		}
	}
	return n;
}

void ll_rule_bulk_import(const struct ll_check *check)
{
	const struct ll_org *org = check->org;
	const struct ll_history *history = &org->source->history;
	size_t most = (size_t)org->settings->param[LL_P_RECORDS];
	size_t n;

	if (!history->nlandings || history->state != LL_HISTORY_COMPLETE ||
	    history->landing[0].uncommitted) {
		return;
	}
	n = count_imported(org);
	if (n > most && n * 10 >= org->nrecords * 8) {
		ll_time time = history->landing[0].commit.time;

		ll_diag_add(check->diags, LL_D_BULK_IMPORT,
			    (struct ll_pos){ 0 }, ll_rule_number(check, n),
			    ll_date_iso(check->diags->arena,
					ll_date_of_time(time)));
	}
}

/* ---- audiences ----------------------------------------------------------- */

/* Index into settings->audience, 0 for all; what is not certain is not told. */
static size_t level_of(const struct ll_org *org, const struct ll_record *record)
{
	const struct ll_settings *settings = org->settings;
	ll_str name = record->audience.len
			      ? record->audience
			      : org->file[record->file].rule->audience;

	for (size_t i = 0; i < settings->naudiences; i++) {
		if (ll_str_eq(settings->audience[i], name)) {
			return i;
		}
	}
	return 0;
}

static void check_links(const struct ll_check *check,
			const struct ll_record *record)
{
	const struct ll_org *org = check->org;
	size_t own = level_of(org, record);

	for (size_t i = 0; i < record->links.n; i++) {
		const struct ll_ref *ref = &record->links.ref[i];
		const struct ll_record *to = ll_rule_target(org, ref);

		if (to && level_of(org, to) > own) {
			ll_diag_add(check->diags, LL_D_LINK_RESTRICTED,
				    ll_rule_line_pos(record, ref->line), to->id,
				    org->settings->audience[level_of(org, to)]);
		}
	}
}

void ll_rule_link_restricted(const struct ll_check *check)
{
	const struct ll_org *org = check->org;

	for (size_t i = 0; org->settings->naudiences > 1 && i < org->nrecords;
	     i++) {
		check_links(check, &org->record[i]);
	}
}

/* The day on which it was last restricted, or none. */
static ll_date restricted_on(const struct ll_log *log, size_t record)
{
	const struct ll_timeline *timeline = &log->timeline[record];

	for (size_t i = timeline->nchanges; i-- > 0;) {
		const struct ll_change *change = &timeline->change[i];
		const struct ll_landing *landing =
			log->info[change->landing].landing;

		for (size_t k = 0; k < change->nevents; k++) {
			if (change->event[k].type == LL_EVENT_RESTRICTED &&
			    !landing->uncommitted) {
				return ll_date_of_time(landing->commit.time);
			}
		}
	}
	return LL_DATE_NONE;
}

void ll_rule_restricted_late(const struct ll_check *check)
{
	const struct ll_org *org = check->org;

	for (size_t i = 0; i < org->nrecords && i < check->log->ntimelines;
	     i++) {
		const struct ll_record *record = &org->record[i];
		ll_date day = LL_DATE_NONE;

		if (record->audience.len && level_of(org, record)) {
			day = restricted_on(check->log, i);
		}
		if (day.n) {
			ll_diag_add(check->diags, LL_D_RESTRICTED_LATE,
				    ll_rule_field_pos(org, record,
						      LL_FIELD_AUDIENCE),
				    ll_date_iso(check->diags->arena, day),
				    LL_STR(""));
		}
	}
}
