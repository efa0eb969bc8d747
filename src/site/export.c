#include "site/export_internal.h"

static ll_str team_of(const struct ll_view_record *record)
{
	return record->team ? record->team->id : record->team_text;
}

/* ---- one record ---------------------------------------------------------- */

static void add_fields(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	struct ll_json *fields = ll_json_add_object(x->arena, to, "fields");

	for (size_t i = 0; i < record->nfields; i++) {
		ll_json_repeat(x->arena, fields, record->field[i].key,
			       record->field[i].text);
	}
}

static ll_number goal_number(const struct ll_view_record *record,
			     ll_number number)
{
	return record->kind == LL_KIND_GOAL ? number : (ll_number){ 0 };
}

static ll_str statement_of(const struct ll_exporter *x,
			   const struct ll_view_record *record)
{
	return record->statement ? ll_md_plain(x->arena, record->statement)
				 : LL_STR("");
}

/* The keys that every record has. */
static void add_common(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	bool goal = record->kind == LL_KIND_GOAL;

	ll_json_text(x->arena, to, "id", record->id);
	ll_json_text(x->arena, to, "kind", ll_kind_word(record->kind));
	ll_json_text(x->arena, to, "title", record->title);
	ll_json_text(x->arena, to, "path", record->path);
	ll_json_long(x->arena, to, "line", record->line);
	ll_json_text(x->arena, to, "url", ll_url_of(x->urls, record));
	ll_export_text(x, to, "statement", statement_of(x, record));
	ll_export_text(x, to, "period",
		       record->period ? record->period->name : LL_STR(""));
	ll_export_text(x, to, "owner",
		       record->owner.n
			       ? ll_export_handle(&record->owner.item[0])
			       : LL_STR(""));
	ll_export_handles(x, to, "owners", &record->owner);
	ll_export_text(x, to, "team", team_of(record));
	ll_export_text(x, to, "status", ll_status_word(record->status));
	ll_export_text(x, to, "health",
		       goal ? ll_health_word(record->health) : LL_STR(""));
	ll_json_number(x->arena, to, "progress",
		       goal_number(record, record->progress));
	ll_json_number(x->arena, to, "expected",
		       goal_number(record, record->expected));
	ll_export_ids(x, to, "supports", record->supports);
	ll_json_date(x->arena, to, "start", record->start);
	ll_json_date(x->arena, to, "due", record->due);
	ll_json_date(x->arena, to, "date", record->date);
	ll_export_metrics(x, to, record);
}

/* ---- timelines ----------------------------------------------------------- */

static void add_events(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_change *change)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "events");

	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_view_event *event = &change->event[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "type",
			     ll_event_word(event->type));
		ll_export_text(x, node, "field", event->field);
		ll_export_text(x, node, "old", event->old_text);
		ll_export_text(x, node, "new", event->new_text);
		ll_json_bool(x->arena, node, "bulk", event->bulk);
	}
}

static void add_landing(const struct ll_exporter *x, struct ll_json *to,
			const struct ll_view_landing *landing)
{
	struct ll_json *authors;

	ll_export_text(x, to, "commit", landing->commit);
	ll_export_text(x, to, "date",
		       landing->uncommitted
			       ? LL_STR("")
			       : ll_time_iso(x->arena, landing->time));
	ll_export_text(x, to, "subject", landing->subject);
	authors = ll_json_add_array(x->arena, to, "authors");
	for (size_t i = 0; i < landing->nauthors; i++) {
		ll_json_text(x->arena, authors, "", landing->author[i]);
	}
	ll_json_number(x->arena, to, "pull_request",
		       (ll_number){ (double)landing->pull_request,
				    landing->pull_request != 0 });
	ll_export_text(x, to, "reason", landing->reason);
	ll_export_text(x, to, "decided_by", landing->decided_by);
}

static void add_timeline(const struct ll_exporter *x, struct ll_json *to,
			 const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "timeline");

	for (size_t i = 0; i < record->nchanges; i++) {
		const struct ll_view_change *change = record->change[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		add_landing(x, node, change->landing);
		ll_json_text(x->arena, node, "path", change->path);
		ll_json_text(x->arena, node, "class",
			     ll_class_word(change->class));
		add_events(x, node, change);
		ll_json_bool(x->arena, node, "unread", change->unread);
		ll_json_bool(x->arena, node, "folded", change->folded);
	}
}

/* ---- the document -------------------------------------------------------- */

/* One record, when its turn to be written has come. */
static void make_record(const void *context, size_t index,
			struct ll_arena *arena, struct ll_json *item)
{
	struct ll_exporter x = *(const struct ll_exporter *)context;
	const struct ll_view_record *record = &x.view->record[index];

	x.arena = arena;
	add_common(&x, item, record);
	ll_export_kind(&x, item, record);
	add_fields(&x, item, record);
	add_timeline(&x, item, record);
}

static void add_records(const struct ll_exporter *x, struct ll_json *to)
{
	struct ll_exporter *context = LL_NEW(x->arena, struct ll_exporter, 1);

	*context = *x;
	ll_json_add_each(x->arena, to, "records",
			 (struct ll_json_each){ x->view->nrecords, context,
						make_record });
}

static void add_findings(const struct ll_exporter *x, struct ll_json *to)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "findings");

	for (size_t i = 0; i < x->view->nfindings; i++) {
		const struct ll_view_finding *finding = &x->view->finding[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "code",
			     ll_str_from(ll_diag_info[finding->code].code));
		ll_json_text(x->arena, node, "level",
			     ll_str_from(ll_diag_level_name(finding->level)));
		ll_json_text(x->arena, node, "path", finding->pos.path);
		ll_json_long(x->arena, node, "line", finding->pos.line);
		ll_json_text(x->arena, node, "message", finding->message);
		ll_json_text(x->arena, node, "advice", finding->advice);
		ll_json_text(x->arena, node, "family",
			     ll_str_from(ll_family_info[finding->family].word));
		ll_export_text(x, node, "record",
			       finding->record ? finding->record->id
					       : LL_STR(""));
		ll_export_handles(x, node, "closers", &finding->closer);
		ll_json_date(x->arena, node, "since", finding->since);
	}
}

static void add_counts(const struct ll_exporter *x, struct ll_json *node,
		       const struct ll_view_trend_point *point)
{
	struct ll_json *levels = ll_json_add_object(x->arena, node, "levels");
	struct ll_json *families =
		ll_json_add_object(x->arena, node, "families");

	for (int level = LL_NOTE; level <= LL_ERROR; level++) {
		size_t n = 0;

		for (int i = 0; i < LL_NFAMILIES; i++) {
			n += point->count[i][level];
		}
		ll_json_long(x->arena, levels,
			     ll_diag_level_name((enum ll_diag_level)level),
			     (long)n);
	}
	for (int i = 0; i < LL_NFAMILIES; i++) {
		size_t n = 0;

		for (int level = LL_NOTE; level <= LL_ERROR; level++) {
			n += point->count[i][level];
		}
		if (i != LL_FAMILY_HISTORY && i != LL_FAMILY_AUDIENCE) {
			ll_json_long(x->arena, families, ll_family_info[i].word,
				     (long)n);
		}
	}
}

static void add_trend(const struct ll_exporter *x, struct ll_json *to)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "trend");

	for (size_t i = 0; i < x->view->ntrend; i++) {
		const struct ll_view_trend_point *point = &x->view->trend[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_date(x->arena, node, "day", point->day);
		ll_json_long(x->arena, node, "records", (long)point->nrecords);
		ll_json_long(x->arena, node, "findings", (long)point->total);
		add_counts(x, node, point);
	}
}

const struct ll_json *ll_export_document(struct ll_arena *arena,
					 const struct ll_view *view)
{
	static const char *const history[] = {
		[LL_VIEW_COMPLETE] = "complete",
		[LL_VIEW_SHALLOW] = "shallow",
		[LL_VIEW_PARTIAL] = "partial",
		[LL_VIEW_NO_HISTORY] = "none",
	};
	struct ll_exporter x = { arena, view, ll_urls_make(arena, view) };
	struct ll_json *top = ll_json_object(arena);

	ll_json_long(arena, top, "schema", LL_EXPORT_SCHEMA);
	ll_json_text(arena, top, "generator", LL_STR("lodeline " LL_VERSION));
	ll_json_text(arena, top, "title", view->title);
	ll_export_text(&x, top, "commit", view->commit);
	ll_json_date(arena, top, "today", view->today);
	ll_export_text(&x, top, "audience", view->audience);
	ll_json_text(arena, top, "history",
		     ll_str_from(history[view->history]));
	add_records(&x, top);
	ll_export_ledger(&x, top);
	add_findings(&x, top);
	add_trend(&x, top);
	return top;
}

const struct ll_json *ll_export_timeline(struct ll_arena *arena,
					 const struct ll_view *view,
					 const struct ll_view_record *record)
{
	struct ll_exporter x = { arena, view, NULL };
	struct ll_json *top = ll_json_object(arena);

	ll_json_text(arena, top, "id", record->id);
	ll_json_text(arena, top, "title", record->title);
	add_timeline(&x, top, record);
	return top;
}
