#include "model/refs.h"

#include "base/buf.h"

struct ll_refs ll_ref_list_refs(const struct ll_ref_list *list)
{
	return (struct ll_refs){ list->item, list->n };
}

struct ll_ref ll_ref_make(ll_str text, ll_str label, int line)
{
	return (struct ll_ref){
		.text = text,
		.label = label,
		.line = line,
		.record = LL_NO_RECORD,
	};
}

static void add(struct ll_arena *arena, struct ll_ref_list *list, ll_str text,
		ll_str label, int line)
{
	if (text.len) {
		*LL_PUSH(arena, list) = ll_ref_make(text, label, line);
	}
}

static bool in_handle(ll_str text, size_t at)
{
	char c = text.s[at];
	bool joint = c == '-' || c == '_' || c == '.' || c == '/';

	return ll_is_alnum(c) ||
	       (joint && at + 1 < text.len && ll_is_alnum(text.s[at + 1]));
}

size_t ll_handle_at(ll_str text, size_t at)
{
	size_t n = 0;

	if (text.s[at] != '@' ||
	    (at > 0 && (ll_is_alnum(text.s[at - 1]) ||
			(unsigned char)text.s[at - 1] >= 0x80))) {
		return 0;
	}
	while (at + 1 + n < text.len && in_handle(text, at + 1 + n)) {
		n++;
	}
	return n;
}

/* Every "@handle" of @text; returns whether there was one. */
static bool add_handles(struct ll_arena *arena, struct ll_ref_list *list,
			ll_str text, int line)
{
	size_t before = list->n;

	for (size_t i = 0; i < text.len; i++) {
		size_t n = ll_handle_at(text, i);

		if (n) {
			add(arena, list, ll_str_sub(text, i, i + 1 + n),
			    LL_STR(""), line);
			i += n;
		}
	}
	return list->n > before;
}

/* "Priya Raman <priya@example.org> (interim)" is Priya Raman. */
static ll_str bare_name(ll_str name)
{
	size_t bracket = ll_str_find_char(name, '<');
	size_t remark = ll_str_find_char(name, '(');
	size_t at;

	name = ll_str_trim(ll_str_sub(name, 0, remark));
	if (bracket == 0) {
		name = ll_str_from_pos(name, 1);
	} else {
		name = ll_str_trim(ll_str_sub(name, 0, bracket));
	}
	at = ll_str_find_char(name, '@');
	if (at != LL_NPOS && at > 0) {
		name = ll_str_sub(name, 0, at);
	}
	return name;
}

/* A handle says who is meant, whatever stands around it. */
static void add_name(struct ll_arena *arena, struct ll_ref_list *list,
		     ll_str name, int line)
{
	if (add_handles(arena, list, name, line)) {
		return;
	}
	name = bare_name(name);
	if (!ll_text_is_placeholder(name)) {
		add(arena, list, ll_text_fold(arena, name), LL_STR(""), line);
	}
}

/* Where the next name ends, and how long the sign between them is. */
static size_t next_name(ll_str text, bool people, size_t *sign)
{
	static const ll_str between[] = { LL_STR_INIT(","), LL_STR_INIT(";"),
					  LL_STR_INIT(" and "),
					  LL_STR_INIT(" & "),
					  LL_STR_INIT(" + ") };
	size_t nsigns = people ? 5 : 2;
	size_t end = text.len;

	*sign = 0;
	for (size_t i = 0; i < nsigns; i++) {
		size_t at = ll_str_find(text, between[i]);

		if (at != LL_NPOS && at < end) {
			end = at;
			*sign = between[i].len;
		}
	}
	return end;
}

static void add_names(struct ll_arena *arena, struct ll_ref_list *list,
		      ll_str text, int line, bool people)
{
	while (text.len) {
		size_t sign;
		size_t end = next_name(text, people, &sign);
		ll_str one = ll_str_trim(ll_str_sub(text, 0, end));

		text = ll_str_from_pos(text, end + sign);
		if (people) {
			add_name(arena, list, one, line);
		} else if (!ll_text_is_placeholder(one)) {
			add(arena, list, ll_text_fold(arena, one), LL_STR(""),
			    line);
		}
	}
}

/* "[label](url)" as text, as it may stand in YAML. */
static bool add_written_link(struct ll_arena *arena, struct ll_ref_list *list,
			     ll_str *text, int line)
{
	size_t middle = ll_str_find(*text, LL_STR("]("));
	size_t open = ll_str_find_char(*text, '[');
	size_t close;

	if (middle == LL_NPOS || open > middle) {
		return false;
	}
	close = ll_str_find_char(ll_str_from_pos(*text, middle), ')');
	if (close == LL_NPOS) {
		return false;
	}
	add(arena, list, ll_str_sub(*text, middle + 2, middle + close),
	    ll_str_sub(*text, open + 1, middle), line);
	*text = ll_str_from_pos(*text, middle + close + 1);
	return true;
}

void ll_refs_add_text(struct ll_arena *arena, struct ll_ref_list *list,
		      ll_str text, int line, bool people)
{
	bool linked = false;

	while (add_written_link(arena, list, &text, line)) {
		linked = true;
	}
	if (linked || ll_text_is_placeholder(text) ||
	    (!people && add_handles(arena, list, text, line))) {
		return;
	}
	add_names(arena, list, text, line, people);
}

static void add_node(struct ll_arena *arena, struct ll_ref_list *list,
		     const struct ll_md_node *node, int line)
{
	if (node->type == LL_MD_LINK) {
		add(arena, list, node->url, ll_md_plain(arena, node), line);
	} else if (node->type == LL_MD_MENTION) {
		add(arena, list,
		    ll_str_join(arena, LL_STR("@"), node->text, LL_STR("")),
		    LL_STR(""), line);
	}
}

void ll_refs_add_nodes(struct ll_arena *arena, struct ll_ref_list *list,
		       const struct ll_md_node *first,
		       const struct ll_md_node *end)
{
	for (const struct ll_md_node *b = first; b && b != end; b = b->next) {
		for (const struct ll_md_node *n = b; n; n = ll_md_walk(n, b)) {
			add_node(arena, list, n, n->line);
		}
	}
}

/* Links and mentions, which say more than the words between them. */
static void add_links(struct ll_arena *arena, struct ll_ref_list *list,
		      const struct ll_value *value)
{
	const struct ll_md_node *top = value->markdown;

	for (const struct ll_md_node *n = top; n; n = ll_md_walk(n, top)) {
		add_node(arena, list, n, value->line);
	}
}

/* With the blanks at its ends, which keep it apart from what is beside it. */
static void add_words(struct ll_buf *words, const struct ll_md_node *node)
{
	switch ((int)node->type) {
	case LL_MD_TEXT:
		ll_buf_add(words, node->text);
		return;
	case LL_MD_SOFT_BREAK:
	case LL_MD_HARD_BREAK:
		ll_buf_add(words, LL_STR(", "));
		return;
	}
	ll_buf_add(words, ll_md_plain(words->arena, node));
}

/*
 * People by link, mention and name, in their order. A link to a profile
 * elsewhere, or to an e-mail address, is the name that it stands on.
 */
static void add_people(struct ll_arena *arena, struct ll_ref_list *list,
		       const struct ll_value *value)
{
	struct ll_buf words = ll_buf_make(arena);
	const struct ll_md_node *n = value->markdown->child;

	for (; n; n = n->next) {
		if (n->type != LL_MD_LINK || !ll_url_is_relative(n->url)) {
			add_words(&words, n);
			continue;
		}
		ll_refs_add_text(arena, list, ll_buf_str(&words), value->line,
				 true);
		add_node(arena, list, n, value->line);
		words = ll_buf_make(arena);
	}
	ll_refs_add_text(arena, list, ll_buf_str(&words), value->line, true);
}

void ll_refs_add_value(struct ll_arena *arena, struct ll_ref_list *list,
		       const struct ll_value *value, bool people)
{
	size_t before = list->n;

	for (const struct ll_value *v = value->child; v; v = v->next) {
		if (value->kind == LL_MAP) {
			ll_refs_add_text(arena, list, v->key, v->key_line,
					 people);
		} else {
			ll_refs_add_value(arena, list, v, people);
		}
	}
	if (value->kind != LL_SCALAR) {
		return;
	}
	if (value->markdown && people) {
		add_people(arena, list, value);
	} else if (value->markdown) {
		add_links(arena, list, value);
	}
	if (list->n == before) {
		ll_refs_add_text(arena, list, value->text, value->line, people);
	}
}

struct ll_refs ll_part_refs(struct ll_arena *arena, const struct ll_part *part,
			    enum ll_field field, bool people)
{
	struct ll_ref_list list = { 0 };

	for (size_t i = 0; i < part->nfields; i++) {
		if (part->field[i].field == field) {
			ll_refs_add_value(arena, &list, part->field[i].value,
					  people);
		}
	}
	return ll_ref_list_refs(&list);
}

struct ll_ref ll_part_ref(struct ll_arena *arena, const struct ll_part *part,
			  enum ll_field field, bool people)
{
	struct ll_refs refs = ll_part_refs(arena, part, field, people);

	return refs.n ? refs.ref[0] : ll_ref_make(LL_STR(""), LL_STR(""), 0);
}
