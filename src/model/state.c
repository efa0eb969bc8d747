#include "model/state.h"

#include "base/map.h"
#include "base/utf8.h"
#include "model/facts.h"

/** One file on its way to states. */
struct reader {
	struct ll_arena *arena;
	const struct ll_settings *settings;
	ll_str path;
	struct ll_diags *diags;
	struct ll_states *states;
	struct ll_part *whole;
	struct ll_part_list part;
};

static const struct {
	ll_str heading;
	enum ll_kind kind;
} named[] = {
	{ LL_STR_INIT("mission"), LL_KIND_MISSION },
	{ LL_STR_INIT("our mission"), LL_KIND_MISSION },
	{ LL_STR_INIT("vision"), LL_KIND_VISION },
	{ LL_STR_INIT("our vision"), LL_KIND_VISION },
};

static bool named_kind(struct ll_arena *arena, const struct ll_md_node *node,
		       enum ll_kind *kind)
{
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		if (ll_heading_is(arena, node, &named[i].heading, 1)) {
			*kind = named[i].kind;
			return true;
		}
	}
	return false;
}

/* "2026-02-10-team-day" has the title "Team day". */
static ll_str title_of_path(struct ll_arena *arena, ll_str path)
{
	ll_str stem = ll_path_base(ll_path_stem(path));
	size_t from = 0;
	char *title;

	while (from < stem.len && !ll_is_alpha(stem.s[from]) &&
	       (unsigned char)stem.s[from] < 0x80) {
		from++;
	}
	if (from == stem.len) {
		return stem;
	}
	stem = ll_str_from_pos(stem, from);
	title = LL_NEW(arena, char, stem.len);
	for (size_t i = 0; i < stem.len; i++) {
		char c = stem.s[i];

		title[i] = c == '-' || c == '_' ? ' ' : c;
	}
	if (title[0] >= 'a' && title[0] <= 'z') {
		title[0] = (char)(title[0] - 'a' + 'A');
	}
	return (ll_str){ title, stem.len };
}

static ll_str title_of(struct ll_arena *arena, const struct ll_part *part,
		       const struct ll_md_node *heading)
{
	ll_str title = ll_part_text(arena, part, LL_FIELD_TITLE);

	if (!title.len &&
	    (part->kind == LL_KIND_PERSON || part->kind == LL_KIND_TEAM)) {
		title = ll_part_text(arena, part, LL_FIELD_NAME);
	}
	if (!title.len && heading) {
		title = ll_text_fold(arena, ll_md_plain(arena, heading));
	}
	return title.len ? title : title_of_path(arena, part->path);
}

/* The rule may be of another kind for this one file. */
static void set_kind(struct reader *r, enum ll_kind kind)
{
	struct ll_rule *rule;

	if (r->states->rule->kind == kind) {
		return;
	}
	rule = LL_NEW(r->arena, struct ll_rule, 1);
	*rule = *r->states->rule;
	rule->kind = kind;
	rule->records = LL_RECORDS_FILE;
	r->states->rule = rule;
	r->whole->rule = rule;
	r->whole->kind = kind;
}

/* The word "none" is a kind here, and no placeholder. */
static const struct ll_value *kind_value(const struct ll_part *part,
					 enum ll_field field)
{
	for (size_t i = 0; i < part->nfields; i++) {
		if (part->field[i].field == field &&
		    (part->field[i].value->kind != LL_SCALAR ||
		     part->field[i].value->text.len)) {
			return part->field[i].value;
		}
	}
	return NULL;
}

/* `type: goal`; `kind:` too, but a meeting has kinds of its own. */
static void read_kind(struct reader *r)
{
	const struct ll_value *value = kind_value(r->whole, LL_FIELD_TYPE);
	enum ll_kind kind;
	size_t n;
	const ll_str *words = ll_kind_words(&n);

	if (!value && r->whole->kind != LL_KIND_MEETING) {
		value = kind_value(r->whole, LL_FIELD_KIND);
	}
	if (!value) {
		return;
	}
	if (value->kind == LL_SCALAR && ll_kind_find(value->text, &kind)) {
		set_kind(r, kind);
	} else if (r->diags) {
		ll_str word = ll_value_flat(r->arena, value);

		ll_diag_add(r->diags, LL_D_KIND_UNKNOWN,
			    ll_part_pos(r->whole, value->line), word,
			    ll_did_you_mean(r->diags->arena, word, words, n));
	}
}

/* All headings are counted, because a slug may be taken by one before. */
static ll_str anchor_of(struct reader *r, const struct ll_md_node *heading,
			struct ll_map *slugs)
{
	ll_str slug;
	void **slot;
	uintptr_t n;

	if (heading->id.len) {
		return heading->id;
	}
	slug = ll_slug_make(r->arena, ll_md_plain(r->arena, heading));
	slot = ll_map_slot(slugs, slug);
	n = (uintptr_t)*slot;
	*slot = (void *)(n + 1);
	if (n) {
		slug = ll_strf(r->arena, "%" LL_FMT "-%zu", LL_ARG(slug),
			       (size_t)n);
	}
	return slug;
}

static void add_section(struct reader *r, const struct ll_md_node *heading,
			ll_str anchor, enum ll_kind kind)
{
	struct ll_part *part = LL_PUSH(r->arena, &r->part);
	const struct ll_md_node *end = ll_md_section_end(heading);
	const struct ll_md_node *first = heading->next;

	*part = (struct ll_part){
		.settings = r->settings,
		.rule = r->states->rule,
		.capture = &r->states->capture,
		.whole = r->whole,
		.path = r->path,
		.kind = kind,
		.anchor = anchor,
		.line = heading->line,
		.certain = r->whole->certain,
		.end = end,
	};
	if (first == end) {
		first = NULL;
	}
	ll_part_use_meta(r->arena, part,
			 ll_section_meta(r->arena, part->rule, first, end,
					 false, &part->first));
	if (part->first == end) {
		part->first = NULL;
	}
	part->title = title_of(r->arena, part, heading);
}

/* A record for each heading of @level, or for the named ones of README.md. */
static void add_sections(struct reader *r, int level)
{
	const struct ll_md_node *root = r->states->md.root;
	struct ll_map slugs = ll_map_make(r->arena);

	for (const struct ll_md_node *n = root; n; n = ll_md_walk(n, root)) {
		enum ll_kind kind = r->whole->kind;
		ll_str anchor;

		if (n->type != LL_MD_HEADING) {
			continue;
		}
		anchor = anchor_of(r, n, &slugs);
		if (n->parent == root &&
		    (level ? n->level == level
			   : n->level <= 2 && named_kind(r->arena, n, &kind))) {
			add_section(r, n, anchor, kind);
		}
	}
}

static void add_whole(struct reader *r, enum ll_kind kind)
{
	struct ll_part *part = LL_PUSH(r->arena, &r->part);

	*part = *r->whole;
	part->kind = kind;
	part->title = title_of(r->arena, part, r->states->md.title);
}

/* Several records in one file, as the rule says. */
static void split(struct reader *r)
{
	const struct ll_md_node *root = r->states->md.root;

	switch (r->states->rule->records) {
	case LL_RECORDS_LIST:
		ll_split_list(r->arena, r->whole, root, &r->part);
		break;
	case LL_RECORDS_TABLE:
		ll_split_table(r->arena, r->whole, root, &r->part);
		break;
	case LL_RECORDS_FILE:
	case LL_RECORDS_H1:
	case LL_RECORDS_H2:
	case LL_RECORDS_H3:
		add_sections(r, (int)r->states->rule->records);
		break;
	}
}

static void add_parts(struct reader *r)
{
	const struct ll_rule *rule = r->states->rule;
	const struct ll_md_node *title = r->states->md.title;
	enum ll_kind kind = rule->kind;

	if (kind == LL_KIND_NONE) {
		return;
	}
	if (rule->records != LL_RECORDS_FILE) {
		split(r);
		if (!r->part.n) {
			add_whole(r, LL_KIND_PAGE);
		}
		return;
	}
	if (rule->named_sections && title &&
	    named_kind(r->arena, title, &kind)) {
		add_whole(r, kind);
		return;
	}
	add_whole(r, kind);
	if (rule->named_sections && kind == LL_KIND_PAGE) {
		add_sections(r, 0);
	}
}

static void make_state(struct reader *r, const struct ll_part *part,
		       struct ll_state *state)
{
	const struct ll_value *id = ll_part_get(part, LL_FIELD_ID);
	const struct ll_rule *rule = part->rule;

	*state = (struct ll_state){
		.kind = part->kind,
		.anchor = part->anchor,
		.title = part->title,
		.line = part->line,
	};
	if (id) {
		state->identity = ll_value_flat(r->arena, id);
	}
	for (size_t i = 0; i < part->nfields && !id && rule->identity.len;
	     i++) {
		const struct ll_value *value = part->field[i].value;

		if (ll_key_eq(value->key, rule->identity) &&
		    !ll_value_is_empty(value)) {
			state->identity = ll_value_flat(r->arena, value);
			break;
		}
	}
	ll_audience_read(r->arena, part, state);
	ll_facts_read(r->arena, part, state);
	state->words = ll_md_words(r->arena, part->first, part->end);
}

static bool any_requires(const struct ll_settings *settings)
{
	for (size_t i = 0; i < settings->nrules; i++) {
		if (settings->rule[i].requires.len) {
			return true;
		}
	}
	return false;
}

static void choose_rule(struct reader *r, const struct ll_rule *given)
{
	struct ll_states *states = r->states;

	if (given) {
		states->rule = given;
		ll_pattern_match(given->files, r->path, &states->capture);
		return;
	}
	states->rule = ll_rule_for(r->settings, r->path, states->md.meta,
				   &states->capture);
}

/* Files that are no records are not worth parsing. */
static bool is_left_out(const struct reader *r, const struct ll_rule *given)
{
	struct ll_capture capture;

	if (given) {
		return given->kind == LL_KIND_NONE;
	}
	return !any_requires(r->settings) &&
	       ll_rule_for(r->settings, r->path, NULL, &capture)->kind ==
		       LL_KIND_NONE;
}

/* What cannot be decoded may have said who may read it. */
static ll_str clean(struct reader *r, ll_str bytes, bool *valid)
{
	struct ll_pos pos = { .path = r->path, .line = 1 };

	*valid = ll_utf8_valid(bytes);
	if (r->diags && !*valid) {
		ll_diag_add(r->diags, LL_D_NOT_UTF8, pos, LL_STR(""),
			    LL_STR(""));
	}
	return ll_utf8_clean(r->arena, bytes);
}

struct ll_states ll_states_read(struct ll_arena *arena,
				const struct ll_settings *settings, ll_str path,
				ll_str bytes, const struct ll_rule *rule,
				unsigned flags, struct ll_diags *diags)
{
	struct ll_states *states = LL_NEW(arena, struct ll_states, 1);
	struct reader r = { arena, settings, path, diags, .states = states };
	bool left_out = is_left_out(&r, rule);
	bool valid = true;

	if (settings->raw_html) {
		flags |= LL_MD_ALLOW_HTML;
	}
	bytes = left_out ? LL_STR("") : clean(&r, bytes, &valid);
	states->md = ll_md_parse(arena, bytes, path, flags, diags);
	choose_rule(&r, rule);
	r.whole = LL_NEW(arena, struct ll_part, 1);
	*r.whole = (struct ll_part){
		.settings = settings,
		.rule = states->rule,
		.capture = &states->capture,
		.path = path,
		.kind = states->rule->kind,
		.line = states->md.title ? states->md.title->line : 1,
		.certain = states->md.meta_certain && valid,
		.first = states->md.body,
	};
	ll_part_use_meta(arena, r.whole, states->md.meta);
	r.whole->title = title_of(arena, r.whole, states->md.title);
	if (!rule && !left_out) {
		read_kind(&r);
	}
	add_parts(&r);
	states->n = r.part.n;
	states->part = r.part.item;
	states->state = LL_NEW(arena, struct ll_state, states->n);
	for (size_t i = 0; i < states->n; i++) {
		make_state(&r, &states->part[i], &states->state[i]);
	}
	return *states;
}
