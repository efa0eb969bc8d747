#ifndef LL_MODEL_FIELD_H
#define LL_MODEL_FIELD_H

/*
 * The words of metadata: which fields there are, what a house's own words for
 * them mean, and what a pattern or a period may look like. Shared by the
 * settings and by the readers of records. The table is model/field.def.
 */

#include "model/settings.h"

#define LL_BIT(kind) (1u << LL_KIND_##kind)
#define LL_ANY (~0u)

enum ll_field {
	LL_FIELD_HOUSE, /* a key of the house's own, kept as written */
#define LL_FIELD(name, word, kinds) LL_FIELD_##name,
#include "model/field.def"
#undef LL_FIELD
	LL_NFIELDS
};

/** ll_field_name() - canonical spelling: "follow_up" */
ll_str ll_field_name(enum ll_field field);

/** ll_field_find() - field of a word, synonyms included; HOUSE if unknown */
enum ll_field ll_field_find(ll_str word);

/**
 * ll_field_of() - field that @key means under @rule
 * @name: canonical name, or @key itself for HOUSE; may be NULL
 *
 * The house's own words come first, so that a house may give a known word
 * another meaning.
 */
enum ll_field ll_field_of(const struct ll_rule *rule, ll_str key, ll_str *name);

/**
 * ll_field_near() - the known field of @kind that @key was probably meant to be
 *
 * One slip of the pen: a letter more, less, other or two letters exchanged;
 * two slips in words of eight letters or more. "" where there is none.
 */
ll_str ll_field_near(ll_str key, enum ll_kind kind);

/**
 * ll_key_may_be_audience() - @key could be meant as "audience"
 *
 * Errs on the side of yes: look-alike letters of other scripts count as the
 * letter they look like, and up to two slips are forgiven.
 */
bool ll_key_may_be_audience(ll_str key);

/** ll_status_known() - @word is a status here, if only to say "unknown" */
bool ll_status_known(const struct ll_rule *rule, ll_str word);

/** ll_pattern_fault() - what is wrong with a pattern of the settings, or "" */
ll_str ll_pattern_fault(struct ll_arena *arena, ll_str pattern);

/** ll_period_is_name() - has the form of a period: "2026", "2025h1", "FY26" */
bool ll_period_is_name(ll_str name);

/**
 * ll_layout_add() - append the rows of the default layout to settings->rule
 *
 * There must be room for ll_layout_size() more; fields and statuses of the
 * house must have been read.
 */
void ll_layout_add(struct ll_arena *arena, struct ll_settings *settings);
size_t ll_layout_size(void);

#endif
