#include "base/amount.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Codes and signs of the same money; folded texts are in lower case. */
static const struct {
	ll_str code;
	ll_str sign;
} currency[] = {
	{ LL_STR_INIT("eur"), LL_STR_INIT("\xe2\x82\xac") },
	{ LL_STR_INIT("usd"), LL_STR_INIT("$") },
	{ LL_STR_INIT("gbp"), LL_STR_INIT("\xc2\xa3") },
	{ LL_STR_INIT("jpy"), LL_STR_INIT("\xc2\xa5") },
	{ LL_STR_INIT("inr"), LL_STR_INIT("\xe2\x82\xb9") },
	{ LL_STR_INIT("euro"), LL_STR_INIT("\xe2\x82\xac") },
	{ LL_STR_INIT("euros"), LL_STR_INIT("\xe2\x82\xac") },
	{ LL_STR_INIT("dollars"), LL_STR_INIT("$") },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct folder {
	ll_str text; /* folded letters */
	size_t at;
	struct ll_buf out;
	bool blank; /* one is owed before the next word */
};

static ll_str rest_of(const struct folder *f)
{
	return ll_str_from_pos(f->text, f->at);
}

static size_t digits_at(ll_str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len && ll_is_digit(text.s[at + n])) {
		n++;
	}
	return n;
}

static bool is_word(char c)
{
	return ll_is_alnum(c) || (unsigned char)c >= 0x80;
}

static void skip_blanks(struct folder *f)
{
	while (f->at < f->text.len && ll_is_blank(f->text.s[f->at])) {
		f->at++;
	}
}

static void add(struct folder *f, ll_str text)
{
	if (f->blank && f->out.len) {
		ll_buf_add_char(&f->out, ' ');
	}
	f->blank = false;
	ll_buf_add(&f->out, text);
}

static bool ends_in_digit(const struct folder *f)
{
	return f->out.len && ll_is_digit(f->out.s[f->out.len - 1]);
}

/* Length of a currency at @at of @text, and its sign; 0: there is none. */
static size_t money_at(ll_str text, size_t at, ll_str *sign)
{
	ll_str rest = ll_str_from_pos(text, at);

	for (size_t i = 0; i < COUNT(currency); i++) {
		size_t n = currency[i].code.len;

		*sign = currency[i].sign;
		if (ll_str_starts(rest, currency[i].sign)) {
			return currency[i].sign.len;
		}
		if (ll_str_starts(rest, currency[i].code) &&
		    (rest.len == n || !is_word(rest.s[n])) &&
		    (!at || !ll_is_alpha(text.s[at - 1]))) {
			return n;
		}
	}
	return 0;
}

static bool is_code(ll_str word)
{
	for (size_t i = 0; i < COUNT(currency); i++) {
		if (word.len == currency[i].code.len &&
		    ll_str_eq(word, currency[i].code)) {
			return true;
		}
	}
	return false;
}

/* Groups of three behind "12", without what stands between them. */
static void add_groups(struct folder *f, struct ll_buf *number)
{
	while (f->at < f->text.len) {
		char c = f->text.s[f->at];

		if ((c != ',' && c != ' ' && c != '\'') ||
		    digits_at(f->text, f->at + 1) != 3) {
			return;
		}
		ll_buf_add(number, ll_str_sub(f->text, f->at + 1, f->at + 4));
		f->at += 4;
	}
}

static void add_fraction(struct folder *f, struct ll_buf *number)
{
	size_t n = digits_at(f->text, f->at + 1);

	if (!n ||
	    (f->text.s[f->at] != '.' && (f->text.s[f->at] != ',' || n > 2))) {
		return;
	}
	ll_buf_add_char(number, '.');
	ll_buf_add(number, ll_str_sub(f->text, f->at + 1, f->at + 1 + n));
	f->at += 1 + n;
}

/* A currency behind the number is written before it. */
static void add_number(struct folder *f)
{
	struct ll_buf number = ll_buf_make(f->out.arena);
	size_t n = digits_at(f->text, f->at);
	ll_str sign;
	size_t after;
	size_t money;

	ll_buf_add(&number, ll_str_sub(f->text, f->at, f->at + n));
	f->at += n;
	if (n <= 3) {
		add_groups(f, &number);
	}
	add_fraction(f, &number);
	after = f->at;
	skip_blanks(f);
	money = f->at;
	n = money_at(f->text, f->at, &sign);
	f->at += n;
	skip_blanks(f);
	if (n && !digits_at(f->text, f->at)) {
		add(f, sign);
		f->at = money + n;
	} else {
		f->at = after;
	}
	add(f, ll_buf_str(&number));
}

static bool add_money(struct folder *f)
{
	ll_str sign;
	size_t at = f->at;
	size_t n = money_at(f->text, f->at, &sign);

	if (!n) {
		return false;
	}
	f->at += n;
	skip_blanks(f);
	if (!digits_at(f->text, f->at)) {
		f->at = at;
		return false;
	}
	add(f, sign);
	return true;
}

/* Signs that stand close to the number they belong to. */
static bool add_sign(struct folder *f)
{
	static const struct {
		ll_str sign;
		const char *as;
		bool after; /* a number; else before one */
	} row[] = {
		{ LL_STR_INIT(">="), "\xe2\x89\xa5", false },
		{ LL_STR_INIT("<="), "\xe2\x89\xa4", false },
		{ LL_STR_INIT("\xe2\x89\xa5"), "\xe2\x89\xa5", false },
		{ LL_STR_INIT("\xe2\x89\xa4"), "\xe2\x89\xa4", false },
		{ LL_STR_INIT(">"), ">", false },
		{ LL_STR_INIT("<"), "<", false },
		{ LL_STR_INIT("~"), "~", false },
		{ LL_STR_INIT("%"), "%", true },
		{ LL_STR_INIT("\xc3\x97"), "x", true },
	};

	for (size_t i = 0; i < COUNT(row); i++) {
		if (!ll_str_starts(rest_of(f), row[i].sign) ||
		    (row[i].after && !ends_in_digit(f))) {
			continue;
		}
		f->blank = f->blank && !row[i].after;
		add(f, ll_str_from(row[i].as));
		f->at += row[i].sign.len;
		if (!row[i].after) {
			skip_blanks(f);
		}
		return true;
	}
	return false;
}

static void add_dash(struct folder *f)
{
	f->blank = false;
	add(f, LL_STR("-"));
	while (f->at < f->text.len &&
	       (f->text.s[f->at] == '-' || ll_is_blank(f->text.s[f->at]))) {
		f->at++;
	}
}

/* Most of a text: letters, which are an amount only as the code of money. */
static void add_letters(struct folder *f)
{
	size_t n = 1;
	ll_str word;

	while (f->at + n < f->text.len && ll_is_alpha(f->text.s[f->at + n])) {
		n++;
	}
	word = ll_str_sub(f->text, f->at, f->at + n);
	if (!is_code(word) || !add_money(f)) {
		add(f, word);
		f->at += n;
	}
}

static bool may_be_sign(char c)
{
	return (unsigned char)c >= 0x80 ||
	       ll_str_find_char(LL_STR("$<>~%"), c) != LL_NPOS;
}

static void step(struct folder *f)
{
	char c = f->text.s[f->at];

	if (ll_is_alpha(c)) {
		add_letters(f);
	} else if (ll_is_blank(c)) {
		skip_blanks(f);
		f->blank = true;
	} else if (c == '-') {
		add_dash(f);
	} else if (ll_is_digit(c) &&
		   (!f->at || !ll_is_alnum(f->text.s[f->at - 1]))) {
		add_number(f);
	} else if (!may_be_sign(c) || (!add_money(f) && !add_sign(f))) {
		/* some languages have a blank before these, some have not */
		f->blank = f->blank &&
			   ll_str_find_char(LL_STR(":;!?"), c) == LL_NPOS;
		add(f, ll_str_sub(f->text, f->at, f->at + 1));
		f->at++;
	}
}

ll_str ll_amount_fold(struct ll_arena *arena, ll_str text)
{
	struct folder f = { .text = ll_utf8_fold(arena, text),
			    .out = ll_buf_make(arena) };

	ll_buf_reserve(&f.out, f.text.len + 1);
	while (f.at < f.text.len) {
		step(&f);
	}
	return ll_buf_str(&f.out);
}

/* One day, two days. */
static ll_str singular(ll_str unit)
{
	return unit.len > 2 && unit.s[unit.len - 1] == 's'
		       ? ll_str_sub(unit, 0, unit.len - 1)
		       : unit;
}

static ll_str fold_unit(struct ll_arena *arena, ll_str unit)
{
	ll_str sign;

	unit = ll_amount_fold(arena, unit);
	if (ll_str_is(unit, "\xc3\x97")) {
		return LL_STR("x");
	}
	if (unit.len && money_at(unit, 0, &sign) == unit.len) {
		return sign;
	}
	return singular(unit);
}

bool ll_unit_same(struct ll_arena *arena, ll_str a, ll_str b)
{
	return ll_str_eq(a, b) ||
	       ll_str_eq(fold_unit(arena, a), fold_unit(arena, b));
}

ll_str ll_amount_with_unit(struct ll_arena *arena, ll_str text, ll_str unit)
{
	unit = ll_str_trim(unit);
	if (!unit.len || !text.len) {
		return text;
	}
	for (size_t i = 0; i < COUNT(currency); i++) {
		if (ll_str_eq(unit, currency[i].sign)) {
			return ll_str_join(arena, unit, text, LL_STR(""));
		}
	}
	return ll_str_join(arena, text,
			   ll_str_is(unit, "x") ? LL_STR("") : LL_STR(" "),
			   unit);
}

/* ---------------------------------------------------------------- masked */

static bool is_only(ll_str text, ll_str sign)
{
	while (ll_str_starts(text, sign)) {
		text = ll_str_from_pos(text, sign.len);
	}
	return !text.len;
}

/* "[redacted]"; alone the words may mean what they say. */
static bool is_mask_word(ll_str text)
{
	static const ll_str word[] = {
		LL_STR_INIT("redacted"),
		LL_STR_INIT("hidden"),
		LL_STR_INIT("masked"),
		LL_STR_INIT("confidential"),
	};

	if (text.len < 3 || (text.s[0] != '[' && text.s[0] != '(') ||
	    (text.s[text.len - 1] != ']' && text.s[text.len - 1] != ')')) {
		return false;
	}
	text = ll_str_trim(ll_str_sub(text, 1, text.len - 1));
	for (size_t i = 0; i < COUNT(word); i++) {
		if (ll_str_eq_nocase(text, word[i])) {
			return true;
		}
	}
	return false;
}

/* What covers the digits: "XX", "x.x", "***", blocks, an ellipsis. */
static bool is_cover(ll_str text)
{
	static const ll_str cover[] = {
		LL_STR_INIT("\xe2\x96\x88"), LL_STR_INIT("\xe2\x96\x93"),
		LL_STR_INIT("\xe2\x96\x92"), LL_STR_INIT("\xe2\x96\xa0"),
		LL_STR_INIT("\xe2\x80\xa6"), LL_STR_INIT("\xe2\x80\x94"),
		LL_STR_INIT("\xe2\x80\xa2"),
	};
	size_t nx = 0;
	size_t nstars = 0;

	for (size_t i = 0; i < COUNT(cover); i++) {
		if (text.len && is_only(text, cover[i])) {
			return true;
		}
	}
	for (size_t i = 0; i < text.len; i++) {
		nx += ll_to_lower(text.s[i]) == 'x';
		nstars += text.s[i] == '*';
		if (ll_str_find_char(LL_STR("xX*.,"), text.s[i]) == LL_NPOS) {
			return false;
		}
	}
	return nx >= 2 || nstars >= 2 || ll_str_is(text, "...");
}

/* Without a sign of money or of percent, or one word, at either end. */
static ll_str without_unit(ll_str text)
{
	size_t blank;

	for (size_t i = 0; i < COUNT(currency); i++) {
		if (ll_str_starts(text, currency[i].sign)) {
			text = ll_str_from_pos(text, currency[i].sign.len);
		}
	}
	if (ll_str_ends(text, LL_STR("%"))) {
		text.len--;
	}
	text = ll_str_trim(text);
	blank = ll_str_find_char(text, ' ');
	return ll_str_sub(text, 0, blank == LL_NPOS ? text.len : blank);
}

bool ll_amount_is_masked(ll_str text)
{
	text = ll_str_trim(text);
	return is_mask_word(text) || is_cover(without_unit(text)) ||
	       (ll_str_ends(text, LL_STR("%")) &&
		ll_str_eq_nocase(without_unit(text), LL_STR("x")));
}
