#include "io/sha1.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 64 };

struct sha1 {
	uint32_t h[5];
	uint64_t len; /* bytes so far */
	unsigned char rest[BLOCK];
	size_t nrest;
};

static uint32_t turn(uint32_t x, int n)
{
	return x << n | x >> (32 - n);
}

static uint32_t load_word(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

static uint32_t mix(int round, uint32_t b, uint32_t c, uint32_t d)
{
	switch (round / 20) {
	case 0:
		return (d ^ (b & (c ^ d))) + 0x5a827999;
	case 1:
		return (b ^ c ^ d) + 0x6ed9eba1;
	case 2:
		return ((b & c) | (d & (b | c))) + 0x8f1bbcdc;
	}
	return (b ^ c ^ d) + 0xca62c1d6;
}

/* The sixteen words of the schedule that are still needed, in a ring. */
static uint32_t next_word(uint32_t w[16], int round)
{
	if (round >= 16) {
		w[round & 15] =
			turn(w[(round + 13) & 15] ^ w[(round + 8) & 15] ^
				     w[(round + 2) & 15] ^ w[round & 15],
			     1);
	}
	return w[round & 15];
}

static void add_block(struct sha1 *sha, const unsigned char *block)
{
	uint32_t w[16];
	uint32_t a = sha->h[0];
	uint32_t b = sha->h[1];
	uint32_t c = sha->h[2];
	uint32_t d = sha->h[3];
	uint32_t e = sha->h[4];

	for (size_t i = 0; i < 16; i++) {
		w[i] = load_word(block + 4 * i);
	}
	for (int round = 0; round < 80; round++) {
		uint32_t next = turn(a, 5) + mix(round, b, c, d) + e +
				next_word(w, round);

		e = d;
		d = c;
		c = turn(b, 30);
		b = a;
		a = next;
	}
	sha->h[0] += a;
	sha->h[1] += b;
	sha->h[2] += c;
	sha->h[3] += d;
	sha->h[4] += e;
}

static void add_bytes(struct sha1 *sha, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	sha->len += len;
	while (len) {
		size_t take = BLOCK - sha->nrest;

		if (!sha->nrest && len >= BLOCK) {
			add_block(sha, at);
			take = BLOCK;
		} else {
			take = take < len ? take : len;
			memcpy(sha->rest + sha->nrest, at, take);
			sha->nrest += take;
			if (sha->nrest == BLOCK) {
				add_block(sha, sha->rest);
				sha->nrest = 0;
			}
		}
		at += take;
		len -= take;
	}
}

static struct ll_oid finish(struct sha1 *sha)
{
	static const unsigned char padding[BLOCK] = { 0x80 };
	uint64_t bits = sha->len * 8;
	size_t zeros = (sha->nrest < 56 ? 56 : 120) - sha->nrest;
	unsigned char len[8];
	struct ll_oid id;

	for (int i = 0; i < 8; i++) {
		len[i] = (unsigned char)(bits >> (56 - 8 * i));
	}
	add_bytes(sha, padding, zeros);
	add_bytes(sha, len, sizeof(len));
	for (size_t i = 0; i < sizeof(id.b); i++) {
		id.b[i] = (unsigned char)(sha->h[i / 4] >> (24 - 8 * (i % 4)));
	}
	return id;
}

struct ll_oid ll_sha1_blob(ll_str bytes)
{
	struct sha1 sha = { .h = { 0x67452301, 0xefcdab89, 0x98badcfe,
				   0x10325476, 0xc3d2e1f0 } };
	char head[32];
	int len = snprintf(head, sizeof(head), "blob %zu", bytes.len);

	add_bytes(&sha, head, (size_t)len + 1);
	add_bytes(&sha, bytes.s, bytes.len);
	return finish(&sha);
}
