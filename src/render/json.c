#include "render/json.h"

#include <math.h>

#include "base/utf8.h"

static void write_escape(struct ll_buf *out, int32_t c)
{
	switch (c) {
	case '"':
		ll_buf_add(out, LL_STR("\\\""));
		break;
	case '\\':
		ll_buf_add(out, LL_STR("\\\\"));
		break;
	case '\n':
		ll_buf_add(out, LL_STR("\\n"));
		break;
	case '\t':
		ll_buf_add(out, LL_STR("\\t"));
		break;
	default:
		ll_buf_addf(out, "\\u%04x", (unsigned)c);
		break;
	}
}

/* Bytes that need no second look: printable ASCII but for '"', '<', '\\'. */
static size_t plain_run(ll_str text)
{
	size_t n = 0;

	while (n < text.len && text.s[n] >= ' ' && text.s[n] < 0x7f &&
	       text.s[n] != '"' && text.s[n] != '\\' && text.s[n] != '<') {
		n++;
	}
	return n;
}

void ll_json_write_string(struct ll_buf *out, ll_str text)
{
	ll_buf_add_char(out, '"');
	while (text.len) {
		size_t run = plain_run(text);
		int32_t c;
		char bytes[4];

		ll_buf_add(out, ll_str_sub(text, 0, run));
		text = ll_str_from_pos(text, run);
		if (!text.len) {
			break;
		}
		c = ll_utf8_next(&text);
		if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == 0x7f ||
		    c == 0x2028 || c == 0x2029) {
			write_escape(out, c);
		} else {
			ll_buf_add(out,
				   (ll_str){ bytes, ll_utf8_encode(c, bytes) });
		}
	}
	ll_buf_add_char(out, '"');
}

/* Six decimals are enough for any share; a large number has not so many. */
static void write_number(struct ll_buf *out, double number)
{
	int decimals = 6;
	int exponent = 0;

	if (!isfinite(number)) {
		ll_buf_add(out, LL_STR("null"));
		return;
	}
	while (decimals && fabs(number) * pow(10, decimals) > 9e15) {
		decimals--;
	}
	while (fabs(number) > 9e17) {
		number /= 10;
		exponent++;
	}
	ll_buf_add_number(out, number, decimals);
	if (exponent) {
		ll_buf_addf(out, "e%d", exponent);
	}
}

static void write_break(struct ll_buf *out, int depth)
{
	ll_buf_add_char(out, '\n');
	for (int i = 0; i < depth; i++) {
		ll_buf_add(out, LL_STR("  "));
	}
}

static void write_node(struct ll_buf *out, const struct ll_json *node,
		       int depth);

/* Depth is that of our own documents, never that of an input. */
static void write_children(struct ll_buf *out, const struct ll_json *node,
			   int depth)
{
	bool object = node->type == LL_JSON_OBJECT;
	const struct ll_json *child = node->u.child.first;

	ll_buf_add_char(out, object ? '{' : '[');
	for (; child; child = child->next) {
		write_break(out, depth + 1);
		if (object) {
			ll_json_write_string(out, child->key);
			ll_buf_add(out, LL_STR(": "));
		}
		write_node(out, child, depth + 1);
		if (child->next) {
			ll_buf_add_char(out, ',');
		}
	}
	if (node->u.child.first) {
		write_break(out, depth);
	}
	ll_buf_add_char(out, object ? '}' : ']');
}

static void write_node(struct ll_buf *out, const struct ll_json *node,
		       int depth)
{
	switch (node->type) {
	case LL_JSON_NULL:
		ll_buf_add(out, LL_STR("null"));
		break;
	case LL_JSON_FALSE:
		ll_buf_add(out, LL_STR("false"));
		break;
	case LL_JSON_TRUE:
		ll_buf_add(out, LL_STR("true"));
		break;
	case LL_JSON_NUMBER:
		write_number(out, node->u.number);
		break;
	case LL_JSON_STRING:
		ll_json_write_string(out, node->u.text);
		break;
	case LL_JSON_ARRAY:
	case LL_JSON_OBJECT:
		write_children(out, node, depth);
		break;
	}
}

void ll_json_write(struct ll_buf *out, const struct ll_json *document)
{
	write_node(out, document, 0);
}
