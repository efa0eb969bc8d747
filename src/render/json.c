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

/* A piece is given away when it is longer than this. */
enum { PIECE = 64 * 1024 };

struct writer {
	struct ll_buf buf; /* the piece that is being written */
	struct ll_sink sink;
	bool failed;
	bool one_line; /* inside an item of a long array */
};

static void give_piece(struct writer *writer)
{
	writer->failed =
		writer->failed || !writer->sink.put(writer->sink.context,
						    ll_buf_str(&writer->buf));
	writer->buf.len = 0;
}

static void write_break(struct writer *writer, int depth)
{
	if (writer->one_line) {
		return;
	}
	ll_buf_add_char(&writer->buf, '\n');
	for (int i = 0; i < depth; i++) {
		ll_buf_add(&writer->buf, LL_STR("  "));
	}
}

static void write_node(struct writer *writer, const struct ll_json *node,
		       int depth);

/* Depth is that of our own documents, never that of an input. */
static void write_children(struct writer *writer, const struct ll_json *node,
			   int depth)
{
	struct ll_buf *out = &writer->buf;
	bool object = node->type == LL_JSON_OBJECT;
	const struct ll_json *child = node->u.child.first;

	ll_buf_add_char(out, object ? '{' : '[');
	for (; child; child = child->next) {
		write_break(writer, depth + 1);
		if (object) {
			ll_json_write_string(out, child->key);
			ll_buf_add(out, LL_STR(": "));
		}
		write_node(writer, child, depth + 1);
		if (child->next) {
			ll_buf_add_char(out, ',');
			if (writer->one_line) {
				ll_buf_add_char(out, ' ');
			}
		}
	}
	if (node->u.child.first) {
		write_break(writer, depth);
	}
	ll_buf_add_char(out, object ? '}' : ']');
}

static void write_each(struct writer *writer, const struct ll_json_each *each,
		       int depth)
{
	ll_buf_add_char(&writer->buf, '[');
	for (size_t i = 0; i < each->n && !writer->failed; i++) {
		struct ll_arena scratch = { 0 };
		struct ll_json *item = ll_json_object(&scratch);

		write_break(writer, depth + 1);
		each->make(each->context, i, &scratch, item);
		writer->one_line = true;
		write_node(writer, item, depth + 1);
		writer->one_line = false;
		ll_arena_release(&scratch);
		if (i + 1 < each->n) {
			ll_buf_add_char(&writer->buf, ',');
		}
		if (writer->buf.len > PIECE) {
			give_piece(writer);
		}
	}
	if (each->n) {
		write_break(writer, depth);
	}
	ll_buf_add_char(&writer->buf, ']');
}

static void write_node(struct writer *writer, const struct ll_json *node,
		       int depth)
{
	struct ll_buf *out = &writer->buf;

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
		write_children(writer, node, depth);
		break;
	case LL_JSON_EACH:
		write_each(writer, &node->u.each, depth);
		break;
	}
}

bool ll_json_write(const struct ll_json *document, struct ll_sink sink)
{
	struct ll_arena scratch = { 0 };
	struct writer writer = { .buf = ll_buf_make(&scratch), .sink = sink };

	write_node(&writer, document, 0);
	ll_buf_add_char(&writer.buf, '\n');
	give_piece(&writer);
	ll_arena_release(&scratch);
	return !writer.failed;
}

ll_str ll_json_line_of(struct ll_arena *arena, const struct ll_json *document)
{
	struct writer writer = { .buf = ll_buf_make(arena), .one_line = true };

	write_node(&writer, document, 0);
	ll_buf_add_char(&writer.buf, '\n');
	return ll_buf_str(&writer.buf);
}

ll_str ll_json_text_of(struct ll_arena *arena, const struct ll_json *document)
{
	struct ll_buf whole = ll_buf_make(arena);

	ll_json_write(document, ll_buf_sink(&whole));
	return ll_buf_done(&whole);
}
