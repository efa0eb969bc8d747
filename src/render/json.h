#ifndef LL_RENDER_JSON_H
#define LL_RENDER_JSON_H

/*
 * Writing JSON (RFC 8259): UTF-8, two spaces a level, members in the order of
 * the document, the same bytes on every machine.
 *
 * '<', U+2028 and U+2029 are escaped, so that a document may stand in a
 * script element as it is. What is not well-formed UTF-8 becomes U+FFFD.
 */

#include "base/buf.h"
#include "site/json.h"

/** ll_json_write() - append the document, without a line feed at the end */
void ll_json_write(struct ll_buf *out, const struct ll_json *document);

/** ll_json_write_string() - append @text as a JSON string, quotes included */
void ll_json_write_string(struct ll_buf *out, ll_str text);

#endif
