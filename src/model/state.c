#include "model/state.h"

#include "base/utf8.h"
#include "model/facts.h"
#include "model/pulse.h"

/** One file on its way to states. */
struct reader {
	struct ll_arena *arena;
	const struct ll_settings *settings;
	ll_str path;
	struct ll_diags *diags;
	bool outline; /* states are told later */
	struct ll_states *states;
	struct ll_part *whole;
	struct ll_part_list part;
};

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

static void add_whole(struct reader *r, enum ll_kind kind)
{
	struct ll_part *part = LL_PUSH(r->arena, &r->part);

	*part = *r->whole;
	part->kind = kind;
	part->title = ll_part_title(r->arena, part, r->states->md.title);
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
		ll_split_sections(r->arena, r->whole, root,
				  (int)r->states->rule->records, &r->part);
		break;
	}
}

static void add_parts(struct reader *r)
{
	const struct ll_rule *rule = r->states->rule;
	const struct ll_md_node *title = r->states->md.title;
	enum ll_kind kind = rule->kind;

	if (ll_path_is_survey(r->path)) {
		if (kind == LL_KIND_PULSE) {
			add_whole(r, kind);
		}
		return;
	}
	if (kind == LL_KIND_NONE) {
		return;
	}
	if (kind == LL_KIND_PULSE) { /* words about a survey */
		add_whole(r, LL_KIND_PAGE);
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
	    ll_section_kind(r->arena, title, &kind)) {
		add_whole(r, kind);
		return;
	}
	add_whole(r, kind);
	if (rule->named_sections && kind == LL_KIND_PAGE) {
		ll_split_sections(r->arena, r->whole, r->states->md.root, 0,
				  &r->part);
	}
}

static ll_str identity_of(struct ll_arena *arena, const struct ll_part *part)
{
	const struct ll_value *id = ll_part_get(part, LL_FIELD_ID);
	ll_str key = part->rule->identity;

	if (id) {
		return ll_value_flat(arena, id);
	}
	for (size_t i = 0; i < part->nfields && key.len; i++) {
		const struct ll_value *value = part->field[i].value;

		if (ll_key_eq(value->key, key) && !ll_value_is_empty(value)) {
			return ll_value_flat(arena, value);
		}
	}
	return LL_STR("");
}

static void tell(struct ll_arena *arena, const struct ll_part *part,
		 struct ll_state *state)
{
	struct ll_md_nodes told = { 0 };

	ll_facts_read(arena, part, state, &told);
	state->words = ll_md_words_but(arena, part->first, part->end, &told);
	state->told = true;
}

const struct ll_state *ll_state_tell(struct ll_arena *arena,
				     const struct ll_states *states, size_t at)
{
	struct ll_state *state;

	if (states->state[at].told) {
		return &states->state[at];
	}
	state = LL_NEW(arena, struct ll_state, 1);
	*state = states->state[at];
	tell(arena, &states->part[at], state);
	return state;
}

static void make_state(struct reader *r, const struct ll_part *part,
		       struct ll_state *state)
{
	*state = (struct ll_state){
		.kind = part->kind,
		.anchor = part->anchor,
		.title = part->title,
		.identity = identity_of(r->arena, part),
		.line = part->line,
	};
	ll_audience_read(r->arena, part, state);
	if (!r->outline) {
		tell(r->arena, part, state);
	}
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

/* The rule stays NULL where the metadata has a say. */
static void choose_rule(struct reader *r, const struct ll_rule *given,
			const struct ll_states *like)
{
	struct ll_states *states = r->states;

	if (given && like && like->rule == given &&
	    ll_str_eq(like->path, r->path)) {
		states->rule = given;
		states->capture = like->capture;
	} else if (given) {
		states->rule = given;
		ll_pattern_match(given->files, r->path, &states->capture);
	} else if (!any_requires(r->settings) || ll_path_is_survey(r->path)) {
		states->rule = ll_rule_for(r->settings, r->path, NULL,
					   &states->capture);
	}
}

/* What cannot be decoded may have said who may read it. */
static ll_str clean(struct reader *r, ll_str bytes, bool *valid)
{
	struct ll_pos pos = { .path = r->path, .line = 1 };
	ll_str text = ll_utf8_clean(r->arena, bytes);

	*valid = text.s == bytes.s || ll_utf8_valid(bytes);
	if (r->diags && !*valid) {
		ll_diag_add(r->diags, LL_D_NOT_UTF8, pos, LL_STR(""),
			    LL_STR(""));
	}
	return text;
}

static void parse(struct reader *r, ll_str bytes, unsigned flags,
		  const struct ll_states *like)
{
	struct ll_states *states = r->states;

	if (r->settings->raw_html) {
		flags |= LL_MD_ALLOW_HTML;
	}
	states->md =
		like ? ll_md_reparse(r->arena, bytes, r->path, flags, &like->md)
		     : ll_md_parse(r->arena, bytes, r->path, flags, r->diags);
	if (!states->rule) {
		states->rule = ll_rule_for(r->settings, r->path,
					   states->md.meta, &states->capture);
	}
}

/* @rows: the text of a survey */
static void open_whole(struct reader *r, bool valid, ll_str rows)
{
	const struct ll_md *md = &r->states->md;

	r->whole = LL_NEW(r->arena, struct ll_part, 1);
	*r->whole = (struct ll_part){
		.settings = r->settings,
		.rule = r->states->rule,
		.capture = &r->states->capture,
		.path = r->path,
		.kind = r->states->rule->kind,
		.line = md->title ? md->title->line : 1,
		.certain = md->meta_certain && valid,
		.first = md->body,
	};
	if (ll_path_is_survey(r->path)) {
		ll_pulse_open(r->arena, rows, r->whole, r->states);
	}
	ll_part_use_meta(r->arena, r->whole, md->meta);
	r->whole->title = ll_part_title(r->arena, r->whole, md->title);
}

static void make_states(struct reader *r)
{
	struct ll_states *states = r->states;

	add_parts(r);
	states->n = r->part.n;
	states->part = r->part.item;
	states->state = LL_NEW(r->arena, struct ll_state, states->n);
	for (size_t i = 0; i < states->n; i++) {
		make_state(r, &states->part[i], &states->state[i]);
	}
}

static struct ll_states *read_states(struct reader *r, ll_str bytes,
				     const struct ll_rule *rule, unsigned flags,
				     const struct ll_states *like)
{
	struct ll_states *states = LL_NEW(r->arena, struct ll_states, 1);
	bool left_out;
	bool valid = true;
	bool survey = ll_path_is_survey(r->path);
	ll_str rows = LL_STR("");

	r->states = states;
	states->path = r->path;
	choose_rule(r, rule, like);
	/* files that are no records are not worth parsing */
	left_out = states->rule &&
		   (states->rule->kind == LL_KIND_NONE ||
		    (survey && states->rule->kind != LL_KIND_PULSE));
	bytes = left_out ? LL_STR("") : clean(r, bytes, &valid);
	if (survey) {
		rows = bytes;
		bytes = LL_STR("");
	}
	parse(r, bytes, flags, survey ? NULL : like);
	open_whole(r, valid, rows);
	if (!rule && !left_out && !survey) {
		read_kind(r);
	}
	make_states(r);
	return states;
}

struct ll_states ll_states_read(struct ll_arena *arena,
				const struct ll_settings *settings, ll_str path,
				ll_str bytes, const struct ll_rule *rule,
				unsigned flags, struct ll_diags *diags)
{
	struct reader r = { arena, settings, path, diags, .outline = false };

	return *read_states(&r, bytes, rule, flags, NULL);
}

/* Whoever follows references asks for these again and again. */
void ll_states_list_nodes(struct ll_arena *arena, struct ll_states *states)
{
	const struct ll_md_node *root = states->md.root;

	states->heading = (struct ll_md_nodes){ 0 };
	states->link = (struct ll_md_nodes){ 0 };
	for (const struct ll_md_node *n = root; n; n = ll_md_walk(n, root)) {
		if (n->type == LL_MD_HEADING) {
			*LL_PUSH(arena, &states->heading) = n;
		} else if (n->type == LL_MD_LINK || n->type == LL_MD_IMAGE) {
			*LL_PUSH(arena, &states->link) = n;
		}
	}
}

struct ll_states ll_states_outline(struct ll_arena *arena,
				   const struct ll_settings *settings,
				   ll_str path, ll_str bytes, unsigned flags,
				   struct ll_diags *diags)
{
	struct reader r = { arena, settings, path, diags, .outline = true };
	struct ll_states *states = read_states(&r, bytes, NULL, flags, NULL);

	ll_states_list_nodes(arena, states);
	return *states;
}

struct ll_states ll_states_reread(struct ll_arena *arena,
				  const struct ll_settings *settings,
				  ll_str path, ll_str bytes,
				  const struct ll_rule *rule,
				  const struct ll_states *like)
{
	struct reader r = { arena, settings, path, .outline = false };

	return *read_states(&r, bytes, rule, 0, like);
}
