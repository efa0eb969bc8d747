#include "check/rule.h"

#include "history/agreed.h"

/* Who stands behind a principle, and behind which words of it. */

/* ---- what the house writes down of its principles ------------------------ */

static bool is_agreed(const struct ll_record *record)
{
	return record->nagreements != 0;
}

static bool is_sourced(const struct ll_record *record)
{
	return record->from.text.len != 0;
}

/* Told of those principles that lack what others have. */
static void check_lack(const struct ll_check *check,
		       bool (*has)(const struct ll_record *record),
		       enum ll_diag_code code)
{
	size_t n = 0;

	LL_EACH(check->org, LL_KIND_PRINCIPLE, principle)
	{
		n += has(principle);
	}
	LL_EACH(check->org, LL_KIND_PRINCIPLE, principle)
	{
		if (n && !has(principle)) {
			ll_diag_add(check->diags, code, ll_rule_pos(principle),
				    principle->title, LL_STR(""));
		}
	}
}

void ll_rule_principle_unagreed(const struct ll_check *check)
{
	check_lack(check, is_agreed, LL_D_PRINCIPLE_UNAGREED);
}

void ll_rule_principle_unsourced(const struct ll_check *check)
{
	check_lack(check, is_sourced, LL_D_PRINCIPLE_UNSOURCED);
}

/* ---- leaders ------------------------------------------------------------- */

enum { MAX_NAMES = 5 };

static bool has_agreed(const struct ll_record *record, size_t person)
{
	for (size_t i = 0; i < record->nagreements; i++) {
		if (record->agreement[i].who.record == person) {
			return true;
		}
	}
	return false;
}

static void check_leaders(const struct ll_check *check,
			  const struct ll_record *record)
{
	const struct ll_org *org = check->org;
	struct ll_buf names = ll_buf_make(check->diags->arena);
	size_t n = 0;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *who = &org->record[i];

		if (who->kind != LL_KIND_PERSON || !who->leader ||
		    ll_rule_has_left(check, who) || has_agreed(record, i)) {
			continue;
		}
		if (n++ < MAX_NAMES) {
			ll_buf_add(&names, n > 1 ? LL_STR(", ") : LL_STR(""));
			ll_buf_add(&names, who->title);
		}
	}
	if (n > MAX_NAMES) {
		ll_buf_addf(&names, " and %zu more", n - MAX_NAMES);
	}
	if (n) {
		ll_diag_add(check->diags, LL_D_LEADER_MISSING,
			    ll_rule_field_pos(org, record, LL_FIELD_AGREED_BY),
			    record->title, ll_buf_str(&names));
	}
}

void ll_rule_leader_missing(const struct ll_check *check)
{
	for (size_t i = 0; i < check->org->nrecords; i++) {
		if (check->org->record[i].nagreements) {
			check_leaders(check, &check->org->record[i]);
		}
	}
}

/* ---- who has left -------------------------------------------------------- */

void ll_rule_agreed_left(const struct ll_check *check)
{
	for (size_t i = 0; i < check->org->nrecords; i++) {
		const struct ll_record *record = &check->org->record[i];

		for (size_t k = 0; k < record->nagreements; k++) {
			const struct ll_ref *ref = &record->agreement[k].who;
			const struct ll_record *who =
				ll_rule_target(check->org, ref);

			if (ll_rule_has_left(check, who)) {
				ll_diag_add(check->diags, LL_D_AGREED_LEFT,
					    ll_rule_line_pos(record, ref->line),
					    who->title, record->title);
			}
		}
	}
}

/* ---- agreement to earlier words ------------------------------------------ */

/** One name in `agreed_by`, looked for among those that files once wrote. */
struct search {
	const struct ll_org *org;
	ll_str path;
	const struct ll_ref *ref;
	struct ll_arena *scratch;
};

static ll_str bare(ll_str name)
{
	return ll_str_starts(name, LL_STR("@")) ? ll_str_from_pos(name, 1)
						: name;
}

static bool names(void *context, ll_str text)
{
	const struct search *search = context;
	size_t person = search->ref->record;
	ll_str handle = ll_str_join(search->scratch, LL_STR("@"), bare(text),
				    LL_STR(""));

	if (!text.len ||
	    ll_str_eq_nocase(bare(text), bare(search->ref->text))) {
		return text.len != 0;
	}
	return person != LL_NO_RECORD &&
	       (ll_org_find(search->org, search->path, text) == person ||
		ll_org_find(search->org, search->path, handle) == person);
}

static struct ll_agreed_past past_of(const struct ll_check *check,
				     struct ll_arena *scratch, size_t record)
{
	const struct ll_timeline *timeline = &check->log->timeline[record];
	struct ll_agreed_past past = {
		.info = check->log->info,
		.change = LL_NEW(scratch, const struct ll_change *,
				 timeline->nchanges),
		.n = timeline->nchanges,
		.whole = timeline->complete,
	};

	for (size_t i = 0; i < past.n; i++) {
		past.change[i] = &timeline->change[i];
	}
	return past;
}

/* Many agree on one day: each version is compared once. */
struct pinned {
	struct ll_arena scratch;
	enum { NOT_ASKED, SAME, EARLIER } * words; /* by change */
};

static bool is_earlier(const struct ll_check *check,
		       const struct ll_record *record, struct pinned *pinned,
		       const struct ll_agreed_past *past, size_t pin)
{
	if (pin == LL_NPOS || !ll_agreed_unpinned(past, pin)) {
		return false;
	}
	if (!pinned->words[pin]) {
		struct ll_agreed_words words = ll_agreed_compare(
			&pinned->scratch, check->org, record, past, pin);

		pinned->words[pin] =
			words.known && !words.same ? EARLIER : SAME;
	}
	return pinned->words[pin] == EARLIER;
}

/** Those whose names stand on one line, told together. */
struct line {
	int line;
	struct ll_buf names;
	size_t n;
};

static void end_line(const struct ll_check *check,
		     const struct ll_record *record, struct line *line)
{
	if (line->n > MAX_NAMES) {
		ll_buf_addf(&line->names, " and %zu more", line->n - MAX_NAMES);
	}
	if (line->n) {
		ll_diag_add(check->diags, LL_D_AGREED_EARLIER,
			    ll_rule_line_pos(record, line->line),
			    ll_buf_str(&line->names), record->title);
	}
	*line = (struct line){ .names = ll_buf_make(check->diags->arena) };
}

static void add_earlier(const struct ll_check *check,
			const struct ll_record *record,
			const struct ll_ref *ref, struct line *line)
{
	if (line->line != ref->line) {
		end_line(check, record, line);
	}
	line->line = ref->line;
	if (line->n++ < MAX_NAMES) {
		ll_buf_add(&line->names,
			   line->n > 1 ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&line->names, ll_rule_name(check->org, ref));
	}
}

static void check_words(const struct ll_check *check, size_t at)
{
	const struct ll_record *record = &check->org->record[at];
	struct line line = { .names = ll_buf_make(check->diags->arena) };
	struct pinned pinned = { .words = NULL };
	struct ll_agreed_past past = past_of(check, &pinned.scratch, at);

	pinned.words = ll_arena_alloc(&pinned.scratch, sizeof(*pinned.words),
				      alignof(int), past.n);
	for (size_t i = 0; i < record->nagreements; i++) {
		const struct ll_agreement *agreement = &record->agreement[i];
		struct search search = { check->org, record->path,
					 &agreement->who, &pinned.scratch };
		struct ll_signer signer = { agreement->date, names, &search };
		size_t pin = ll_agreed_pin(&past, &signer);

		if (is_earlier(check, record, &pinned, &past, pin)) {
			add_earlier(check, record, &agreement->who, &line);
		}
	}
	end_line(check, record, &line);
	ll_arena_release(&pinned.scratch);
}

void ll_rule_agreed_earlier(const struct ll_check *check)
{
	for (size_t i = 0; i < check->org->nrecords; i++) {
		if (check->org->record[i].nagreements &&
		    i < check->log->ntimelines) {
			check_words(check, i);
		}
	}
}
