#include "site/export_internal.h"

void ll_export_text(const struct ll_exporter *x, struct ll_json *to,
		    const char *key, ll_str text)
{
	ll_json_text_or_null(x->arena, to, key, text);
}

void ll_export_id(const struct ll_exporter *x, struct ll_json *to,
		  const char *key, const struct ll_view_record *record)
{
	ll_export_text(x, to, key, record ? record->id : LL_STR(""));
}

void ll_export_ids(const struct ll_exporter *x, struct ll_json *to,
		   const char *key, struct ll_view_list list)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, key);

	for (size_t i = 0; i < list.n; i++) {
		ll_json_text(x->arena, array, "", list.item[i]->id);
	}
}

void ll_export_month(const struct ll_exporter *x, struct ll_json *to,
		     const char *key, ll_month month)
{
	ll_export_text(x, to, key, ll_month_iso(x->arena, month));
}

/* A person's handle; without a page, the name without its '@'. */
ll_str ll_export_handle(const struct ll_view_who *who)
{
	if (who->person) {
		return who->person->handle.len ? who->person->handle
					       : who->person->id;
	}
	return ll_str_from_pos(who->name,
			       ll_str_starts(who->name, LL_STR("@")) ? 1 : 0);
}

void ll_export_handles(const struct ll_exporter *x, struct ll_json *to,
		       const char *key, const struct ll_view_whos *whos)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, key);

	for (size_t i = 0; i < whos->n; i++) {
		ll_json_text(x->arena, array, "",
			     ll_export_handle(&whos->item[i]));
	}
}

/* ---- goals --------------------------------------------------------------- */

void ll_export_metrics(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "metrics");

	for (size_t i = 0; i < record->nmetrics; i++) {
		const struct ll_metric *metric = &record->metric[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");
		struct ll_json *readings;

		ll_json_text(x->arena, node, "id", metric->id);
		ll_json_text(x->arena, node, "name", metric->name);
		ll_export_text(x, node, "unit", metric->unit);
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
			ll_export_id(x, item, "update",
				     &x->view->record[reading->update]);
		}
	}
}

static void add_key_results(const struct ll_exporter *x, struct ll_json *to,
			    const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "key_results");

	for (size_t i = 0; i < record->nkey_results; i++) {
		const struct ll_view_key_result *result =
			&record->key_result[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "text", result->text);
		ll_json_bool(x->arena, node, "done", result->done);
		ll_export_text(x, node, "status",
			       ll_status_word(result->status));
		ll_json_date(x->arena, node, "done_on", result->done_on);
		ll_json_date(x->arena, node, "due", result->due);
		ll_export_handles(x, node, "owner", &result->owner);
	}
}

static void add_reports(const struct ll_exporter *x, struct ll_json *to,
			const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "reports");

	for (size_t i = 0; i < record->nreports; i++) {
		const struct ll_view_report *report = &record->report[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_export_id(x, node, "goal", report->goal);
		ll_export_id(x, node, "update", report->update);
		ll_export_month(x, node, "month", report->month);
		ll_json_date(x->arena, node, "arrived", report->arrived);
		ll_export_text(x, node, "status",
			       ll_status_word(report->status));
		ll_export_text(x, node, "confidence", report->confidence);
		ll_json_number(x->arena, node, "value", report->value);
		ll_export_text(x, node, "note", report->note);
	}
}

static void add_parts(const struct ll_exporter *x, struct ll_json *to,
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
		ll_export_id(x, node, "record", part->record);
	}
}

static void add_goal(const struct ll_exporter *x, struct ll_json *to,
		     const struct ll_view_record *record)
{
	add_key_results(x, to, record);
	add_parts(x, to, record);
	ll_export_text(x, to, "health_why", record->health_why);
	ll_json_date(x->arena, to, "last_reported", record->last_reported);
	ll_export_id(x, to, "continues", record->continues);
	ll_export_text(x, to, "continues_how",
		       ll_continues_word(record->continues_how));
	ll_export_id(x, to, "continued_by", record->continued_by);
	add_reports(x, to, record);
}

/* ---- other kinds --------------------------------------------------------- */

static void add_update(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	ll_export_month(x, to, "month_first", record->month_first);
	ll_export_month(x, to, "month_last", record->month_last);
	ll_json_date(x->arena, to, "arrived", record->arrived);
	ll_json_number(x->arena, to, "days_late",
		       (ll_number){ (double)record->days_late,
				    record->arrived.n != 0 });
	add_reports(x, to, record);
}

static void add_decisions(const struct ll_exporter *x, struct ll_json *to,
			  const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "decisions");

	for (size_t i = 0; i < record->ndecisions; i++) {
		const struct ll_view_decision *decision = record->decision[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_long(x->arena, node, "number", decision->number);
		ll_json_text(x->arena, node, "text", decision->text);
		ll_export_ids(x, node, "about", decision->about);
	}
}

/* Where an action is listed. */
static void add_line(const struct ll_exporter *x, struct ll_json *to,
		     const char *key, const struct ll_view_action *action)
{
	struct ll_json *node = ll_json_add_object(x->arena, to, key);

	ll_export_id(x, node, "meeting", action->meeting);
	ll_json_long(x->arena, node, "number", action->number);
	ll_json_date(x->arena, node, "date", action->meeting->date);
}

static void add_actions(const struct ll_exporter *x, struct ll_json *to,
			const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "actions");

	for (size_t i = 0; i < record->nactions; i++) {
		const struct ll_view_action *action = record->action[i];
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_long(x->arena, node, "number", action->number);
		ll_json_text(x->arena, node, "text", action->text);
		ll_json_bool(x->arena, node, "done", action->done);
		ll_export_handles(x, node, "owner", &action->owner);
		ll_json_date(x->arena, node, "due", action->due);
		ll_json_bool(x->arena, node, "open", action->open);
		ll_json_long(x->arena, node, "carried", (long)action->carried);
		add_line(x, node, "first", action->first);
		add_line(x, node, "last", action->last);
	}
}

static void add_meeting(const struct ll_exporter *x, struct ll_json *to,
			const struct ll_view_record *record)
{
	ll_export_text(x, to, "meeting_kind", record->meeting_kind);
	ll_export_text(x, to, "purpose", record->purpose);
	ll_export_handles(x, to, "attendees", &record->attendees);
	ll_export_handles(x, to, "absent", &record->absent);
	ll_export_id(x, to, "follows", record->follows);
	ll_export_id(x, to, "followed_by", record->followed_by);
	ll_json_date(x->arena, to, "follow_up", record->follow_up);
	add_decisions(x, to, record);
	add_actions(x, to, record);
}

static void add_agreements(const struct ll_exporter *x, struct ll_json *to,
			   const struct ll_view_record *record)
{
	struct ll_json *array = ll_json_add_array(x->arena, to, "agreed_by");

	for (size_t i = 0; i < record->nagreements; i++) {
		struct ll_json *node = ll_json_add_object(x->arena, array, "");

		ll_json_text(x->arena, node, "who",
			     ll_export_handle(&record->agreement[i].who));
		ll_json_date(x->arena, node, "date", record->agreement[i].date);
		ll_json_bool(x->arena, node, "to_earlier_words",
			     record->agreement[i].earlier);
	}
	ll_export_id(x, to, "from", record->from);
}

static void add_moment(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	ll_export_ids(x, to, "values", record->values);
	ll_export_ids(x, to, "goals", record->goals);
	ll_export_ids(x, to, "people", record->people);
}

static void add_member(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_record *record)
{
	ll_export_text(x, to, "handle", record->handle);
	ll_export_text(x, to, "role", record->role);
	ll_json_bool(x->arena, to, "leader", record->leader);
	ll_export_id(x, to, "reports_to", record->reports_to);
	ll_json_date(x->arena, to, "left", record->left);
	ll_export_ids(x, to, "members", record->members);
	ll_export_ids(x, to, "owns", record->owns);
	if (record->kind == LL_KIND_PERSON) {
		ll_export_ids(x, to, "roads", record->roads);
	}
}

static void add_road(const struct ll_exporter *x, struct ll_json *to,
		     const struct ll_view_record *record)
{
	ll_export_handles(x, to, "for", &record->whom);
	ll_export_text(x, to, "now", record->now);
	ll_export_text(x, to, "aim", record->aim);
	ll_json_date(x->arena, to, "aim_on", record->aim_on);
	ll_export_ids(x, to, "values", record->values);
	ll_export_ids(x, to, "goals", record->goals);
	add_key_results(x, to, record);
}

void ll_export_kind(const struct ll_exporter *x, struct ll_json *to,
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
		ll_export_in_use(x, to, record);
		break;
	case LL_KIND_MOMENT:
		add_moment(x, to, record);
		break;
	case LL_KIND_PULSE:
		ll_export_survey(x, to, record);
		break;
	case LL_KIND_ROAD:
		add_road(x, to, record);
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
