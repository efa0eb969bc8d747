#include "site/export.h"

#include "site/url.h"

/* One export: where it is made, and the paths of pages. */
struct export
{
	struct ll_arena *arena;
	const struct ll_view *view;
	const struct ll_urls *urls;
};

static void add_text(const struct export *x, struct ll_json *to,
		     const char *key, ll_str text)
{
	ll_json_text_or_null(x->arena, to, key, text);
}

static void add_id(const struct export *x, struct ll_json *to, const char *key,
		   const struct ll_view_record *record)
{
	add_text(x, to, key, record ? record->id : LL_STR(""));
}

static void add_ids(const struct export *x, struct ll_json *to, const char *key,
		    struct ll_view_list list)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, key);

	for (size_t i = 0; i < list.n; i++) {
		ll_json_text(x->arena, array, "", list.item[i]->id);
	}
}

static void add_month(const struct export *x, struct ll_json *to,
		      const char *key, ll_month month)
{
	add_text(x, to, key, ll_month_iso(x->arena, month));
}

/* A person's handle; without a page, the name without its '@'. */
static ll_str handle_of(const struct ll_view_who *who)
{
	if (who->person) {
		return who->person->handle.len ? who->person->handle
					       : who->person->id;
	}
	return ll_str_from_pos(who->name,
			       ll_str_starts(who->name, LL_STR("@")) ? 1 : 0);
}

static void add_handles(const struct export *x, struct ll_json *to,
			const char *key, const struct ll_view_whos *whos)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, key);

	for (size_t i = 0; i < whos->n; i++) {
		ll_json_text(x->arena, array, "", handle_of(&whos->item[i]));
	}
}

static ll_str team_of(const struct ll_view_record *record)
{
	return record->team ? record->team->id : record->team_text;
}

/* ---- goals --------------------------------------------------------------- */

static void add_metrics(const struct export *x, struct ll_json *to,
			const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "metrics");

	for (size_t i = 0; i < record->nmetrics; i++) {
		const struct ll_metric *metric = &record->metric[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");
		struct ll_json *readings;

		ll_json_text(x->arena, node, "id", metric->id);
		ll_json_text(x->arena, node, "name", metric->name);
		add_text(x, node, "unit", metric->unit);
		ll_json_number(x->arena, node, "baseline", metric->baseline);
		ll_json_number(x->arena, node, "target", metric->target);
		ll_json_number(x->arena, node, "current", metric->current);
		readings = ll_json_add_array(x->arena, node, "readings");
		for (size_t k = 0; k < metric->nreadings; k++) {
			const struct ll_reading *reading = &metric->reading[k];
			struct ll_json *item =
				ll_json_add_object(x->arena, readings, "");

			ll_json_date(x->arena, item, "date", reading->date);
			ll_json_number(x->arena, item, "value",
				       (ll_number){ reading->value, true });
			add_id(x, item, "update",
			       &x->view->record[reading->update]);
		}
	}
}

static void add_key_results(const struct export *x, struct ll_json *to,
			    const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "key_results");

	for (size_t i = 0; i < record->nkey_results; i++) {
		const struct ll_view_key_result *result =
			&record->key_result[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "text", result->text);
		ll_json_bool(x->arena, node, "done", result->done);
		add_text(x, node, "status", ll_status_word(result->status));
		ll_json_date(x->arena, node, "done_on", result->done_on);
		ll_json_date(x->arena, node, "due", result->due);
		add_handles(x, node, "owner", &result->owner);
	}
}

static void add_reports(const struct export *x, struct ll_json *to,
			const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "reports");

	for (size_t i = 0; i < record->nreports; i++) {
		const struct ll_view_report *report = &record->report[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		add_id(x, node, "goal", report->goal);
		add_id(x, node, "update", report->update);
		add_month(x, node, "month", report->month);
		ll_json_date(x->arena, node, "arrived", report->arrived);
		add_text(x, node, "status", ll_status_word(report->status));
		add_text(x, node, "confidence", report->confidence);
		ll_json_number(x->arena, node, "value", report->value);
		add_text(x, node, "note", report->note);
	}
}

static void add_parts(const struct export *x, struct ll_json *to,
		      const struct ll_view_record *record)
{
	struct ll_json *array =
		ll_json_add_array(x->arena, to, "progress_parts");

	for (size_t i = 0; i < record->nparts; i++) {
		const struct ll_view_part *part = &record->part[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "what", part->what);
		ll_json_number(x->arena, node, "progress", part->progress);
		ll_json_number(x->arena, node, "weight",
			       (ll_number){ part->weight, true });
		add_id(x, node, "record", part->record);
	}
}

static void add_goal(const struct export *x, struct ll_json *to,
		     const struct ll_view_record *record)
{
	add_key_results(x, to, record);
	add_parts(x, to, record);
	add_text(x, to, "health_why", record->health_why);
	ll_json_date(x->arena, to, "last_reported", record->last_reported);
	add_id(x, to, "continues", record->continues);
	add_id(x, to, "continued_by", record->continued_by);
	add_reports(x, to, record);
}

/* ---- other kinds --------------------------------------------------------- */

static void add_update(const struct export *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	add_month(x, to, "month_first", record->month_first);
	add_month(x, to, "month_last", record->month_last);
	ll_json_date(x->arena, to, "arrived", record->arrived);
	ll_json_number(x->arena, to, "days_late",
		       (ll_number){ (double)record->days_late,
				    record->arrived.n != 0 });
	add_reports(x, to, record);
}

static void add_decisions(const struct export *x, struct ll_json *to,
			  const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "decisions");

	for (size_t i = 0; i < record->ndecisions; i++) {
		const struct ll_view_decision *decision = record->decision[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_long(x->arena, node, "number", decision->number);
		ll_json_text(x->arena, node, "text", decision->text);
		add_ids(x, node, "about", decision->about);
	}
}

static void add_actions(const struct export *x, struct ll_json *to,
			const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "actions");

	for (size_t i = 0; i < record->nactions; i++) {
		const struct ll_view_action *action = record->action[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_long(x->arena, node, "number", action->number);
		ll_json_text(x->arena, node, "text", action->text);
		ll_json_bool(x->arena, node, "done", action->done);
		add_handles(x, node, "owner", &action->owner);
		ll_json_date(x->arena, node, "due", action->due);
	}
}

static void add_meeting(const struct export *x, struct ll_json *to,
			const struct ll_view_record *record)
{
	add_text(x, to, "meeting_kind", record->meeting_kind);
	add_text(x, to, "purpose", record->purpose);
	add_handles(x, to, "attendees", &record->attendees);
	add_handles(x, to, "absent", &record->absent);
	add_id(x, to, "follows", record->follows);
	add_id(x, to, "followed_by", record->followed_by);
	ll_json_date(x->arena, to, "follow_up", record->follow_up);
	add_decisions(x, to, record);
	add_actions(x, to, record);
}

static void add_agreements(const struct export *x, struct ll_json *to,
			   const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "agreed_by");

	for (size_t i = 0; i < record->nagreements; i++) {
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "who",
			     handle_of(&record->agreement[i].who));
		ll_json_date(x->arena, node, "date", record->agreement[i].date);
	}
	add_id(x, to, "from", record->from);
}

static void add_moment(const struct export *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	add_ids(x, to, "values", record->values);
	add_ids(x, to, "goals", record->goals);
	add_ids(x, to, "people", record->people);
}

static void add_member(const struct export *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	add_text(x, to, "handle", record->handle);
	add_text(x, to, "role", record->role);
	ll_json_bool(x->arena, to, "leader", record->leader);
	add_id(x, to, "reports_to", record->reports_to);
	ll_json_date(x->arena, to, "left", record->left);
	add_ids(x, to, "members", record->members);
	add_ids(x, to, "owns", record->owns);
}

/* ---- one record ---------------------------------------------------------- */

static void add_fields(const struct export *x, struct ll_json *to,
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

static ll_str statement_of(const struct export *x,
			   const struct ll_view_record *record)
{
	return record->statement ? ll_md_plain(x->arena, record->statement)
				 : LL_STR("");
}

/* The keys that every record has. */
static void add_common(const struct export *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	bool goal = record->kind == LL_KIND_GOAL;

	ll_json_text(x->arena, to, "id", record->id);
	ll_json_text(x->arena, to, "kind", ll_kind_word(record->kind));
	ll_json_text(x->arena, to, "title", record->title);
	ll_json_text(x->arena, to, "path", record->path);
	ll_json_long(x->arena, to, "line", record->line);
	ll_json_text(x->arena, to, "url", ll_url_of(x->urls, record));
	add_text(x, to, "statement", statement_of(x, record));
	add_text(x, to, "period",
		 record->period ? record->period->name : LL_STR(""));
	add_text(x, to, "owner",
		 record->owner.n ? handle_of(&record->owner.item[0])
				 : LL_STR(""));
	add_handles(x, to, "owners", &record->owner);
	add_text(x, to, "team", team_of(record));
	add_text(x, to, "status", ll_status_word(record->status));
	add_text(x, to, "health",
		 goal ? ll_health_word(record->health) : LL_STR(""));
	ll_json_number(x->arena, to, "progress",
		       goal_number(record, record->progress));
	ll_json_number(x->arena, to, "expected",
		       goal_number(record, record->expected));
	add_ids(x, to, "supports", record->supports);
	ll_json_date(x->arena, to, "start", record->start);
	ll_json_date(x->arena, to, "due", record->due);
	ll_json_date(x->arena, to, "date", record->date);
	add_metrics(x, to, record);
}

static void add_kind(const struct export *x, struct ll_json *to,
		     const struct ll_view_record *record)
{
	switch (record->kind) {
	case LL_KIND_GOAL:
		add_goal(x, to, record);
		break;
	case LL_KIND_UPDATE:
		add_update(x, to, record);
		break;
	case LL_KIND_MEETING:
		add_meeting(x, to, record);
		break;
	case LL_KIND_VALUE:
	case LL_KIND_PRINCIPLE:
		add_agreements(x, to, record);
		break;
	case LL_KIND_MOMENT:
		add_moment(x, to, record);
		break;
	case LL_KIND_TEAM:
	case LL_KIND_PERSON:
		add_member(x, to, record);
		break;
	case LL_KIND_PAGE:
	case LL_KIND_MISSION:
	case LL_KIND_VISION:
	case LL_KIND_PILLAR:
	case LL_KIND_NONE:
	case LL_NKINDS:
		break;
	}
}

/* ---- timelines ----------------------------------------------------------- */

static void add_events(const struct export *x, struct ll_json *to,
		       const struct ll_view_change *change)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "events");

	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_view_event *event = &change->event[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "type",
			     ll_event_word(event->type));
		add_text(x, node, "field", event->field);
		add_text(x, node, "old", event->old_text);
		add_text(x, node, "new", event->new_text);
	}
}

static void add_landing(const struct export *x, struct ll_json *to,
			const struct ll_view_landing *landing)
{
	struct ll_json *authors;

	add_text(x, to, "commit", landing->commit);
	add_text(x, to, "date",
		 landing->uncommitted ? LL_STR("")
				      : ll_time_iso(x->arena, landing->time));
	add_text(x, to, "subject", landing->subject);
	authors = ll_json_add_array(x->arena, to, "authors");
	for (size_t i = 0; i < landing->nauthors; i++) {
		ll_json_text(x->arena, authors, "", landing->author[i]);
	}
	ll_json_number(x->arena, to, "pull_request",
		       (ll_number){ (double)landing->pull_request,
				    landing->pull_request != 0 });
	add_text(x, to, "reason", landing->reason);
	add_text(x, to, "decided_by", landing->decided_by);
}

static void add_timeline(const struct export *x, struct ll_json *to,
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
		ll_json_bool(x->arena, node, "folded", false);
	}
}

/* ---- the document -------------------------------------------------------- */

static void add_records(const struct export *x, struct ll_json *to)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "records");

	for (size_t i = 0; i < x->view->nrecords; i++) {
		const struct ll_view_record *record = &x->view->record[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		add_common(x, node, record);
		add_kind(x, node, record);
		add_fields(x, node, record);
		add_timeline(x, node, record);
	}
}

static void add_findings(const struct export *x, struct ll_json *to)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "findings");

	for (size_t i = 0; i < x->view->nfindings; i++) {
		const struct ll_diag *diag = &x->view->finding[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "code",
			     ll_str_from(ll_diag_info[diag->code].code));
		ll_json_text(x->arena, node, "level",
			     ll_str_from(ll_diag_level_name(diag->level)));
		ll_json_text(x->arena, node, "path", diag->pos.path);
		ll_json_long(x->arena, node, "line", diag->pos.line);
		ll_json_text(x->arena, node, "message", diag->message);
		ll_json_text(x->arena, node, "advice", diag->advice);
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
	struct export x = { arena, view, ll_urls_make(arena, view) };
	struct ll_json *top = ll_json_object(arena);

	ll_json_long(arena, top, "schema", LL_EXPORT_SCHEMA);
	ll_json_text(arena, top, "generator", LL_STR("lodeline " LL_VERSION));
	ll_json_text(arena, top, "title", view->title);
	add_text(&x, top, "commit", view->commit);
	ll_json_date(arena, top, "today", view->today);
	add_text(&x, top, "audience", view->audience);
	ll_json_text(arena, top, "history",
		     ll_str_from(history[view->history]));
	add_records(&x, top);
	add_findings(&x, top);
	return top;
}

const struct ll_json *ll_export_timeline(struct ll_arena *arena,
					 const struct ll_view *view,
					 const struct ll_view_record *record)
{
	struct export x = { arena, view, NULL };
	struct ll_json *top = ll_json_object(arena);

	ll_json_text(arena, top, "id", record->id);
	ll_json_text(arena, top, "title", record->title);
	add_timeline(&x, top, record);
	return top;
}
