#ifndef LL_BASE_VOCAB_H
#define LL_BASE_VOCAB_H

/*
 * The words of the field as enums, shared by every layer: what kinds of
 * record there are, which statuses and healths, which classes and events of
 * change. The table is base/vocab.def.
 */

#include "base/str.h"

enum ll_kind {
#define LL_KIND(name, word, plural) LL_KIND_##name,
#include "base/vocab.def"
#undef LL_KIND
	LL_NKINDS
};

enum ll_status {
#define LL_STATUS(name, word, closed) LL_STATUS_##name,
#include "base/vocab.def"
#undef LL_STATUS
	LL_NSTATUSES
};

enum ll_health {
#define LL_HEALTH(name, word, label, mark) LL_HEALTH_##name,
#include "base/vocab.def"
#undef LL_HEALTH
	LL_NHEALTHS
};

enum ll_class {
#define LL_CLASS(name, word) LL_CLASS_##name,
#include "base/vocab.def"
#undef LL_CLASS
	LL_NCLASSES
};

enum ll_continues {
#define LL_CONTINUES(name, word) LL_CONTINUES_##name,
#include "base/vocab.def"
#undef LL_CONTINUES
	LL_NCONTINUES
};

enum ll_event_type {
#define LL_EVENT(name, word) LL_EVENT_##name,
#include "base/vocab.def"
#undef LL_EVENT
	LL_NEVENTS
};

ll_str ll_kind_word(enum ll_kind kind);   /* "goal" */
ll_str ll_kind_plural(enum ll_kind kind); /* "Goals" */
ll_str ll_status_word(enum ll_status status);
bool ll_status_is_closed(enum ll_status status);
/** ll_status_health() - how a reported status is shown; a draft is PLANNED */
enum ll_health ll_status_health(enum ll_status status);
ll_str ll_health_word(enum ll_health health);
ll_str ll_health_label(enum ll_health health); /* "At risk" */
ll_str ll_health_mark(enum ll_health health);  /* class of the theme: "risk" */
ll_str ll_class_word(enum ll_class class);
ll_str ll_continues_word(enum ll_continues how); /* "identity", "inferred" */
ll_str ll_event_word(enum ll_event_type type);

/** ll_kind_find() - kind of a word such as "goal"; false where there is none */
bool ll_kind_find(ll_str word, enum ll_kind *kind);

/** ll_kind_words() - every word a file may use as a kind, for "did you mean" */
const ll_str *ll_kind_words(size_t *n);
const ll_str *ll_status_words(size_t *n);

#endif
