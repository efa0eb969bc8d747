#include "check/check.h"

#include "base/buf.h"

/* Tags of `compare:` that cannot be compared. */

static const struct ll_tag *find_tag(const struct ll_source *source,
				     ll_str name)
{
	for (size_t i = 0; i < source->ntags; i++) {
		if (ll_str_eq(source->tag[i].name, name)) {
			return &source->tag[i];
		}
	}
	return NULL;
}

static ll_str hint_for(const struct ll_check *check, ll_str name)
{
	const struct ll_source *source = check->org->source;
	ll_str *known = LL_NEW(check->diags->arena, ll_str, source->ntags);

	for (size_t i = 0; i < source->ntags; i++) {
		known[i] = source->tag[i].name;
	}
	return ll_did_you_mean(check->diags->arena, name, known, source->ntags);
}

/* A clone that was cut brings few tags, or none: the name may be right. */
static enum ll_diag_code code_of(const struct ll_source *source,
				 const struct ll_tag *tag)
{
	if (source->history.state != LL_HISTORY_COMPLETE) {
		return LL_D_TAG_NOT_HERE;
	}
	return tag && tag->is_here ? LL_D_TAG_UNPUBLISHED : LL_D_TAG_UNKNOWN;
}

void ll_rule_compare_tags(const struct ll_check *check)
{
	const struct ll_org *org = check->org;

	for (size_t i = 0; i < org->settings->ncompares; i++) {
		const struct ll_tag_setting *setting =
			&org->settings->compare[i];
		const struct ll_tag *tag = find_tag(org->source, setting->name);

		if (tag && tag->is_published) {
			continue;
		}
		ll_diag_add(check->diags, code_of(org->source, tag),
			    (struct ll_pos){ .path = org->settings->path,
					     .line = setting->line },
			    setting->name,
			    tag ? LL_STR("") : hint_for(check, setting->name));
	}
}
