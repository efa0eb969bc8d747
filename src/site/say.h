#ifndef LL_SITE_SAY_H
#define LL_SITE_SAY_H

/*
 * Sentences as data: a list of parts, each with its role (plain, strong,
 * link, their own words, a date, a health), in a section of a dictionary.
 * The template line.html writes them, so no sentence is built as HTML.
 */

#include "site/site.h"

/** A sentence under construction. */
struct ll_say {
	const struct ll_page *page;
	struct ll_dict *dict; /* of the section that holds the sentence */
	struct ll_dict *word; /* the last part, if plain words: may grow */
	size_t nparts;
};

/** ll_say_open() - a new sentence: one more repetition of @section in @dict */
struct ll_say ll_say_open(const struct ll_page *page, struct ll_dict *dict,
			  enum ll_name section);
/** ll_say_in() - a sentence straight in @dict, which is such a section */
struct ll_say ll_say_in(const struct ll_page *page, struct ll_dict *dict);

void ll_say(struct ll_say *say, const char *text);
void ll_say_str(struct ll_say *say, ll_str text);
void ll_say_strong(struct ll_say *say, ll_str text);
/** ll_say_name() - words the organisation wrote */
void ll_say_name(struct ll_say *say, ll_str text);
void ll_say_code(struct ll_say *say, ll_str text);
/** ll_say_new() - what was not so before, marked */
void ll_say_new(struct ll_say *say, ll_str text);
void ll_say_tag(struct ll_say *say, const char *text);
/** ll_say_date() - "10 February", with the year unless it is that of today */
void ll_say_date(struct ll_say *say, ll_date date);
void ll_say_date_long(struct ll_say *say, ll_date date);
/** ll_say_health() - its mark and, in the middle of a sentence, its word */
void ll_say_health(struct ll_say *say, enum ll_health health, ll_str text);
/** ll_say_url() - a link to a vetted address; text alone where it is "" */
void ll_say_url(struct ll_say *say, ll_str url, ll_str text);
/** ll_say_page() - a link to a page of the site; text alone if there is none */
void ll_say_page(struct ll_say *say, ll_str path, ll_str anchor, ll_str text);
/** ll_say_record() - a link with the record's title, as their words */
void ll_say_record(struct ll_say *say, const struct ll_view_record *record);
/** ll_say_record_as() - a link with another text, as ours */
void ll_say_record_as(struct ll_say *say, const struct ll_view_record *record,
		      ll_str text);
/** ll_say_who() - a person: linked where there is a page */
void ll_say_who(struct ll_say *say, const struct ll_view_who *who);
/** ll_say_whos() - "A, B and C" */
void ll_say_whos(struct ll_say *say, const struct ll_view_whos *whos);
/** ll_say_names() - "A, B and C", from plain names */
void ll_say_names(struct ll_say *say, const ll_str *name, size_t n);

/** ll_say_markup() - one line of their Markdown, made by site/prose.c */
void ll_say_markup(struct ll_say *say, ll_html html);

/** ll_say_join() - what stands before item @i of @n in "A, B and C" */
const char *ll_say_join(size_t i, size_t n);

/** ll_say_plain() - the text of a sentence, tags in brackets */
ll_str ll_say_plain(struct ll_arena *arena, const struct ll_dict *dict);

/** ll_count_word() - "no", "one" ... "twelve", then digits */
ll_str ll_count_word(struct ll_arena *arena, size_t n);
/** ll_count_capital() - the same to begin a sentence: "Three" */
ll_str ll_count_capital(struct ll_arena *arena, size_t n);
/** ll_count_of() - "one goal", "three goals" */
ll_str ll_count_of(struct ll_arena *arena, size_t n, const char *one,
		   const char *many);
/** ll_count_times() - "once", "twice", "three times" */
ll_str ll_count_times(struct ll_arena *arena, size_t n);
/** ll_capital() - the first letter in upper case, if it is ASCII */
ll_str ll_capital(struct ll_arena *arena, ll_str text);
/** ll_quoted() - in double quotation marks */
ll_str ll_quoted(struct ll_arena *arena, ll_str text);
/** ll_clip() - at most @letters of @text, at a blank, then an ellipsis */
ll_str ll_clip(struct ll_arena *arena, ll_str text, size_t letters);

/** ll_day() - "10 February", with the year unless it is that of @today */
ll_str ll_day(struct ll_arena *arena, ll_date today, ll_date date);
/** ll_period_of() - after "of" and "for": "2026", "the first half of 2025" */
ll_str ll_period_of(struct ll_arena *arena,
		    const struct ll_view_period *period);
/** ll_percent() - "69 %", rounded down so that 100 means reached; "" unknown */
ll_str ll_percent(struct ll_arena *arena, ll_number number);

#endif
