#include "view/filter_internal.h"

/* ---- references ---------------------------------------------------------- */

static bool keeps_ref(const struct ll_filter *filter, const struct ll_ref *ref)
{
	if (ref->record != LL_NO_RECORD) {
		return !ll_filter_hides(filter, ref->record);
	}
	return !ll_sieve_tells(filter->sieve, ref->text) &&
	       !ll_sieve_tells(filter->sieve, ref->label);
}

bool ll_filter_has_cut(const struct ll_filter *filter, int line)
{
	return filter->twin && line && ll_twin_has_cut(filter->twin, line);
}

static struct ll_ref copy_ref(const struct ll_filter *filter, struct ll_ref ref)
{
	if (!keeps_ref(filter, &ref)) {
		ref = (struct ll_ref){ .text = LL_STR(""),
				       .label = LL_STR("") };
	}
	ref.record = LL_NO_RECORD;
	return ref;
}

static struct ll_refs copy_refs(const struct ll_filter *filter,
				struct ll_refs refs)
{
	struct ll_refs copy = { .ref = LL_NEW(filter->arena, struct ll_ref,
					      refs.n) };

	for (size_t i = 0; i < refs.n; i++) {
		if (keeps_ref(filter, &refs.ref[i]) &&
		    !ll_filter_has_cut(filter, refs.ref[i].line)) {
			copy.ref[copy.n] = refs.ref[i];
			copy.ref[copy.n++].record = LL_NO_RECORD;
		}
	}
	return copy;
}

/* ---- texts and nodes ----------------------------------------------------- */

static ll_str replace(struct ll_arena *arena, ll_str text, ll_str what,
		      ll_str by)
{
	size_t at = what.len ? ll_str_find(text, what) : LL_NPOS;

	return at == LL_NPOS
		       ? text
		       : ll_str_join(arena, ll_str_sub(text, 0, at), by,
				     ll_str_from_pos(text, at + what.len));
}

/*
 * Plain text that was made from @node (may be NULL) of a file whose prose had
 * to change: what hidden links say in it, and names of hidden things.
 */
static ll_str copy_text(struct ll_filter *filter, ll_str text,
			const struct ll_md_node *node)
{
	const struct ll_md_node *inner = node;

	if (!filter->twin) {
		return text;
	}
	while (inner && (inner = ll_md_walk(inner, node))) {
		bool link = inner->type == LL_MD_LINK;
		ll_str said = link ? ll_md_plain(filter->arena, inner)
				   : ll_str_join(filter->arena, LL_STR("@"),
						 inner->text, LL_STR(""));

		if ((link || inner->type == LL_MD_MENTION) &&
		    ll_filter_hides_node(filter, inner) &&
		    ll_sieve_tells(filter->sieve, said)) {
			text = replace(filter->arena, text, said,
				       link ? LL_STR("another page")
					    : LL_STR("someone"));
		}
	}
	return ll_tell_redact(&filter->sieve->tell, filter->arena, text,
			      LL_TELL_PROSE, LL_STR("another page"));
}

static const struct ll_md_node *copy_node(const struct ll_filter *filter,
					  const struct ll_md_node *node)
{
	return filter->twin ? ll_twin_of(filter->twin, node) : node;
}

static const struct ll_md_node *copy_edge(const struct ll_filter *filter,
					  const struct ll_md_node *node)
{
	return filter->twin ? ll_twin_from(filter->twin, node) : node;
}

/* An item is gone with the section it stood in. */
static bool keeps_item(const struct ll_filter *filter,
		       const struct ll_md_node *node, int line)
{
	return !ll_filter_has_cut(filter, line) &&
	       (!node || copy_node(filter, node) || !filter->twin);
}

/* ---- records ------------------------------------------------------------- */

static void copy_key_results(struct ll_filter *filter, struct ll_record *record)
{
	const struct ll_key_result *was = record->key_result;
	size_t n = record->nkey_results;

	record->key_result = LL_NEW(filter->arena, struct ll_key_result, n);
	record->nkey_results = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_key_result *is;

		if (!keeps_item(filter, was[i].node, was[i].line)) {
			continue;
		}
		is = &record->key_result[record->nkey_results++];
		*is = was[i];
		is->node = copy_node(filter, is->node);
		is->text = copy_text(filter, is->text, was[i].node);
		is->owner = copy_refs(filter, is->owner);
	}
}

static void copy_reports(struct ll_filter *filter, struct ll_record *record)
{
	const struct ll_report *was = record->report;
	size_t n = record->nreports;

	record->report = LL_NEW(filter->arena, struct ll_report, n);
	record->nreports = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_report *is;

		if (!keeps_ref(filter, &was[i].goal) ||
		    ll_filter_has_cut(filter, was[i].line)) {
			continue;
		}
		is = &record->report[record->nreports++];
		*is = was[i];
		is->goal = copy_ref(filter, is->goal);
		is->note = copy_text(filter, is->note, NULL);
		is->first = copy_edge(filter, is->first);
		is->end = copy_edge(filter, is->end);
	}
}

static void copy_decisions(struct ll_filter *filter, struct ll_record *record)
{
	const struct ll_decision *was = record->decision;
	size_t n = record->ndecisions;

	record->decision = LL_NEW(filter->arena, struct ll_decision, n);
	record->ndecisions = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_decision *is;

		if (!keeps_item(filter, was[i].node, was[i].line)) {
			continue;
		}
		is = &record->decision[record->ndecisions++];
		*is = was[i];
		is->node = copy_node(filter, is->node);
		is->text = copy_text(filter, is->text, was[i].node);
		is->about = copy_refs(filter, is->about);
	}
}

static void copy_actions(struct ll_filter *filter, struct ll_record *record)
{
	const struct ll_action *was = record->action;
	size_t n = record->nactions;

	record->action = LL_NEW(filter->arena, struct ll_action, n);
	record->nactions = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_action *is;

		if (!keeps_item(filter, was[i].node, was[i].line)) {
			continue;
		}
		is = &record->action[record->nactions++];
		*is = was[i];
		is->node = copy_node(filter, is->node);
		is->text = copy_text(filter, is->text, was[i].node);
		is->owner = copy_refs(filter, is->owner);
	}
}

static void copy_agreements(const struct ll_filter *filter,
			    struct ll_record *record)
{
	const struct ll_agreement *was = record->agreement;
	size_t n = record->nagreements;

	record->agreement = LL_NEW(filter->arena, struct ll_agreement, n);
	record->nagreements = 0;
	for (size_t i = 0; i < n; i++) {
		if (keeps_ref(filter, &was[i].who)) {
			record->agreement[record->nagreements] = was[i];
			record->agreement[record->nagreements++].who.record =
				LL_NO_RECORD;
		}
	}
}

/* What deriving fills in again goes back to what was written. */
static void copy_metrics(const struct ll_filter *filter,
			 struct ll_record *record)
{
	const struct ll_metric *was = record->metric;

	record->metric =
		LL_NEW(filter->arena, struct ll_metric, record->nmetrics);
	for (size_t i = 0; i < record->nmetrics; i++) {
		record->metric[i] = was[i];
		record->metric[i].current = was[i].written;
		record->metric[i].reading = NULL;
		record->metric[i].nreadings = 0;
	}
}

static void copy_record_refs(const struct ll_filter *filter,
			     struct ll_record *record)
{
	record->owner = copy_refs(filter, record->owner);
	record->team = copy_ref(filter, record->team);
	record->supports = copy_refs(filter, record->supports);
	record->links = copy_refs(filter, record->links);
	record->continues = copy_ref(filter, record->continues);
	record->attendees = copy_refs(filter, record->attendees);
	record->absent = copy_refs(filter, record->absent);
	record->follows = copy_ref(filter, record->follows);
	record->from = copy_ref(filter, record->from);
	record->values = copy_refs(filter, record->values);
	record->goals = copy_refs(filter, record->goals);
	record->people = copy_refs(filter, record->people);
	record->reports_to = copy_ref(filter, record->reports_to);
	record->whom = copy_refs(filter, record->whom);
}

static void copy_answers(const struct ll_filter *filter,
			 struct ll_record *record)
{
	const struct ll_answer *was = record->answer;

	record->answer =
		LL_NEW(filter->arena, struct ll_answer, record->nanswers);
	for (size_t i = 0; i < record->nanswers; i++) {
		record->answer[i] = was[i];
		record->answer[i].value = copy_ref(filter, was[i].value);
	}
}

void ll_filter_record(struct ll_filter *filter, struct ll_record *record)
{
	copy_record_refs(filter, record);
	copy_metrics(filter, record);
	copy_key_results(filter, record);
	copy_reports(filter, record);
	copy_decisions(filter, record);
	copy_actions(filter, record);
	copy_agreements(filter, record);
	copy_answers(filter, record);
	record->now = copy_text(filter, record->now, NULL);
	record->aim = copy_text(filter, record->aim, NULL);
	record->title =
		copy_text(filter, record->title,
			  filter->whole->file[filter->record->file].md.title);
	record->purpose = copy_text(filter, record->purpose, NULL);
	record->first = copy_edge(filter, record->first);
	record->end = copy_edge(filter, record->end);
	record->statement = copy_node(filter, record->statement);
	record->child = NULL;
	record->nchildren = 0;
	record->last_report = LL_NO_RECORD;
	record->last_reported = LL_DATE_NONE;
}
