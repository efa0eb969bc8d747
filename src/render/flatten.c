#include "render/flatten.h"

#include "render/markup.h"
#include "render/names.h"
#include "render/place.h"

/* A section that is open, or the page itself. */
struct open {
	size_t levels; /* scopes around it: a separator opens none */
	struct ll_pos pos;
	struct ll_markup markup; /* where its content began */
	bool unknown;            /* what it holds cannot be judged */
};

/* One template being read. */
struct flat {
	struct ll_arena *arena;
	struct ll_theme_set *files;
	const struct ll_names *names;
	struct ll_diags *diags;
	size_t first_fault; /* of this page in diags */
	struct ll_buf out;
	struct ll_markup markup;
	struct open open[LL_FLATTEN_DEPTH + 1];
	ll_str scope[LL_FLATTEN_DEPTH + 1]; /* their names */
	size_t nopen;
	size_t include[LL_FLATTEN_DEPTH]; /* files that are being read */
	size_t nincludes;
	size_t nfiles; /* read in all */
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

/*
 * The row of @name in the innermost open scope that has it.
 * @up: how many scopes outward that is
 */
static const struct ll_theme_name *lookup(const struct flat *flat, ll_str name,
					  size_t *up)
{
	size_t at = 0;
	const struct ll_theme_name *row =
		ll_names_find(flat->names, flat->scope, flat->nopen, name, &at);

	*up = flat->open[flat->nopen - 1].levels - flat->open[at].levels;
	return row;
}

static void fault_unknown(struct flat *flat, struct ll_pos pos, ll_str name)
{
	const struct ll_theme_name *row = ll_names_any(flat->names, name);
	ll_str hint;

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
	hint = ll_names_hint(flat->arena, flat->names, flat->scope, flat->nopen,
			     name);
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
	static const ll_str filter[] = {
		[LL_THEME_TEXT] = LL_STR_INIT("}}"),
		[LL_THEME_HTML] = LL_STR_INIT(":none}}"),
		[LL_THEME_URL] = LL_STR_INIT(":html_escape:none}}"),
	};
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
	ll_names_write(&flat->out, LL_STR("{{"), row->id, up,
		       filter[row->type]);
}

/* X_separator stands directly in X. */
static bool is_separator(const struct flat *flat, ll_str name)
{
	ll_str tail = LL_STR("_separator");

	return flat->nopen > 1 && ll_str_ends(name, tail) &&
	       ll_str_eq(ll_str_sub(name, 0, name.len - tail.len),
			 flat->scope[flat->nopen - 1]);
}

/* The tag of a section for the engine; its own scope is not open yet. */
static void add_section_tag(struct flat *flat, char sign, ll_str name,
			    bool separator)
{
	size_t up = 0;
	const struct ll_theme_name *row;

	if (separator) {
		/* the engine knows it by the name of the section around it */
		flat->nopen--;
		row = lookup(flat, flat->scope[flat->nopen], &up);
		flat->nopen++;
	} else {
		row = lookup(flat, name, &up);
	}
	if (row) {
		ll_names_write(
			&flat->out, sign == '#' ? LL_STR("{{#") : LL_STR("{{/"),
			row->id, up,
			separator ? LL_STR("_separator}}") : LL_STR("}}"));
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
	flat->scope[flat->nopen] = name;
	flat->open[flat->nopen++] = (struct open){
		.levels = levels + !separator,
		.pos = pos,
		.markup = flat->markup,
		.unknown = !known,
	};
}

static void close_section(struct flat *flat, struct ll_pos pos)
{
	struct open open = flat->open[--flat->nopen];
	ll_str name = flat->scope[flat->nopen];

	if (!ll_markup_same(&open.markup, &flat->markup)) {
		fault(flat, pos,
		      ll_strf(flat->arena,
			      "{{/%" LL_FMT
			      "}} stands in another part of a tag "
			      "than {{#%" LL_FMT "}} of line %d",
			      LL_ARG(name), LL_ARG(name), open.pos.line),
		      "begin and end a section at the same place of the HTML");
	}
	add_section_tag(flat, '/', name, is_separator(flat, name));
}

/* Sections opened above @base belong to this file. */
static void read_section_end(struct flat *flat, struct ll_pos pos, ll_str name,
			     size_t base)
{
	size_t i = flat->nopen;

	while (i > base && !ll_str_eq(flat->scope[i - 1], name)) {
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
		size_t inner = flat->nopen - 1;

		fault(flat, pos,
		      ll_strf(flat->arena,
			      "{{/%" LL_FMT "}} closes {{#%" LL_FMT
			      "}} of line %d, which is still open",
			      LL_ARG(name), LL_ARG(flat->scope[inner]),
			      flat->open[inner].pos.line),
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
	    flat->nfiles == LL_FLATTEN_FILES ||
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

static bool has_many_faults(const struct flat *flat)
{
	return flat->diags->n - flat->first_fault >= LL_FLATTEN_FAULTS;
}

static void read_text(struct flat *flat, struct cursor *cursor)
{
	size_t base = flat->nopen;

	while (cursor->at < cursor->text.len && !has_many_faults(flat)) {
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
		size_t left = flat->nopen - 1;

		fault(flat, flat->open[left].pos,
		      ll_strf(flat->arena, "{{#%" LL_FMT "}} is never closed",
			      LL_ARG(flat->scope[left])),
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
	flat->nfiles++;
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
		  size_t top, const struct ll_names *names,
		  struct ll_diags *diags)
{
	struct flat flat = {
		.arena = arena,
		.files = files,
		.names = names,
		.diags = diags,
		.first_fault = diags->n,
		.out = ll_buf_make(arena),
		.nopen = 1,
	};
	struct ll_pos end = { .path = files->file[top].name };

	flat.scope[0] = LL_STR("PAGE");
	read_file(&flat, top);
	if (flat.markup.state != LL_MARKUP_TEXT) {
		fault(&flat, end, LL_STR("the page ends inside a tag"),
		      "close the last tag, comment or script");
	}
	return ll_buf_str(&flat.out);
}
