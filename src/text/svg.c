#include "text/svg.h"

#include <expat.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/svg_rules.h"

#define SVG_SPACE "http://www.w3.org/2000/svg"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"
#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

/* Between namespace and name; Expat lets it stand in neither. */
enum { SEPARATOR = ' ' };

/* Bytes of the drawing that a message repeats. */
enum { QUOTED = 40 };

struct checker {
	XML_Parser parser;
	struct ll_arena *arena;  /* of the result */
	struct ll_arena scratch; /* of the style */
	struct ll_svg_fault fault;
	int depth;
	int style_depth;     /* of the <style> that is open, or 0 */
	int style_line;      /* where its text begins, or 0 */
	struct ll_buf style; /* its text so far */
};

struct name {
	ll_str space;
	ll_str local;
};

static struct name split(const XML_Char *full)
{
	ll_str text = ll_str_from(full);
	size_t at = ll_str_rfind_char(text, SEPARATOR);

	if (at == LL_NPOS) {
		return (struct name){ LL_STR(""), text };
	}
	return (struct name){ ll_str_sub(text, 0, at),
			      ll_str_from_pos(text, at + 1) };
}

/* "{before}'{quoted}'{after}"; the first fault counts, and ends the reading. */
static void refuse(struct checker *c, int line, const char *before,
		   ll_str quoted, const char *after)
{
	ll_str shown = ll_str_sub(quoted, 0, QUOTED);
	const char *rest = shown.len < quoted.len ? "..." : "";

	if (c->fault.what.len) {
		return;
	}
	while (shown.len < quoted.len && shown.len &&
	       ((unsigned char)quoted.s[shown.len] & 0xc0) == 0x80) {
		shown.len--;
	}
	shown = ll_utf8_visible(c->arena, shown);
	c->fault.line = line;
	c->fault.what = ll_strf(c->arena, "%s'%" LL_FMT "%s'%s", before,
				LL_ARG(shown), rest, after);
	XML_StopParser(c->parser, XML_FALSE);
}

static void refuse_all(struct checker *c, int line, const char *what)
{
	if (!c->fault.what.len) {
		c->fault.line = line;
		c->fault.what = ll_str_copy(c->arena, ll_str_from(what));
		XML_StopParser(c->parser, XML_FALSE);
	}
}

static int line_of(const struct checker *c)
{
	return (int)XML_GetCurrentLineNumber(c->parser);
}

/* ---- attributes ---------------------------------------------------------- */

static void check_value(struct checker *c, const struct name *element,
			enum ll_svg_value kind, ll_str name, ll_str value)
{
	bool image = ll_str_is(element->local, "image") ||
		     ll_str_is(element->local, "feImage");
	size_t at;

	switch (kind) {
	case LL_SVG_TEXT:
		return;
	case LL_SVG_LINK:
		if (!ll_svg_link_ok(value, image)) {
			refuse(c, line_of(c), "the link ", value,
			       " leads out of the drawing");
		}
		return;
	case LL_SVG_NAME:
		if (ll_svg_attribute(value) != LL_SVG_STYLE) {
			refuse(c, line_of(c), "the animation of ", value,
			       " could do more than draw");
		}
		return;
	case LL_SVG_STYLE:
		at = ll_svg_style_fault(value);
		if (at != LL_NPOS) {
			refuse(c, line_of(c), "the style ",
			       ll_str_from_pos(value, at),
			       " could name another file");
		}
		return;
	case LL_SVG_REFUSED:
		refuse(c, line_of(c), "the attribute ", name,
		       " could do more than draw");
	}
}

static enum ll_svg_value kind_of(const struct name *element,
				 const struct name *name)
{
	static const char *const xlink[] = { "actuate", "arcrole", "role",
					     "show",    "title",   "type" };

	if (ll_svg_is_note(name->space)) {
		return LL_SVG_TEXT;
	}
	if (ll_str_is(name->space, XML_SPACE)) {
		return ll_str_is(name->local, "space") ||
				       ll_str_is(name->local, "lang")
			       ? LL_SVG_TEXT
			       : LL_SVG_REFUSED;
	}
	if (ll_str_is(name->space, XLINK_SPACE)) {
		for (size_t i = 0; i < sizeof(xlink) / sizeof(*xlink); i++) {
			if (ll_str_is(name->local, xlink[i])) {
				return LL_SVG_TEXT;
			}
		}
		return ll_str_is(name->local, "href") ? LL_SVG_LINK
						      : LL_SVG_REFUSED;
	}
	if (name->space.len) {
		return LL_SVG_REFUSED;
	}
	return ll_svg_is_note(element->space) ? LL_SVG_TEXT
					      : ll_svg_attribute(name->local);
}

static void check_attribute(struct checker *c, const struct name *element,
			    const XML_Char *full, const XML_Char *value)
{
	struct name name = split(full);

	if (ll_str_eq_nocase(ll_str_sub(name.local, 0, 2), LL_STR("on")) &&
	    !name.space.len) {
		refuse(c, line_of(c), "the attribute ", name.local,
		       " can run code");
		return;
	}
	check_value(c, element, kind_of(element, &name), name.local,
		    ll_str_from(value));
}

/* ---- elements ------------------------------------------------------------ */

static void check_element(struct checker *c, const struct name *name)
{
	bool svg = ll_str_is(name->space, SVG_SPACE);

	if (c->depth == 1 && (!svg || !ll_str_is(name->local, "svg"))) {
		refuse_all(c, line_of(c),
			   "it does not begin with "
			   "'<svg xmlns=\"" SVG_SPACE "\"'");
	} else if (c->depth > LL_SVG_MAX_DEPTH) {
		refuse_all(c, line_of(c), "elements are nested too deeply");
	} else if (ll_str_eq_nocase(name->local, LL_STR("script"))) {
		refuse(c, line_of(c), "the element ", name->local,
		       " can run code");
	} else if (c->style_depth || !(svg ? ll_svg_element(name->local)
					   : ll_svg_is_note(name->space))) {
		refuse(c, line_of(c), "the element ", name->local,
		       " could do more than draw");
	}
}

static void XMLCALL on_start(void *context, const XML_Char *full,
			     const XML_Char **attribute)
{
	struct checker *c = context;
	struct name name = split(full);

	if (c->fault.what.len) {
		return;
	}
	c->depth++;
	check_element(c, &name);
	for (; *attribute && !c->fault.what.len; attribute += 2) {
		check_attribute(c, &name, attribute[0], attribute[1]);
	}
	if (ll_str_is(name.space, SVG_SPACE) &&
	    ll_str_is(name.local, "style")) {
		c->style_depth = c->depth;
		c->style_line = 0;
		c->style = ll_buf_make(&c->scratch);
	}
}

static void check_style(struct checker *c)
{
	ll_str css = ll_buf_str(&c->style);
	size_t at = ll_svg_style_fault(css);
	int line = c->style_line;

	if (at == LL_NPOS) {
		return;
	}
	for (size_t i = 0; i < at; i++) {
		line += css.s[i] == '\n';
	}
	css = ll_str_from_pos(css, at);
	refuse(c, line, "the style ", ll_str_trim(ll_str_line(&css)),
	       " could name another file");
}

static void XMLCALL on_end(void *context, const XML_Char *full)
{
	struct checker *c = context;

	(void)full;
	if (c->fault.what.len) {
		return;
	}
	if (c->depth == c->style_depth) {
		check_style(c);
		c->style_depth = 0;
	}
	c->depth--;
}

static void XMLCALL on_text(void *context, const XML_Char *text, int len)
{
	struct checker *c = context;

	if (c->style_depth && !c->fault.what.len) {
		c->style_line = c->style_line ? c->style_line : line_of(c);
		ll_buf_add(&c->style, (ll_str){ text, (size_t)len });
	}
}

/* ---- around the elements ------------------------------------------------- */

static void XMLCALL on_declaration(void *context, const XML_Char *version,
				   const XML_Char *encoding, int standalone)
{
	struct checker *c = context;

	(void)standalone;
	if (!ll_str_is(ll_str_from(version), "1.0")) {
		refuse_all(c, line_of(c), "it is not XML 1.0");
	} else if (encoding &&
		   !ll_str_eq_nocase(ll_str_from(encoding), LL_STR("UTF-8"))) {
		refuse(c, line_of(c), "the encoding ", ll_str_from(encoding),
		       " is not UTF-8");
	}
}

/* The one that drawing programs write names the W3C's and says no more. */
static void XMLCALL on_doctype(void *context, const XML_Char *name,
			       const XML_Char *system, const XML_Char *public,
			       int has_subset)
{
	static const char known[] = "http://www.w3.org/Graphics/SVG/";
	struct checker *c = context;

	(void)name;
	(void)public;
	if (has_subset ||
	    (system && strncmp(system, known, sizeof(known) - 1) != 0)) {
		refuse_all(c, line_of(c), "a DOCTYPE can name other files");
	}
}

/* Browsers and Expat know no entities but XML's own five. */
static void XMLCALL on_entity(void *context, const XML_Char *name,
			      int is_parameter)
{
	struct checker *c = context;

	(void)name;
	(void)is_parameter;
	refuse_all(c, line_of(c), "an entity can name other files");
}

static void XMLCALL on_instruction(void *context, const XML_Char *target,
				   const XML_Char *data)
{
	struct checker *c = context;

	(void)data;
	refuse(c, line_of(c), "the instruction ", ll_str_from(target),
	       " could do more than draw");
}

static void parse(struct checker *c, ll_str bytes)
{
	XML_SetUserData(c->parser, c);
	XML_SetElementHandler(c->parser, on_start, on_end);
	XML_SetCharacterDataHandler(c->parser, on_text);
	XML_SetXmlDeclHandler(c->parser, on_declaration);
	XML_SetStartDoctypeDeclHandler(c->parser, on_doctype);
	XML_SetSkippedEntityHandler(c->parser, on_entity);
	XML_SetProcessingInstructionHandler(c->parser, on_instruction);
	if (XML_Parse(c->parser, bytes.s, (int)bytes.len, XML_TRUE) !=
		    XML_STATUS_OK &&
	    !c->fault.what.len) {
		c->fault.line = line_of(c);
		c->fault.what =
			ll_strf(c->arena, "it is not well-formed XML (%s)",
				XML_ErrorString(XML_GetErrorCode(c->parser)));
	}
}

struct ll_svg_fault ll_svg_check(struct ll_arena *arena, ll_str bytes)
{
	struct checker c = { .arena = arena };

	if (!bytes.len) {
		return (struct ll_svg_fault){ LL_STR("it is empty"), 0 };
	}
	if (bytes.len > LL_SVG_MAX_BYTES) {
		return (struct ll_svg_fault){ LL_STR("it is larger than 4 MiB"),
					      0 };
	}
	if (!ll_utf8_valid(bytes)) {
		return (struct ll_svg_fault){ LL_STR("it is not UTF-8 text"),
					      0 };
	}
	c.parser = XML_ParserCreateNS("UTF-8", SEPARATOR);
	if (!c.parser) {
		return (struct ll_svg_fault){
			LL_STR("there is no memory to read it"), 0
		};
	}
	parse(&c, bytes);
	XML_ParserFree(c.parser);
	ll_arena_release(&c.scratch);
	return c.fault;
}

bool ll_svg_is(ll_str path)
{
	return ll_str_ends_nocase(path, LL_STR(".svg"));
}
