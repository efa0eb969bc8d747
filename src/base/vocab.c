#include "base/vocab.h"

static const ll_str kind_word[] = {
#define LL_KIND(name, word, plural) LL_STR_INIT(word),
#include "base/vocab.def"
#undef LL_KIND
};

static const ll_str kind_plural[] = {
#define LL_KIND(name, word, plural) LL_STR_INIT(plural),
#include "base/vocab.def"
#undef LL_KIND
};

static const ll_str status_word[] = {
#define LL_STATUS(name, word, closed) LL_STR_INIT(word),
#include "base/vocab.def"
#undef LL_STATUS
};

static const bool status_closed[] = {
#define LL_STATUS(name, word, closed) closed,
#include "base/vocab.def"
#undef LL_STATUS
};

static const struct {
	ll_str word;
	ll_str label;
	ll_str mark;
} health_text[] = {
#define LL_HEALTH(name, word, label, mark)                                     \
	{ LL_STR_INIT(word), LL_STR_INIT(label), LL_STR_INIT(mark) },
#include "base/vocab.def"
#undef LL_HEALTH
};

static const ll_str class_word[] = {
#define LL_CLASS(name, word) LL_STR_INIT(word),
#include "base/vocab.def"
#undef LL_CLASS
};

static const ll_str event_word[] = {
#define LL_EVENT(name, word) LL_STR_INIT(word),
#include "base/vocab.def"
#undef LL_EVENT
};

static const ll_str continues_word[] = {
#define LL_CONTINUES(name, word) LL_STR_INIT(word),
#include "base/vocab.def"
#undef LL_CONTINUES
};

ll_str ll_kind_word(enum ll_kind kind)
{
	return kind_word[kind];
}

ll_str ll_kind_plural(enum ll_kind kind)
{
	return kind_plural[kind];
}

ll_str ll_status_word(enum ll_status status)
{
	return status_word[status];
}

bool ll_status_is_closed(enum ll_status status)
{
	return status_closed[status];
}

enum ll_health ll_status_health(enum ll_status status)
{
	switch (status) {
	case LL_STATUS_UNKNOWN:
		return LL_HEALTH_UNKNOWN;
	case LL_STATUS_DRAFT:
	case LL_STATUS_PROPOSED:
		return LL_HEALTH_PLANNED;
	case LL_STATUS_ON_TRACK:
		return LL_HEALTH_ON_TRACK;
	case LL_STATUS_AT_RISK:
		return LL_HEALTH_AT_RISK;
	case LL_STATUS_OFF_TRACK:
		return LL_HEALTH_OFF_TRACK;
	case LL_STATUS_DONE:
		return LL_HEALTH_DONE;
	case LL_STATUS_MISSED:
		return LL_HEALTH_MISSED;
	case LL_STATUS_DROPPED:
		return LL_HEALTH_DROPPED;
	case LL_STATUS_PAUSED:
		return LL_HEALTH_PAUSED;
	case LL_NSTATUSES:
		break;
	}
	return LL_HEALTH_UNKNOWN;
}

ll_str ll_health_word(enum ll_health health)
{
	return health_text[health].word;
}

ll_str ll_health_label(enum ll_health health)
{
	return health_text[health].label;
}

ll_str ll_health_mark(enum ll_health health)
{
	return health_text[health].mark;
}

ll_str ll_class_word(enum ll_class class)
{
	return class_word[class];
}

ll_str ll_continues_word(enum ll_continues how)
{
	return continues_word[how];
}

ll_str ll_event_word(enum ll_event_type type)
{
	return event_word[type];
}

bool ll_kind_find(ll_str word, enum ll_kind *kind)
{
	for (size_t i = 0; i < LL_NKINDS; i++) {
		if (ll_str_eq_nocase(word, kind_word[i])) {
			*kind = (enum ll_kind)i;
			return true;
		}
	}
	return false;
}

const ll_str *ll_kind_words(size_t *n)
{
	*n = LL_NKINDS;
	return kind_word;
}

const ll_str *ll_status_words(size_t *n)
{
	*n = LL_NSTATUSES - 1; /* without the empty one */
	return status_word + 1;
}
