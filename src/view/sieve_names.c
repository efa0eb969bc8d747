#include "view/sieve.h"

static bool has_letter(ll_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		if (ll_is_alpha(name.s[i]) || (unsigned char)name.s[i] >= 128) {
			return true;
		}
	}
	return false;
}

/* A name counts for or against; one of digits alone tells nothing. */
static void add_name(struct ll_sieve *sieve, ll_str name,
		     enum ll_tell_where where, bool hidden)
{
	if (!hidden) {
		ll_tell_allow(&sieve->tell, name);
	} else if (has_letter(name)) {
		ll_tell_add(&sieve->tell, name, where);
	}
}

/* A path of several segments tells wherever it stands, one alone does not. */
static void add_path(struct ll_sieve *sieve, ll_str path, bool hidden)
{
	bool many = ll_str_find_char(path, '/') != LL_NPOS;

	add_name(sieve, path, LL_TELL_NAME | (many ? LL_TELL_PROSE : 0),
		 hidden);
	add_name(sieve, ll_path_base(path), LL_TELL_NAME, hidden);
	add_name(sieve, ll_path_stem(ll_path_base(path)), LL_TELL_NAME, hidden);
}

static void add_record(struct ll_sieve *sieve, const struct ll_record *record,
		       bool hidden)
{
	add_name(sieve, record->title, LL_TELL_PROSE | LL_TELL_NAME, hidden);
	add_path(sieve, record->id, hidden);
	add_path(sieve, record->path, hidden);
	add_name(sieve, record->anchor, LL_TELL_NAME, hidden);
	add_name(sieve, record->handle, LL_TELL_NAME, hidden);
	for (size_t i = 0; i < record->naliases; i++) {
		add_name(sieve, record->alias[i], LL_TELL_NAME, hidden);
	}
}

static void add_gone(struct ll_sieve *sieve, const struct ll_gone *gone,
		     bool hidden)
{
	add_name(sieve, gone->title, LL_TELL_PROSE | LL_TELL_NAME, hidden);
	add_path(sieve, gone->id, hidden);
	add_path(sieve, gone->path, hidden);
}

void ll_sieve_learn(struct ll_sieve *sieve, const struct ll_log *log)
{
	const struct ll_org *whole = sieve->whole;

	for (int hidden = 1; hidden >= 0; hidden--) {
		for (size_t i = 0; i < whole->nrecords; i++) {
			if (sieve->hidden[i] == hidden) {
				add_record(sieve, &whole->record[i], hidden);
			}
		}
		for (size_t i = 0; i < log->ngone; i++) {
			if (sieve->gone_hidden[i] == hidden) {
				add_gone(sieve, &log->gone[i], hidden);
			}
		}
	}
	for (int kind = 0; kind < LL_NKINDS; kind++) {
		ll_tell_allow(&sieve->tell, ll_kind_word((enum ll_kind)kind));
		ll_tell_allow(&sieve->tell, ll_kind_plural((enum ll_kind)kind));
	}
}
