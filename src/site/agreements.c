#include "site/agreements.h"

#include "base/buf.h"
#include "base/map.h"
#include "site/timeline.h"

static size_t count_earlier(const struct ll_view_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->nagreements; i++) {
		n += record->agreement[i].earlier;
	}
	return n;
}

/* ---- of how many --------------------------------------------------------- */

static void add_person(struct ll_arena *arena, struct ll_map *asked,
		       const struct ll_view_record *person, ll_str name)
{
	ll_str key =
		person ? ll_str_join(arena, LL_STR("/"), person->id, LL_STR(""))
		       : ll_str_lower(arena, name);

	if (key.len) {
		*ll_map_slot(asked, key) = asked;
	}
}

/* A name as `agreed_by` had it once: "priya", "@priya". */
static void add_withdrawn(const struct ll_page *page, struct ll_arena *arena,
			  struct ll_map *asked, ll_str path, ll_str name)
{
	ll_str handle =
		ll_str_starts(name, LL_STR("@"))
			? name
			: ll_str_join(arena, LL_STR("@"), name, LL_STR(""));
	struct ll_view_link link =
		ll_view_follow(page->site->view, arena, path, handle);
	const struct ll_view_record *person =
		link.type == LL_VIEW_LINK_RECORD ? link.record : NULL;

	if (!person || !person->left.n) {
		add_person(arena, asked, person, handle);
	}
}

size_t ll_agreements_asked(const struct ll_page *page, struct ll_arena *arena,
			   const struct ll_view_record *record)
{
	const struct ll_view_list *people =
		&page->site->view->by_kind[LL_KIND_PERSON];
	struct ll_map asked = ll_map_make(arena);

	for (size_t i = 0; i < people->n; i++) {
		if (people->item[i]->leader && !people->item[i]->left.n) {
			add_person(arena, &asked, people->item[i], LL_STR(""));
		}
	}
	for (size_t i = 0; i < record->nagreements; i++) {
		add_person(arena, &asked, record->agreement[i].who.person,
			   record->agreement[i].who.name);
	}
	for (size_t i = 0; i < record->nchanges; i++) {
		const struct ll_view_change *change = record->change[i];

		for (size_t k = 0; k < change->nevents; k++) {
			if (change->event[k].type ==
			    LL_EVENT_AGREEMENT_WITHDRAWN) {
				add_withdrawn(page, arena, &asked, record->path,
					      change->event[k].old_text);
			}
		}
	}
	return asked.nentries;
}

/* "Agreed by 9 of 11, two to earlier words." */
static void say_summary(const struct ll_page *page, struct ll_dict *agrees,
			const struct ll_view_record *record, size_t earlier)
{
	struct ll_arena *arena = agrees->arena;
	struct ll_say say = ll_say_open(page, agrees, LL_NAME_LEAD);
	size_t asked = ll_agreements_asked(page, arena, record);

	ll_say(&say, "Agreed by ");
	ll_say_strong(&say, ll_strf(arena, "%zu", record->nagreements));
	if (asked > record->nagreements) {
		ll_say_str(&say, ll_strf(arena, " of %zu", asked));
	}
	if (earlier) {
		ll_say(&say, ", ");
		ll_say_strong(&say, ll_strf(arena, "%zu", earlier));
		ll_say(&say, " to earlier words");
	}
	ll_say(&say, ".");
}

/* ---- the names ----------------------------------------------------------- */

static struct ll_dict *open_signers(struct ll_dict *agrees, bool earlier)
{
	struct ll_dict *signers = ll_dict_add(agrees, LL_NAME_SIGNERS);

	ll_dict_literal(signers, LL_NAME_LABEL,
			earlier ? "To earlier words" : "To these words");
	ll_dict_literal(signers, LL_NAME_MARK, earlier ? "stale" : "done");
	ll_dict_show(signers, LL_NAME_GAP, earlier);
	return signers;
}

/* Those who agreed to one state of the words; @pin alone tells which. */
static void add_signers(const struct ll_page *page, struct ll_dict *signers,
			const struct ll_view_record *record, bool earlier,
			size_t pin)
{
	for (size_t i = 0; i < record->nagreements; i++) {
		const struct ll_view_agreement *one = &record->agreement[i];
		struct ll_say say;

		if (one->earlier != earlier || (earlier && one->pin != pin)) {
			continue;
		}
		say = ll_say_open(page, signers, LL_NAME_SIGNER);
		ll_say_who(&say, &one->who);
		if (one->date.n) {
			ll_say(&say, ", ");
			ll_say_date(&say, one->date);
		}
	}
}

/* What they did not agree to, and how it is mended. */
static void explain_earlier(const struct ll_page *page, struct ll_dict *signers,
			    const struct ll_view_record *record,
			    const struct ll_view_agreement *one)
{
	const struct ll_view_change words = { .class = LL_CLASS_WORDING,
					      .span = one->span,
					      .nspans = one->nspans };
	struct ll_say say = ll_say_open(page, signers, LL_NAME_SAY);

	if (one->title_then.len) {
		ll_say(&say, "It was called ");
		ll_say_name(&say, one->title_then);
		ll_say(&say, " then. ");
	}
	ll_say(&say, one->nspans ? "The words have changed since, as shown. "
				 : "The words have changed since. ");
	ll_say(&say, "The names stay with the words they were put to, until a "
		     "later day stands beside them in ");
	ll_say_code(&say, record->path);
	ll_say(&say, ".");
	ll_timeline_add_words(signers, &words);
}

static bool is_first_of_pin(const struct ll_view_record *record, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (record->agreement[i].pin == record->agreement[n].pin) {
			return false;
		}
	}
	return true;
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
		add_signers(page, open_signers(agrees, false), record, false,
			    0);
	}
	for (size_t i = 0; i < record->nagreements; i++) {
		const struct ll_view_agreement *one = &record->agreement[i];
		struct ll_dict *signers;

		if (one->earlier && is_first_of_pin(record, i)) {
			signers = open_signers(agrees, true);
			add_signers(page, signers, record, true, one->pin);
			explain_earlier(page, signers, record, one);
		}
	}
}
