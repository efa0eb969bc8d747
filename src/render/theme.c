#include "render/theme.h"

#include <assert.h>

#include "base/utf8.h"
#include "render/flatten.h"
#include "render/template.h"
#include "site/page.h"

struct ll_theme {
	struct ll_templates *templates;
};

/* The type of each name, so that LL_ALSO need not repeat it. */
enum {
#define LL_TEXT(scope, name) TYPE_##name = LL_THEME_TEXT,
#define LL_URL(scope, name) TYPE_##name = LL_THEME_URL,
#define LL_HTML(scope, name) TYPE_##name = LL_THEME_HTML,
#define LL_SECTION(scope, name) TYPE_##name = LL_THEME_SECTION,
#define LL_ALSO(scope, name)
#include "site/names.def"
#undef LL_TEXT
#undef LL_URL
#undef LL_HTML
#undef LL_SECTION
#undef LL_ALSO
};

#define ROW(scope, name)                                                       \
	{ #scope, LL_STR_INIT(#name), (enum ll_theme_type)TYPE_##name,         \
	  LL_NAME_##name },

static const struct ll_theme_name site_name[] = {
#define LL_TEXT(scope, name) ROW(scope, name)
#define LL_URL(scope, name) ROW(scope, name)
#define LL_HTML(scope, name) ROW(scope, name)
#define LL_SECTION(scope, name) ROW(scope, name)
#define LL_ALSO(scope, name) ROW(scope, name)
#include "site/names.def"
#undef LL_TEXT
#undef LL_URL
#undef LL_HTML
#undef LL_SECTION
#undef LL_ALSO
};

static const ll_str site_page[] = {
#define LL_TEMPLATE(name) LL_STR_INIT(#name),
#include "site/templates.def"
#undef LL_TEMPLATE
};

const struct ll_theme_table *ll_theme_table(void)
{
	static const struct ll_theme_table table = {
		.name = site_name,
		.nnames = sizeof(site_name) / sizeof(*site_name),
		.page = site_page,
		.npages = sizeof(site_page) / sizeof(*site_page),
	};

	return &table;
}

static void add_fault(struct ll_diags *diags, struct ll_pos pos, ll_str message,
		      const char *advice)
{
	ll_diag_add(diags, LL_D_THEME_FAULT, pos, message, ll_str_from(advice));
}

static bool is_template(ll_str name)
{
	return ll_str_ends(name, LL_STR(".html"));
}

/* A page's template, flattened and given to the engine. */
static void add_page(struct ll_arena *arena, struct ll_theme_set *files,
		     const struct ll_names *names, ll_str page,
		     struct ll_templates *templates, struct ll_diags *diags)
{
	size_t top = ll_flatten_find(files, page);
	size_t before = diags->n;
	struct ll_pos pos = {
		.path = ll_str_join(arena, page, LL_STR(".html"), LL_STR("")),
	};
	ll_str text;

	if (top == LL_NPOS) {
		add_fault(diags, pos, LL_STR("the template is missing"),
			  "add it; the default theme has one to begin with");
		return;
	}
	text = ll_flatten(arena, files, top, names, diags);
	if (diags->n == before && !ll_templates_add(templates, page, text)) {
		add_fault(diags, pos,
			  LL_STR("the HTML is too confused to say where values "
				 "stand"),
			  "mend its tags and attributes");
	}
}

/* Text of a bearable size, before anything is looked for in it. */
static void check_files(const struct ll_theme_set *files,
			struct ll_diags *diags)
{
	for (size_t i = 0; i < files->nfiles; i++) {
		const struct ll_theme_file *file = &files->file[i];
		struct ll_pos pos = { .path = file->name };

		if (!is_template(file->name)) {
			continue;
		}
		if (!ll_utf8_valid(file->text)) {
			add_fault(diags, pos,
				  LL_STR("the template is not UTF-8"),
				  "save it as UTF-8");
		}
		if (file->text.len > LL_FLATTEN_MAX) {
			add_fault(diags, pos,
				  LL_STR("the template is too large"),
				  "split it, or leave most of it out");
		}
	}
}

/* A file that nothing uses is a misspelt name. */
static void check_unused(const struct ll_theme_set *files,
			 const struct ll_theme_table *table,
			 struct ll_diags *diags)
{
	for (size_t i = 0; i < files->nfiles; i++) {
		ll_str name = files->file[i].name;
		ll_str hint;

		if (files->used[i] || !is_template(name)) {
			continue;
		}
		hint = ll_did_you_mean(diags->arena,
				       ll_str_sub(name, 0, name.len - 5),
				       table->page, table->npages);
		add_fault(diags, (struct ll_pos){ .path = name },
			  ll_strf(diags->arena,
				  "no page uses this template%" LL_FMT,
				  LL_ARG(hint)),
			  "rename or remove it");
	}
}

static void add_pages(struct ll_arena *arena, struct ll_theme_set *files,
		      const struct ll_theme_table *table,
		      struct ll_templates *templates, struct ll_diags *diags)
{
	struct ll_names names = ll_names_make(arena, table);

	for (size_t i = 0; i < table->npages; i++) {
		add_page(arena, files, &names, table->page[i], templates,
			 diags);
		if (table->idle && table->idle[i]) {
			ll_templates_drop(templates, table->page[i]);
		}
	}
	check_unused(files, table, diags);
}

static bool same_fault(const struct ll_diag *a, const struct ll_diag *b)
{
	return ll_str_eq(a->pos.path, b->pos.path) &&
	       a->pos.line == b->pos.line && a->pos.column == b->pos.column &&
	       ll_str_eq(a->message, b->message);
}

/* An include is read for each page that has it, and told once. */
static void report(struct ll_diags *diags, struct ll_diags *found)
{
	size_t n = 0;

	ll_diags_sort(found);
	for (size_t i = 0; i < found->n; i++) {
		if (!n || !same_fault(&found->item[n - 1], &found->item[i])) {
			found->item[n++] = found->item[i];
		}
	}
	found->n = n;
	ll_diags_append(diags, found);
}

struct ll_theme *ll_theme_make(struct ll_arena *arena,
			       const struct ll_theme_file *file, size_t nfiles,
			       const struct ll_theme_table *table,
			       struct ll_diags *diags)
{
	struct ll_arena scratch = { 0 };
	struct ll_theme *theme = LL_NEW(arena, struct ll_theme, 1);
	struct ll_diags found = { .arena = &scratch };
	struct ll_theme_set files = {
		.file = file,
		.nfiles = nfiles,
		.used = LL_NEW(&scratch, bool, nfiles),
	};

	theme->templates = ll_templates_open();
	check_files(&files, &found);
	if (!found.n) {
		add_pages(&scratch, &files, table, theme->templates, &found);
	}
	report(diags, &found);
	ll_templates_freeze(theme->templates);
	if (found.n) {
		ll_theme_release(theme);
		theme = NULL;
	}
	ll_arena_release(&scratch);
	return theme;
}

void ll_theme_release(struct ll_theme *theme)
{
	ll_templates_close(theme->templates);
	theme->templates = NULL;
}

bool ll_theme_render(const struct ll_theme *theme, ll_str page,
		     const struct ll_dict *dict, struct ll_sink out)
{
	return ll_templates_expand(theme->templates, page, dict, out);
}

bool ll_theme_is_asset(ll_str name)
{
	static const char *const suffix[] = { ".css",  ".js",  ".svg",
					      ".png",  ".jpg", ".webp",
					      ".avif", ".ico", ".woff2" };

	for (size_t i = 0; i < name.len; i++) {
		if (!ll_is_alnum(name.s[i]) && name.s[i] != '-' &&
		    name.s[i] != '_' && (name.s[i] != '.' || !i)) {
			return false;
		}
	}
	for (size_t i = 0; i < sizeof(suffix) / sizeof(*suffix); i++) {
		if (ll_str_ends(name, ll_str_from(suffix[i]))) {
			return true;
		}
	}
	return false;
}

ll_str ll_scope_text(const struct ll_dict *scope, unsigned name)
{
	const struct ll_dict_entry *entry =
		ll_dict_find(scope, (enum ll_name)name);

	assert(!entry || entry->type != LL_DICT_SECTION);
	return entry ? entry->text : LL_STR("");
}

bool ll_scope_shows(const struct ll_dict *scope, unsigned name,
		    const struct ll_dict **first)
{
	const struct ll_dict_entry *entry =
		ll_dict_find(scope, (enum ll_name)name);

	assert(!entry || entry->type == LL_DICT_SECTION);
	*first = entry ? entry->first : NULL;
	return entry != NULL;
}

const struct ll_dict *ll_scope_next(const struct ll_dict *repetition)
{
	return repetition->next;
}
