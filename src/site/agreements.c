#include "site/agreements.h"

#include "base/buf.h"
#include "site/timeline.h"

static bool is_rewording(const struct ll_view_change *change)
{
	if (ll_change_is_small(change) || change->class == LL_CLASS_CREATED) {
		return false;
	}
	for (size_t i = 0; i < change->nevents; i++) {
		if (change->event[i].type == LL_EVENT_REWORDED ||
		    change->event[i].type == LL_EVENT_RETITLED) {
			return true;
		}
	}
	return change->class == LL_CLASS_WORDING;
}

static const struct ll_view_change *
last_rewording(const struct ll_view_record *record)
{
	for (size_t i = record->nchanges; i-- > 0;) {
		if (is_rewording(record->change[i])) {
			return record->change[i];
		}
	}
	return NULL;
}

ll_date ll_words_day(const struct ll_view_record *record)
{
	const struct ll_view_change *change = last_rewording(record);

	if (change) {
		return change->landing->date;
	}
	return record->history_complete ? record->since : LL_DATE_NONE;
}

bool ll_agreement_is_earlier(const struct ll_view_record *record,
			     const struct ll_view_agreement *agreement)
{
	const struct ll_view_change *change = last_rewording(record);

	return change && agreement->date.n &&
	       agreement->date.n < change->landing->date.n;
}

static size_t count_earlier(const struct ll_view_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->nagreements; i++) {
		n += ll_agreement_is_earlier(record, &record->agreement[i]);
	}
	return n;
}

static void say_summary(const struct ll_page *page, struct ll_dict *agrees,
			const struct ll_view_record *record, size_t earlier)
{
	struct ll_arena *arena = agrees->arena;
	struct ll_say say = ll_say_open(page, agrees, LL_NAME_LEAD);
	size_t now = record->nagreements - earlier;

	ll_say_strong(&say, ll_count_capital(arena, now));
	ll_say(&say, now == 1 ? " person agrees" : " people agree");
	ll_say(&say, " to these words");
	if (earlier) {
		ll_say(&say, ", ");
		ll_say_strong(&say, ll_count_word(arena, earlier));
		ll_say(&say, " to earlier words");
	}
	ll_say(&say, ".");
}

static struct ll_dict *add_signers(const struct ll_page *page,
				   struct ll_dict *agrees,
				   const struct ll_view_record *record,
				   bool earlier)
{
	struct ll_dict *signers = ll_dict_add(agrees, LL_NAME_SIGNERS);

	ll_dict_literal(signers, LL_NAME_LABEL,
			earlier ? "To earlier words" : "To these words");
	ll_dict_literal(signers, LL_NAME_MARK, earlier ? "stale" : "done");
	ll_dict_show(signers, LL_NAME_GAP, earlier);
	for (size_t i = 0; i < record->nagreements; i++) {
		const struct ll_view_agreement *one = &record->agreement[i];
		struct ll_say say;

		if (ll_agreement_is_earlier(record, one) != earlier) {
			continue;
		}
		say = ll_say_open(page, signers, LL_NAME_SIGNER);
		ll_say_who(&say, &one->who);
		if (one->date.n) {
			ll_say(&say, ", ");
			ll_say_date(&say, one->date);
		}
	}
	return signers;
}

/* What they did not agree to, and how it is mended. */
static void explain_earlier(const struct ll_page *page, struct ll_dict *signers,
			    const struct ll_view_record *record)
{
	const struct ll_view_change *change = last_rewording(record);
	struct ll_say say = ll_say_open(page, signers, LL_NAME_SAY);

	ll_say(&say, "Given before the rewording of ");
	ll_say_date_long(&say, change->landing->date);
	ll_say(&say, ", and not given anew. The names stay with the words "
		     "they were put to, until a later day stands beside them "
		     "in ");
	ll_say_code(&say, record->path);
	ll_say(&say, ".");
	ll_timeline_add_words(signers, change);
}

void ll_agreements_fill(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record)
{
	size_t earlier = count_earlier(record);
	struct ll_dict *agrees;

	if (record->kind == LL_KIND_PILLAR && !record->nagreements) {
		return;
	}
	agrees = ll_dict_add(dict, LL_NAME_AGREES);
	if (!record->nagreements) {
		struct ll_say say = ll_say_open(page, agrees, LL_NAME_NONE);

		ll_say(&say, "Nobody's agreement is recorded. Names under "
			     "agreed_by would be it.");
		return;
	}
	say_summary(page, agrees, record, earlier);
	if (earlier < record->nagreements) {
		add_signers(page, agrees, record, false);
	}
	if (earlier) {
		explain_earlier(page, add_signers(page, agrees, record, true),
				record);
	}
}
