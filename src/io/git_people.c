#include "io/git_internal.h"

#include "base/buf.h"
#include "base/utf8.h"

/*
 * Source: gitmailmap(5). A line gives a proper name, a proper mail or both
 * to a mail, or to a mail together with a name; case does not matter in what
 * is looked up, and a later line wins.
 */

/* What to write instead; an empty part stays as it is. */
struct spelling {
	ll_str name;
	ll_str mail;
};

/* All that .mailmap says of one mail. */
struct person_rule {
	struct spelling any;
	struct ll_map by_name; /* name in lower case to struct spelling */
};

/*
 * Takes "Name <mail>" off *@rest. Returns false where there is no pair of
 * angle brackets, and for an empty mail unless @may_be_empty.
 */
static bool take_ident(ll_str *rest, bool may_be_empty, ll_str *name,
		       ll_str *mail)
{
	ll_str before;
	ll_str after;

	if (!ll_str_cut(*rest, '<', &before, &after) ||
	    !ll_str_cut(after, '>', mail, &after) ||
	    (!mail->len && !may_be_empty)) {
		return false;
	}
	*name = ll_str_trim(before);
	*rest = after;
	return true;
}

static struct person_rule *rule_of(struct ll_people *people, ll_str mail)
{
	void **slot =
		ll_map_slot(&people->mail, ll_str_lower(people->arena, mail));

	if (!*slot) {
		struct person_rule *rule =
			LL_NEW(people->arena, struct person_rule, 1);

		rule->by_name = ll_map_make(people->arena);
		*slot = rule;
	}
	return *slot;
}

static void add_rule(struct ll_people *people, struct spelling to,
		     ll_str from_name, ll_str from_mail)
{
	struct person_rule *rule = rule_of(people, from_mail);
	struct spelling *spelling = &rule->any;

	if (from_name.len) {
		spelling = LL_NEW(people->arena, struct spelling, 1);
		*ll_map_slot(&rule->by_name,
			     ll_str_lower(people->arena, from_name)) = spelling;
	}
	if (to.name.len) {
		spelling->name = to.name;
	}
	if (to.mail.len) {
		spelling->mail = to.mail;
	}
}

static void add_line(struct ll_people *people, ll_str line)
{
	struct spelling to = { 0 };
	ll_str name = LL_STR("");
	ll_str mail = LL_STR("");

	if (!line.len || line.s[0] == '#' ||
	    !take_ident(&line, false, &to.name, &to.mail)) {
		return;
	}
	if (take_ident(&line, true, &name, &mail)) {
		add_rule(people, to, name, mail);
		return;
	}
	mail = to.mail;
	to.mail = LL_STR("");
	add_rule(people, to, LL_STR(""), mail);
}

void ll_people_init(struct ll_people *people, struct ll_arena *arena,
		    ll_str mailmap)
{
	ll_str rest = ll_utf8_clean(arena, mailmap);

	*people = (struct ll_people){
		.arena = arena,
		.mail = ll_map_make(arena),
		.person = ll_map_make(arena),
		.ident = ll_map_make(arena),
	};
	while (rest.len) {
		add_line(people, ll_str_line(&rest));
	}
}

static void respell(const struct ll_people *people, ll_str *name, ll_str *mail)
{
	struct ll_arena scratch = { 0 };
	const struct person_rule *rule =
		ll_map_get(&people->mail, ll_str_lower(&scratch, *mail));
	const struct spelling *to = NULL;

	if (rule) {
		to = ll_map_get(&rule->by_name, ll_str_lower(&scratch, *name));
		to = to ? to : &rule->any;
		*name = to->name.len ? to->name : *name;
		*mail = to->mail.len ? to->mail : *mail;
	}
	ll_arena_release(&scratch);
}

static const struct ll_person *intern(struct ll_people *people, ll_str name,
				      ll_str mail)
{
	ll_str key = ll_str_join(people->arena, name, LL_STR("\n"), mail);
	void **slot = ll_map_slot(&people->person, key);

	if (!*slot) {
		struct ll_person *person =
			LL_NEW(people->arena, struct ll_person, 1);

		person->name = ll_str_sub(key, 0, name.len);
		person->email = ll_str_from_pos(key, name.len + 1);
		*slot = person;
	}
	return *slot;
}

/* Where the name is empty, what stands before the '@' is the name. */
static ll_str name_or_mail(ll_str name, ll_str mail)
{
	ll_str domain;

	if (!name.len) {
		ll_str_cut(mail, '@', &name, &domain);
	}
	return name;
}

const struct ll_person *ll_people_find(struct ll_people *people, ll_str ident)
{
	const struct ll_person *person = ll_map_get(&people->ident, ident);
	ll_str text;
	ll_str name;
	ll_str mail;

	if (person) {
		return person;
	}
	text = ll_utf8_clean(people->arena, ident);
	ll_str_cut(text, '<', &name, &mail);
	ll_str_cut(mail, '>', &mail, &text);
	name = ll_str_trim(name);
	mail = ll_str_trim(mail);
	respell(people, &name, &mail);
	person = intern(people, name_or_mail(name, mail), mail);
	*ll_map_slot(&people->ident, ll_str_copy(people->arena, ident)) =
		(void *)(uintptr_t)person;
	return person;
}
