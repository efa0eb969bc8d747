#include "base/utf8.h"
#include "cli/explain.h"
#include "model/field.h"
#include "model/goal_parts.h"

/* What became of one line of a file. */

struct line {
	struct ll_buf *out;
	const struct ll_explained *file;
	const struct ll_record *record;
	const struct ll_part *part;
	int at;
};

static ll_str visible(const struct line *line, ll_str text)
{
	return ll_utf8_visible(line->out->arena, text);
}

/* ------------------------------------------------------------- metadata */

static int last_line_of(const struct ll_value *value)
{
	int last =
		value->line > value->key_line ? value->line : value->key_line;

	for (const struct ll_value *v = value->child; v; v = v->next) {
		int other = last_line_of(v);

		last = other > last ? other : last;
	}
	return last;
}

static bool stands_at(const struct ll_field_use *use, int at)
{
	const struct ll_value *value = use->value;
	int first = value->key_line ? value->key_line : value->line;

	return first <= at && at <= last_line_of(value);
}

/* The house's own word that made a key a field, or NULL. */
static const struct ll_alias *alias_of(const struct ll_rule *rule, ll_str key)
{
	for (size_t i = 0; i < rule->nfields; i++) {
		if (ll_key_eq(rule->field[i].word, key)) {
			return &rule->field[i];
		}
	}
	return NULL;
}

static void add_reason(const struct line *line, const struct ll_field_use *use)
{
	ll_str key = use->value->key;
	const struct ll_alias *alias = alias_of(line->part->rule, key);

	if (use->field == LL_FIELD_HOUSE) {
		ll_str near = ll_field_near(key, line->part->kind);

		ll_buf_add(line->out,
			   LL_STR("  an entry of the house's own: no field "
				  "that Lodeline knows"));
		if (near.len) {
			ll_buf_addf(line->out,
				    "; 'fields:' or another spelling could "
				    "make it '%" LL_FMT "'",
				    LL_ARG(near));
		}
		ll_buf_add_char(line->out, '\n');
	} else if (alias) {
		ll_buf_addf(line->out,
			    "  because '%" LL_FMT "' means %" LL_FMT
			    " (lodeline.yml:%d)\n",
			    LL_ARG(visible(line, key)), LL_ARG(use->name),
			    alias->line);
	} else if (!ll_key_eq(key, use->name)) {
		ll_buf_addf(line->out,
			    "  because '%" LL_FMT "' is another word for "
			    "%" LL_FMT "\n",
			    LL_ARG(visible(line, key)), LL_ARG(use->name));
	}
}

static void add_field(const struct line *line, const struct ll_field_use *use)
{
	ll_str text = ll_value_flat(line->out->arena, use->value);

	ll_buf_addf(line->out, "  %" LL_FMT ": %" LL_FMT "\n",
		    LL_ARG(visible(line, use->name)),
		    LL_ARG(visible(line, text)));
	if (ll_value_is_empty(use->value)) {
		ll_buf_add(line->out,
			   LL_STR("  says nothing: a placeholder\n"));
	}
	add_reason(line, use);
}

static bool explain_fields(const struct line *line)
{
	bool found = false;

	for (size_t i = 0; line->part && i < line->part->nfields; i++) {
		if (stands_at(&line->part->field[i], line->at)) {
			add_field(line, &line->part->field[i]);
			found = true;
		}
	}
	return found;
}

/* A heading speaks for the records below it. */
static bool explain_heading(const struct line *line)
{
	const struct ll_states *states = line->file->states;
	bool found = false;

	for (size_t i = 0; i < states->n; i++) {
		const struct ll_part *part = &states->part[i];

		for (size_t j = 0; j < part->nfields && part != line->part;
		     j++) {
			const struct ll_field_use *use = &part->field[j];

			if (stands_at(use, line->at)) {
				ll_buf_addf(line->out,
					    "  %" LL_FMT " of '%" LL_FMT "'\n",
					    LL_ARG(visible(line, use->name)),
					    LL_ARG(visible(line, part->title)));
				found = true;
			}
		}
	}
	return found;
}

/* ----------------------------------------------------------------- parts */

static void add_part(const struct line *line, const char *what, ll_str text)
{
	ll_buf_addf(line->out, "  %s: %" LL_FMT "\n", what,
		    LL_ARG(visible(line, text)));
}

static bool explain_parts(const struct line *line)
{
	const struct ll_record *r = line->record;
	bool found = false;

	for (size_t i = 0; i < r->nkey_results; i++) {
		const struct ll_key_result *result = &r->key_result[i];

		if (result->line == line->at) {
			add_part(line,
				 result->done ? "key result, done"
				 : result->status == LL_STATUS_DROPPED
					 ? "key result, dropped"
					 : "key result",
				 result->text);
			found = true;
		}
	}
	for (size_t i = 0; i < r->nmetrics; i++) {
		if (r->metric[i].line == line->at) {
			add_part(line, "metric", r->metric[i].name);
			found = true;
		}
	}
	for (size_t i = 0; i < r->nreports; i++) {
		if (r->report[i].line == line->at) {
			add_part(line, "report on", r->report[i].goal.text);
			found = true;
		}
	}
	for (size_t i = 0; i < r->ndecisions; i++) {
		if (r->decision[i].line == line->at) {
			add_part(line, "decision", r->decision[i].text);
			found = true;
		}
	}
	for (size_t i = 0; i < r->nactions; i++) {
		if (r->action[i].line == line->at) {
			add_part(line, "action", r->action[i].text);
			found = true;
		}
	}
	return found;
}

/* ----------------------------------------------------------------- prose */

/* The innermost block that the line stands in. */
static const struct ll_md_node *block_at(const struct ll_md_node *top, int at)
{
	const struct ll_md_node *found = NULL;

	for (const struct ll_md_node *n = top->child; n; n = n->next) {
		if (n->type < LL_MD_TEXT && n->line <= at &&
		    at <= n->end_line) {
			found = n;
		}
	}
	if (found &&
	    (found->type == LL_MD_QUOTE || found->type == LL_MD_FOOTNOTE)) {
		const struct ll_md_node *inner = block_at(found, at);

		return inner ? inner : found;
	}
	return found;
}

static const char *what_is(const struct ll_md_node *block, bool goal)
{
	switch ((int)block->type) {
	case LL_MD_HEADING:
		return "a heading, shown as prose";
	case LL_MD_LIST:
		return goal ? "a list, shown as prose: it is not under 'Key "
			      "results' or 'Milestones'"
			    : "a list, shown as prose";
	case LL_MD_TABLE:
		return goal ? "a table, shown as prose: it is not under 'Key "
			      "results', 'Milestones' or 'Metrics'"
			    : "a table, shown as prose";
	case LL_MD_CODE_BLOCK:
		return "code, shown as it is";
	case LL_MD_HTML_BLOCK:
		return ll_str_starts(ll_str_trim(block->text), LL_STR("<!--"))
			       ? "a comment: not shown"
			       : "raw HTML";
	case LL_MD_RULE:
		return "a line across the page";
	}
	return "prose";
}

static ll_str line_of(ll_str bytes, int at)
{
	ll_str line = LL_STR("");

	while (at-- > 0) {
		ll_str_cut(bytes, '\n', &line, &bytes);
	}
	return ll_str_trim(line);
}

static void explain_prose(const struct line *line)
{
	const struct ll_md_node *root = line->file->states->md.root;
	const struct ll_md_node *block = block_at(root, line->at);
	ll_str text = line_of(line->file->file->bytes, line->at);
	bool goal = line->record && line->record->kind == LL_KIND_GOAL;
	const char *what = "not read: metadata without a value, or its frame";

	if (!text.len) {
		what = "blank";
	} else if (block) {
		what = goal && ll_key_results_begin(line->out->arena, block)
			       ? "a heading: what is listed below it are key "
				 "results"
			       : what_is(block, goal);
	} else if (ll_str_starts(text, LL_STR("<!--"))) {
		what = "a comment: not shown";
	}
	ll_buf_addf(line->out, "  %s\n", what);
}

void ll_explain_line(struct ll_buf *out, const struct ll_explained *file,
		     int at)
{
	struct line line = { .out = out, .file = file, .at = at };
	const struct ll_record *record;
	bool found;

	if (!file->states || file->states->rule->kind == LL_KIND_NONE) {
		ll_buf_add(out, LL_STR("  the file is not read\n"));
		return;
	}
	record = ll_explain_record_of(file, at);
	line.record = record;
	if (!record) {
		line.part =
			file->states->n ? file->states->part[0].whole : NULL;
		ll_buf_addf(out, "  line %d belongs to no record\n", at);
	} else {
		line.part = &file->states->part[record->state];
		ll_buf_addf(out,
			    "  line %d belongs to %" LL_FMT " %" LL_FMT
			    ": %" LL_FMT "\n",
			    at, LL_ARG(ll_kind_word(record->kind)),
			    LL_ARG(visible(&line, record->id)),
			    LL_ARG(visible(&line, record->title)));
	}
	if (record && record->line == at) {
		ll_buf_add(out, LL_STR("  its title\n"));
	}
	found = explain_fields(&line);
	found = explain_heading(&line) || found;
	found = (record && explain_parts(&line)) || found;
	if (found) {
		return;
	}
	if (!record || record->line != at) {
		explain_prose(&line);
	}
}
