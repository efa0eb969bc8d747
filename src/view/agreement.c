#include "history/agreed.h"
#include "view/build.h"

/* @text is one name as written in `agreed_by`: does it mean @who? */
static bool names(const struct ll_build *build, ll_str from, ll_str text,
		  const struct ll_view_who *who)
{
	ll_str handle = text;

	if (!text.len || ll_str_eq_nocase(text, who->name)) {
		return text.len != 0;
	}
	if (!ll_str_starts(text, LL_STR("@"))) {
		handle = ll_str_join(build->arena, LL_STR("@"), text,
				     LL_STR(""));
	}
	return ll_str_eq_nocase(handle, who->name) ||
	       (who->person &&
		(ll_build_at(build, ll_org_find(build->org, from, text)) ==
			 who->person ||
		 ll_build_at(build, ll_org_find(build->org, from, handle)) ==
			 who->person));
}

/* Whose name is looked for, and where it was written. */
struct search {
	const struct ll_build *build;
	ll_str path;
	const struct ll_view_who *who;
};

static bool is_signer(void *context, ll_str name)
{
	const struct search *search = context;

	return names(search->build, search->path, name, search->who);
}

/* Changes that may be seen; what was opened up begins with that. */
static struct ll_agreed_past past_of(const struct ll_build *build,
				     const struct ll_view_record *record)
{
	struct ll_agreed_past past = {
		.info = build->log->info,
		.change = LL_NEW(build->arena, const struct ll_change *,
				 record->nchanges),
		.whole = record->history_complete,
	};

	for (size_t i = 0; i < record->nchanges; i++) {
		size_t at = (size_t)(record->change[i] - build->view->change);

		if (build->veiled[at]) {
			past.n = 0;
			past.whole = true;
		}
		past.change[past.n++] = build->from[at];
	}
	return past;
}

/* One of those who agreed at the same time has been looked at before. */
static const struct ll_view_agreement *
find_alike(const struct ll_view_record *record, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (record->agreement[i].pin == record->agreement[n].pin) {
			return &record->agreement[i];
		}
	}
	return NULL;
}

static void compare_words(const struct ll_build *build,
			  const struct ll_record *from,
			  const struct ll_agreed_past *past, size_t pin,
			  struct ll_view_agreement *out)
{
	struct ll_agreed_words words =
		ll_agreed_compare(build->arena, build->org, from, past, pin);
	struct ll_change change = { .span = words.diff.span,
				    .nspans = words.diff.n };
	struct ll_view_change shown = { 0 };

	out->earlier = !words.known || !words.same;
	ll_build_change(build, &change, &shown);
	out->span = shown.span;
	out->nspans = shown.nspans;
	out->title_then = ll_sieve_tells(build->sieve, words.title)
				  ? LL_STR("")
				  : words.title;
}

static void add_pin(const struct ll_build *build, const struct ll_record *from,
		    const struct ll_agreed_past *past,
		    struct ll_view_record *record, size_t n)
{
	struct ll_view_agreement *agreement = &record->agreement[n];
	struct search search = { build, record->path, &agreement->who };
	struct ll_signer signer = { agreement->date, is_signer, &search };
	size_t pin = ll_agreed_pin(past, &signer);
	const struct ll_view_agreement *alike;

	if (pin == LL_NPOS) {
		return;
	}
	agreement->pin = pin + 1;
	if (!agreement->date.n) {
		const struct ll_landing *landing =
			past->info[past->change[pin]->landing].landing;

		agreement->date =
			landing->uncommitted
				? LL_DATE_NONE
				: ll_date_of_time(landing->commit.time);
	}
	if (!ll_agreed_unpinned(past, pin)) {
		return;
	}
	alike = find_alike(record, n);
	if (!alike) {
		compare_words(build, from, past, pin, agreement);
		return;
	}
	agreement->earlier = alike->earlier;
	agreement->span = alike->span;
	agreement->nspans = alike->nspans;
	agreement->title_then = alike->title_then;
}

void ll_build_agreements(struct ll_build *build)
{
	for (size_t i = 0; i < build->org->nrecords; i++) {
		struct ll_view_record *record = ll_build_at(build, i);
		struct ll_agreed_past past;

		if (!record || !record->nagreements) {
			continue;
		}
		past = past_of(build, record);
		for (size_t k = 0; k < record->nagreements; k++) {
			add_pin(build, &build->org->record[i], &past, record,
				k);
		}
	}
}
