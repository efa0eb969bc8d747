#include "base/buf.h"
#include "view/build.h"

static bool event_tells(const struct ll_build *build,
			const struct ll_event *event)
{
	return ll_sieve_tells(build->sieve, event->field) ||
	       ll_sieve_tells(build->sieve, event->label) ||
	       ll_sieve_tells(build->sieve, event->old_text) ||
	       ll_sieve_tells(build->sieve, event->new_text);
}

static void add_events(const struct ll_build *build,
		       const struct ll_change *change,
		       struct ll_view_change *out)
{
	out->event =
		LL_NEW(build->arena, struct ll_view_event, change->nevents);
	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_event *event = &change->event[i];
		struct ll_view_event *to;

		if (event_tells(build, event)) {
			continue;
		}
		to = &out->event[out->nevents++];
		to->type = event->type;
		to->field = event->field;
		to->label = event->label;
		to->old_text = event->old_text;
		to->new_text = event->new_text;
		to->bulk = event->bulk;
		switch (event->hint) {
		case LL_HINT_NONE:
			to->hint = LL_VIEW_PLAIN;
			break;
		case LL_HINT_EASIER:
			to->hint = LL_VIEW_EASIER;
			break;
		case LL_HINT_HARDER:
			to->hint = LL_VIEW_HARDER;
			break;
		case LL_HINT_LATER:
			to->hint = LL_VIEW_LATER;
			break;
		case LL_HINT_EARLIER:
			to->hint = LL_VIEW_EARLIER;
			break;
		}
	}
}

/* A name may run over the edge of a span: look at both sides whole. */
static bool words_tell(const struct ll_build *build,
		       const struct ll_change *change)
{
	struct ll_buf before = ll_buf_make(build->arena);
	struct ll_buf after = ll_buf_make(build->arena);

	if (!build->sieve->nhidden) {
		return false;
	}
	for (size_t i = 0; i < change->nspans; i++) {
		if (change->span[i].kind != LL_ADDED) {
			ll_buf_add(&before, change->span[i].text);
		}
		if (change->span[i].kind != LL_REMOVED) {
			ll_buf_add(&after, change->span[i].text);
		}
	}
	return ll_tell_finds(&build->sieve->tell, ll_buf_str(&before),
			     LL_TELL_PROSE) ||
	       ll_tell_finds(&build->sieve->tell, ll_buf_str(&after),
			     LL_TELL_PROSE);
}

static void add_words(const struct ll_build *build,
		      const struct ll_change *change,
		      struct ll_view_change *out)
{
	if (words_tell(build, change)) {
		return;
	}
	out->span = LL_NEW(build->arena, struct ll_view_span, change->nspans);
	out->nspans = change->nspans;
	for (size_t i = 0; i < change->nspans; i++) {
		out->span[i].text = change->span[i].text;
		switch (change->span[i].kind) {
		case LL_SAME:
			out->span[i].kind = LL_VIEW_SAME;
			break;
		case LL_REMOVED:
			out->span[i].kind = LL_VIEW_REMOVED;
			break;
		case LL_ADDED:
			out->span[i].kind = LL_VIEW_ADDED;
			break;
		case LL_ELIDED:
			out->span[i].kind = LL_VIEW_ELIDED;
			break;
		}
	}
}

void ll_build_change(const struct ll_build *build,
		     const struct ll_change *change, struct ll_view_change *out)
{
	add_events(build, change, out);
	add_words(build, change, out);
}

/* The goal that a new one goes on with stands with its creation. */
static void add_continued(const struct ll_build *build,
			  struct ll_view_change *out)
{
	const struct ll_view_record *was =
		out->record ? out->record->continues : NULL;
	struct ll_view_event *event;

	if (!was || out->class != LL_CLASS_CREATED) {
		return;
	}
	event = LL_NEW(build->arena, struct ll_view_event, out->nevents + 1);
	for (size_t i = 0; i < out->nevents; i++) {
		event[i] = out->event[i];
	}
	event[out->nevents] = (struct ll_view_event){
		.type = LL_EVENT_CONTINUED,
		.field = LL_STR("continues"),
		.label = was->period ? was->period->label : LL_STR(""),
		.old_text = was->title,
		.new_text = LL_STR(""),
	};
	out->event = event;
	out->nevents++;
}

void ll_build_what(const struct ll_build *build, size_t at)
{
	const struct ll_change *change = build->from[at];
	struct ll_view_change *out = &build->view->change[at];

	if (!build->veiled[at]) {
		out->class = change->class;
		out->ignored = change->ignored;
		ll_build_change(build, change, out);
	}
	add_continued(build, out);
}
