#include "render/flatten.h"

#include "render/markup.h"
#include "render/place.h"

/* A section that is open, or the page itself. */
struct open {
	ll_str name;
	size_t levels; /* scopes around it: a separator opens none */
	struct ll_pos pos;
	struct ll_markup markup; /* where its content began */
	bool unknown;            /* what it holds cannot be judged */
};

/* One template being read. */
struct flat {
	struct ll_arena *arena;
	struct ll_theme_set *files;
	const struct ll_theme_table *table;
	struct ll_diags *diags;
	struct ll_buf out;
	struct ll_markup markup;
	struct open open[LL_FLATTEN_DEPTH + 1];
	size_t nopen;
	size_t include[LL_FLATTEN_DEPTH];
	size_t nincludes;
};

/* Where in a file. */
struct cursor {
	ll_str text;
	size_t at;
	struct ll_pos pos; /* of text.s[at] */
};

static void fault(struct flat *flat, struct ll_pos pos, ll_str message,
		  const char *advice)
{
	ll_diag_add(flat->diags, LL_D_THEME_FAULT, pos, message,
		    ll_str_from(advice));
}

static void cursor_move(struct cursor *cursor, size_t to)
{
	for (; cursor->at < to; cursor->at++) {
		if (cursor->text.s[cursor->at] == '\n') {
			cursor->pos.line++;
			cursor->pos.column = 1;
		} else {
			cursor->pos.column++;
		}
	}
}

static bool has_scope(const struct ll_theme_name *row, ll_str scope)
{
	return ll_str_is(scope, row->scope);
}

static const struct ll_theme_name *row_of(const struct ll_theme_table *table,
					  ll_str name, ll_str scope)
{
	for (size_t i = 0; i < table->nnames; i++) {
		const struct ll_theme_name *row = &table->name[i];

		if (ll_str_eq(row->name, name) && has_scope(row, scope)) {
			return row;
		}
	}
	return NULL;
}

/*
 * The row of @name in the innermost open scope that has it.
 * @up: how many scopes outward that is
 */
static const struct ll_theme_name *lookup(const struct flat *flat, ll_str name,
					  size_t *up)
{
	size_t levels = flat->open[flat->nopen - 1].levels;

	for (size_t i = flat->nopen; i-- > 0;) {
		const struct ll_theme_name *row =
			row_of(flat->table, name, flat->open[i].name);

		if (row) {
			*up = levels - flat->open[i].levels;
			return row;
		}
	}
	return NULL;
}

/* A row of that name in any scope, for a better message. */
static const struct ll_theme_name *elsewhere(const struct flat *flat,
					     ll_str name)
{
	for (size_t i = 0; i < flat->table->nnames; i++) {
		if (ll_str_eq(flat->table->name[i].name, name)) {
			return &flat->table->name[i];
		}
	}
	return NULL;
}

static bool is_in_reach(const struct flat *flat,
			const struct ll_theme_name *row)
{
	for (size_t i = 0; i < flat->nopen; i++) {
		if (has_scope(row, flat->open[i].name)) {
			return true;
		}
	}
	return false;
}

static ll_str nearest_name(const struct flat *flat, ll_str name)
{
	ll_str *known = LL_NEW(flat->arena, ll_str, flat->table->nnames);
	size_t nknown = 0;

	for (size_t i = 0; i < flat->table->nnames; i++) {
		if (is_in_reach(flat, &flat->table->name[i])) {
			known[nknown++] = flat->table->name[i].name;
		}
	}
	return ll_did_you_mean(flat->arena, name, known, nknown);
}

static void fault_unknown(struct flat *flat, struct ll_pos pos, ll_str name)
{
	const struct ll_theme_name *row = elsewhere(flat, name);
	ll_str hint = nearest_name(flat, name);

	for (size_t i = 0; i < flat->nopen; i++) {
		if (flat->open[i].unknown) {
			return;
		}
	}
	if (row) {
		fault(flat, pos,
		      ll_strf(flat->arena,
			      "'%" LL_FMT "' is not known here: it belongs in "
			      "{{#%s}}",
			      LL_ARG(name), row->scope),
		      "move it, or use a name of the section it stands in");
		return;
	}
	fault(flat, pos,
	      ll_strf(flat->arena, "unknown name '%" LL_FMT "'%" LL_FMT,
		      LL_ARG(name), LL_ARG(hint)),
	      "docs/themes.md lists the names of each template");
}

/* The row of @name, which must be a section or must not; else a fault. */
static const struct ll_theme_name *known_name(struct flat *flat,
					      struct ll_pos pos, ll_str name,
					      bool section, size_t *up)
{
	const struct ll_theme_name *row = lookup(flat, name, up);

	if (!row) {
		fault_unknown(flat, pos, name);
		return NULL;
	}
	if (section != (row->type == LL_THEME_SECTION)) {
		fault(flat, pos,
		      ll_strf(flat->arena,
			      section ? "'%" LL_FMT "' is a value, no section"
				      : "'%" LL_FMT "' is a section, no value",
			      LL_ARG(name)),
		      section ? "write it as {{NAME}}"
			      : "write it as {{#NAME}}...{{/NAME}}");
		return NULL;
	}
	return row;
}

static void read_value(struct flat *flat, struct ll_pos pos, ll_str name)
{
	static const char *const filter[] = { "", ":none", ":html_escape:none",
					      "" };
	size_t up = 0;
	const struct ll_theme_name *row =
		known_name(flat, pos, name, false, &up);
	const char *why;

	if (!row) {
		return;
	}
	why = ll_place_refuses(&flat->markup, row->type == LL_THEME_HTML);
	if (why) {
		fault(flat, pos,
		      ll_strf(flat->arena, "{{%" LL_FMT "}}: %s", LL_ARG(name),
			      why),
		      "put it into text or a quoted attribute");
	}
	ll_buf_addf(&flat->out, "{{N%u_%zu%s}}", row->id, up,
		    filter[row->type]);
}

static bool is_separator(const struct flat *flat, ll_str name)
{
	const struct open *open = &flat->open[flat->nopen - 1];
	ll_str tail = LL_STR("_separator");

	return flat->nopen > 1 && ll_str_ends(name, tail) &&
	       ll_str_eq(ll_str_sub(name, 0, name.len - tail.len), open->name);
}

/* The tag of a section for the engine; its own scope is not open yet. */
static void add_section_tag(struct flat *flat, char sign, ll_str name,
			    bool separator)
{
	struct open *top = &flat->open[flat->nopen - 1];
	size_t up = 0;
	const struct ll_theme_name *row;

	if (separator) {
		/* the engine knows it by the name of the section around it */
		flat->nopen--;
		row = lookup(flat, top->name, &up);
		flat->nopen++;
	} else {
		row = lookup(flat, name, &up);
	}
	if (row) {
		ll_buf_addf(&flat->out, "{{%cN%u_%zu%s}}", sign, row->id, up,
			    separator ? "_separator" : "");
	}
}

static void read_section(struct flat *flat, struct ll_pos pos, ll_str name)
{
	bool separator = is_separator(flat, name);
	size_t levels = flat->open[flat->nopen - 1].levels;
	size_t up;
	bool known = separator || known_name(flat, pos, name, true, &up);

	if (flat->nopen > LL_FLATTEN_DEPTH) {
		fault(flat, pos, LL_STR("sections are nested too deep"),
		      "open fewer sections inside each other");
		return;
	}
	add_section_tag(flat, '#', name, separator);
	flat->open[flat->nopen++] = (struct open){
		.name = name,
		.levels = levels + !separator,
		.pos = pos,
		.markup = flat->markup,
		.unknown = !known,
	};
}

static void close_section(struct flat *flat, struct ll_pos pos)
{
	struct open open = flat->open[--flat->nopen];

	if (!ll_markup_same(&open.markup, &flat->markup)) {
		fault(flat, pos,
		      ll_strf(flat->arena,
			      "{{/%" LL_FMT
			      "}} stands in another part of a tag "
			      "than {{#%" LL_FMT "}} of line %d",
			      LL_ARG(open.name), LL_ARG(open.name),
			      open.pos.line),
		      "begin and end a section at the same place of the HTML");
	}
	add_section_tag(flat, '/', open.name, is_separator(flat, open.name));
}

/* Sections opened above @base belong to this file. */
static void read_section_end(struct flat *flat, struct ll_pos pos, ll_str name,
			     size_t base)
{
	size_t i = flat->nopen;

	while (i > base && !ll_str_eq(flat->open[i - 1].name, name)) {
		i--;
	}
	if (i == base) {
		fault(flat, pos,
		      ll_strf(flat->arena, "{{/%" LL_FMT "}} closes nothing",
			      LL_ARG(name)),
		      "open it in the same file, or remove it");
		return;
	}
	for (; flat->nopen > i; flat->nopen--) {
		const struct open *open = &flat->open[flat->nopen - 1];

		fault(flat, pos,
		      ll_strf(flat->arena,
			      "{{/%" LL_FMT "}} closes {{#%" LL_FMT
			      "}} of line %d, which is still open",
			      LL_ARG(name), LL_ARG(open->name), open->pos.line),
		      "close the inner section first");
	}
	close_section(flat, pos);
}

static void read_file(struct flat *flat, size_t file);

static void read_include(struct flat *flat, struct ll_pos pos, ll_str name)
{
	ll_str lower = ll_str_lower(flat->arena, name);
	size_t file = ll_flatten_find(flat->files, lower);

	if (file == LL_NPOS) {
		fault(flat, pos,
		      ll_strf(flat->arena, "there is no '%" LL_FMT ".html'",
			      LL_ARG(lower)),
		      "add the file to the theme, or correct the name");
		return;
	}
	for (size_t i = 0; i < flat->nincludes; i++) {
		if (flat->include[i] == file) {
			fault(flat, pos,
			      ll_strf(flat->arena,
				      "'%" LL_FMT ".html' includes itself",
				      LL_ARG(lower)),
			      "remove one of the includes that close the circle");
			return;
		}
	}
	if (flat->nincludes == LL_FLATTEN_DEPTH ||
	    flat->out.len > LL_FLATTEN_MAX) {
		fault(flat, pos, LL_STR("includes make the template too large"),
		      "include fewer files");
		return;
	}
	read_file(flat, file);
}

static bool is_name(ll_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		if (!ll_is_alnum(name.s[i]) && name.s[i] != '_') {
			return false;
		}
	}
	return name.len > 0;
}

/* The inside of one {{...}}. */
static void read_marker(struct flat *flat, struct ll_pos pos, ll_str inside,
			size_t base)
{
	char sign = inside.len ? inside.s[0] : '\0';
	bool signed_ = sign == '#' || sign == '/' || sign == '>';
	ll_str name = ll_str_from_pos(inside, signed_ ? 1 : 0);

	if (sign == '!') {
		return;
	}
	if (sign == '%' || sign == '=') {
		fault(flat, pos,
		      LL_STR("a theme may not give orders to the engine"),
		      "remove the line; escaping is always on");
	} else if (is_name(ll_str_sub(name, 0, ll_str_find_char(name, ':'))) &&
		   ll_str_find_char(name, ':') != LL_NPOS) {
		fault(flat, pos, LL_STR("a name may have no ':modifier'"),
		      "write {{NAME}} alone; it is escaped by its place");
	} else if (!is_name(name)) {
		fault(flat, pos,
		      ll_strf(flat->arena, "'{{%" LL_FMT "}}' is no marker",
			      LL_ARG(inside)),
		      "write {{NAME}}, without blanks");
	} else if (sign == '#') {
		read_section(flat, pos, name);
	} else if (sign == '/') {
		read_section_end(flat, pos, name, base);
	} else if (sign == '>') {
		read_include(flat, pos, name);
	} else {
		read_value(flat, pos, name);
	}
}

static void read_literal(struct flat *flat, struct cursor *cursor, size_t to)
{
	ll_str text = ll_str_sub(cursor->text, cursor->at, to);

	ll_markup_feed(&flat->markup, text);
	ll_buf_add(&flat->out, text);
	cursor_move(cursor, to);
}

static void read_text(struct flat *flat, struct cursor *cursor)
{
	size_t base = flat->nopen;

	while (cursor->at < cursor->text.len) {
		ll_str rest = ll_str_from_pos(cursor->text, cursor->at);
		size_t open = ll_str_find(rest, LL_STR("{{"));
		size_t len;

		if (open == LL_NPOS) {
			read_literal(flat, cursor, cursor->text.len);
			break;
		}
		read_literal(flat, cursor, cursor->at + open);
		rest = ll_str_from_pos(rest, open + 2);
		len = ll_str_find(rest, LL_STR("}}"));
		if (len == LL_NPOS) {
			fault(flat, cursor->pos, LL_STR("'{{' without '}}'"),
			      "close the marker");
			break;
		}
		read_marker(flat, cursor->pos, ll_str_sub(rest, 0, len), base);
		cursor_move(cursor, cursor->at + len + 4);
	}
	for (; flat->nopen > base; flat->nopen--) {
		const struct open *left = &flat->open[flat->nopen - 1];

		fault(flat, left->pos,
		      ll_strf(flat->arena, "{{#%" LL_FMT "}} is never closed",
			      LL_ARG(left->name)),
		      "close it in the same file");
	}
}

static void read_file(struct flat *flat, size_t file)
{
	const struct ll_theme_file *it = &flat->files->file[file];
	struct cursor cursor = {
		.text = it->text,
		.pos = { .path = it->name, .line = 1, .column = 1 },
	};

	flat->files->used[file] = true;
	flat->include[flat->nincludes++] = file;
	read_text(flat, &cursor);
	flat->nincludes--;
}

size_t ll_flatten_find(const struct ll_theme_set *files, ll_str name)
{
	for (size_t i = 0; i < files->nfiles; i++) {
		ll_str file = files->file[i].name;

		if (file.len == name.len + 5 && ll_str_starts(file, name) &&
		    ll_str_ends(file, LL_STR(".html"))) {
			return i;
		}
	}
	return LL_NPOS;
}

ll_str ll_flatten(struct ll_arena *arena, struct ll_theme_set *files,
		  size_t top, const struct ll_theme_table *table,
		  struct ll_diags *diags)
{
	struct flat flat = {
		.arena = arena,
		.files = files,
		.table = table,
		.diags = diags,
		.out = ll_buf_make(arena),
		.nopen = 1,
	};
	struct ll_pos end = { .path = files->file[top].name };

	flat.open[0].name = LL_STR("PAGE");
	read_file(&flat, top);
	if (flat.markup.state != LL_MARKUP_TEXT) {
		fault(&flat, end, LL_STR("the page ends inside a tag"),
		      "close the last tag, comment or script");
	}
	return ll_buf_str(&flat.out);
}
