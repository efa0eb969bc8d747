#include "check/rule.h"

#include "history/log.h"

/* What the history cannot tell, and what it tells to too many. */

/* ---- an import ----------------------------------------------------------- */

void ll_rule_bulk_import(const struct ll_check *check)
{
	const struct ll_log *log = check->log;
	size_t most = (size_t)check->org->settings->param[LL_P_RECORDS];
	size_t imported = 0;
	size_t known = 0;
	ll_date day;

	for (size_t i = 0; i < log->ntimelines; i++) {
		const struct ll_timeline *timeline = &log->timeline[i];

		known += timeline->nchanges != 0;
		imported += timeline->nchanges && timeline->complete &&
			    timeline->change[0].landing == 0;
	}
	if (imported <= most || imported * 10 < known * 8 ||
	    log->info[0].landing->uncommitted) {
		return;
	}
	day = ll_date_of_time(log->info[0].landing->commit.time);
	ll_diag_add(check->diags, LL_D_BULK_IMPORT, (struct ll_pos){ 0 },
		    ll_rule_number(check, imported),
		    ll_date_iso(check->diags->arena, day));
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
