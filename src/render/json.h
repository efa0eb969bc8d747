#ifndef LL_RENDER_JSON_H
#define LL_RENDER_JSON_H

/*
 * Writing JSON (RFC 8259): UTF-8, two spaces a level, members in the order of
 * the document, the same bytes on every machine. Each item of a long array
 * (LL_JSON_EACH) stands on one line.
 *
 * '<', U+2028 and U+2029 are escaped, so that a document may stand in a
 * script element as it is. What is not well-formed UTF-8 becomes U+FFFD.
 */

#include "base/buf.h"
#include "site/json.h"

/**
 * ll_json_write() - the document, with a line feed at the end
 *
 * Returns false when the sink did. Cost in memory: one piece, and one item of
 * a long array at a time.
 */
bool ll_json_write(const struct ll_json *document, struct ll_sink sink);

/** ll_json_text_of() - the same in one piece, for short documents */
ll_str ll_json_text_of(struct ll_arena *arena, const struct ll_json *document);

/** ll_json_line_of() - the same on one line, for JSON lines */
ll_str ll_json_line_of(struct ll_arena *arena, const struct ll_json *document);

/** ll_json_write_string() - append @text as a JSON string, quotes included */
void ll_json_write_string(struct ll_buf *out, ll_str text);

#endif
