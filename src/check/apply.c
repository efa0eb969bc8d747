#include "check/check.h"

/* What the house made of findings: its settings, and excuses in the files. */

/** A comment that excuses one code on a run of lines of one file. */
struct excuse {
	ll_str path;
	ll_str code; /* as written */
	int line;    /* where the comment stands */
	int first;
	int last;
	bool has_reason;
	bool used;
};

struct excuses {
	struct ll_arena arena;
	LL_VEC(struct excuse) list; /* those of one file together */
	struct ll_map by_path;      /* path -> index of its first + 1 */
};

/* "lodeline: ignore L203 reason" at the start of a comment. */
static bool read_excuse(ll_str html, struct excuse *excuse)
{
	static const ll_str part[] = { LL_STR_INIT("<!--"),
				       LL_STR_INIT("lodeline:"),
				       LL_STR_INIT("ignore") };
	size_t n = 0;

	for (size_t i = 0; i < 3; i++) {
		html = ll_str_trim(html);
		if (!ll_str_starts(html, part[i])) {
			return false;
		}
		html = ll_str_from_pos(html, part[i].len);
	}
	html = ll_str_trim(
		ll_str_sub(html, 0, ll_str_find(html, LL_STR("--"))));
	while (n < html.len && (ll_is_alnum(html.s[n]) || html.s[n] == '_')) {
		n++;
	}
	excuse->code = ll_str_sub(html, 0, n);
	excuse->has_reason = ll_str_trim(ll_str_from_pos(html, n)).len > 0;
	return true;
}

/* The block that @node stands in, a child of @root. */
static const struct ll_md_node *block_of(const struct ll_md_node *node,
					 const struct ll_md_node *root)
{
	while (node->parent && node->parent != root) {
		node = node->parent;
	}
	return node;
}

static void find_in_file(struct excuses *excuses, ll_str path,
			 const struct ll_md_node *root)
{
	for (const struct ll_md_node *n = root; n; n = ll_md_walk(n, root)) {
		const struct ll_md_node *block;
		struct excuse excuse = { .path = path };

		if ((n->type != LL_MD_HTML_BLOCK &&
		     n->type != LL_MD_HTML_INLINE) ||
		    !read_excuse(n->text, &excuse)) {
			continue;
		}
		block = block_of(n, root);
		if (!ll_map_get(&excuses->by_path, path)) {
			*ll_map_slot(&excuses->by_path, path) =
				(void *)(uintptr_t)(excuses->list.n + 1);
		}
		excuse.line = n->line ? n->line : block->line;
		excuse.first = block->line;
		excuse.last = n->type == LL_MD_HTML_BLOCK && block->next
				      ? block->next->end_line
				      : block->end_line;
		*LL_PUSH(&excuses->arena, &excuses->list) = excuse;
	}
}

/* A code, or a name of the catalogue. */
static bool means(const struct excuse *excuse, enum ll_diag_code code)
{
	return ll_str_is(excuse->code, ll_diag_info[code].code) ||
	       ll_str_is(excuse->code, ll_diag_info[code].name);
}

static bool is_excused(struct excuses *excuses, const struct ll_diag *diag)
{
	bool excused = false;
	size_t i = (size_t)(uintptr_t)ll_map_get(&excuses->by_path,
						 diag->pos.path);

	for (; i && i <= excuses->list.n; i++) {
		struct excuse *excuse = &excuses->list.item[i - 1];

		if (!ll_str_eq(diag->pos.path, excuse->path)) {
			break;
		}
		if (diag->pos.line >= excuse->first &&
		    diag->pos.line <= excuse->last &&
		    means(excuse, diag->code)) {
			excuse->used = true;
			excused = true;
		}
	}
	return excused;
}

/* Sets the level; returns whether the finding is to be told at all. */
static bool apply_settings(const struct ll_settings *settings,
			   struct ll_diag *diag)
{
	bool told = true;

	for (size_t i = 0; i < settings->nchecks; i++) {
		const struct ll_check_setting *check = &settings->check[i];

		if (check->code != diag->code) {
			continue;
		}
		diag->level = check->keep_level ? ll_diag_info[diag->code].level
						: check->level;
		told = !check->off;
		for (size_t j = 0; j < check->nexcept; j++) {
			told = told && !ll_pattern_match(check->except[j],
							 diag->pos.path, NULL);
		}
	}
	return told;
}

/* Who may read a file is nothing that the file can excuse. */
static bool may_be_excused(const struct ll_diag *diag)
{
	return ll_diag_info[diag->code].code[1] != '7';
}

/* ------------------------------------------------- excuses that are wrong */

static bool find_code(ll_str word, enum ll_diag_code *code)
{
	struct excuse excuse = { .code = word };

	for (size_t i = 0; i < LL_NDIAGS; i++) {
		*code = (enum ll_diag_code)i;
		if (means(&excuse, *code)) {
			return true;
		}
	}
	return false;
}

static ll_str hint_for(struct ll_arena *arena, ll_str word)
{
	ll_str known[2 * LL_NDIAGS];

	for (size_t i = 0; i < LL_NDIAGS; i++) {
		known[2 * i] = ll_str_from(ll_diag_info[i].code);
		known[2 * i + 1] = ll_str_from(ll_diag_info[i].name);
	}
	return ll_did_you_mean(arena, word, known, 2 * LL_NDIAGS);
}

/* Whether the finding would have been there: rules that look at the past are
 * silent where it was not read. */
static bool was_looked_for(const struct ll_org *org, enum ll_diag_code code,
			   bool past)
{
	char family = ll_diag_info[code].code[1];

	return family == '1' || family == '2' ||
	       (past && org->source->history.state == LL_HISTORY_COMPLETE);
}

static void judge(const struct ll_org *org, const struct excuse *excuse,
		  bool past, struct ll_diags *diags)
{
	struct ll_pos pos = { .path = excuse->path, .line = excuse->line };
	enum ll_diag_code code;

	if (!find_code(excuse->code, &code)) {
		ll_diag_add(diags, LL_D_EXCUSE_UNKNOWN, pos, excuse->code,
			    hint_for(diags->arena, excuse->code));
		return;
	}
	if (!excuse->used && was_looked_for(org, code, past)) {
		ll_diag_add(diags, LL_D_EXCUSE_IDLE, pos, excuse->code,
			    LL_STR(""));
	}
	if (!excuse->has_reason) {
		ll_diag_add(diags, LL_D_EXCUSE_BARE, pos, excuse->code,
			    LL_STR(""));
	}
}

/* ------------------------------------------------------------------- all */

static void drop_excused(struct excuses *excuses, struct ll_diags *diags)
{
	size_t n = 0;

	for (size_t i = 0; i < diags->n; i++) {
		const struct ll_diag diag = diags->item[i];

		if (!may_be_excused(&diag) || !is_excused(excuses, &diag)) {
			diags->item[n++] = diag;
		}
	}
	diags->n = n;
}

void ll_check_apply(const struct ll_org *org, enum ll_excuses how,
		    struct ll_diags *diags)
{
	struct excuses excuses = { .list = { 0 } };
	size_t n = 0;

	excuses.by_path = ll_map_make(&excuses.arena);
	for (size_t i = 0; i < org->nfiles; i++) {
		find_in_file(&excuses, org->file_path[i], org->file[i].md.root);
	}
	drop_excused(&excuses, diags);
	for (size_t i = 0; how && i < excuses.list.n; i++) {
		judge(org, &excuses.list.item[i], how == LL_EXCUSES_JUDGED_PAST,
		      diags);
	}
	for (size_t i = 0; i < diags->n; i++) {
		struct ll_diag diag = diags->item[i];

		if (apply_settings(org->settings, &diag)) {
			diags->item[n++] = diag;
		}
	}
	diags->n = n;
	ll_arena_release(&excuses.arena);
}
