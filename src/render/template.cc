#include "render/template.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>

#include <cassert>
#include <cstring>
#include <iostream>
#include <sstream>
#include <string>

namespace
{

const char preamble[] = "{{%AUTOESCAPE context=\"HTML\"}}";

/** A name as render/names.c wrote it. */
struct Name {
	unsigned id;
	unsigned up;

	explicit Name(const ctemplate::TemplateString &text)
	    : id(digit(text, 1) * LL_NAME_BASE + digit(text, 2)),
	      up(digit(text, 3))
	{
	}

      private:
	static unsigned digit(const ctemplate::TemplateString &text, size_t at)
	{
		return static_cast<unsigned>(text.data()[at] - 'A');
	}
};

/** One open scope: its values, and the scope around it in the template. */
class Scope : public ctemplate::TemplateDictionaryInterface
{
      public:
	Scope(const struct ll_dict *values, const Scope *around)
	    : dict(values), outer(around)
	{
	}

      protected:
	using TemplateString = ctemplate::TemplateString;

	TemplateString GetValue(const TemplateString &variable) const override
	{
		Name name(variable);
		const struct ll_dict *values = find(name);

		if (!values) {
			return TemplateString("", 0);
		}
		ll_str text = ll_scope_text(values, name.id);
		return TemplateString(text.s, text.len);
	}

	bool IsHiddenSection(const TemplateString &section) const override
	{
		Name name(section);
		const struct ll_dict *values = find(name);
		const struct ll_dict *first;

		return !values || !ll_scope_shows(values, name.id, &first);
	}

	bool IsUnhiddenSection(const TemplateString &section) const override
	{
		return !IsHiddenSection(section);
	}

	Iterator *
	CreateSectionIterator(const TemplateString &section) const override;

	/* Includes were put in their places before: there are none. */
	bool IsHiddenTemplate(const TemplateString &) const override
	{
		return true;
	}

	const char *GetIncludeTemplateName(const TemplateString &,
					   int) const override
	{
		return "";
	}

	Iterator *CreateTemplateIterator(const TemplateString &) const override
	{
		return nullptr;
	}

	void DumpToString(std::string *, int) const override
	{
	}

      private:
	class Repetitions;

	/* The values of the scope that the name belongs to, or null. */
	const struct ll_dict *find(const Name &name) const
	{
		const Scope *scope = this;

		for (unsigned i = 0; i < name.up; i++) {
			scope = scope->outer;
		}
		return scope->dict;
	}

	const struct ll_dict *dict; /* may be null: no values */
	const Scope *outer;
};

/**
 * The repetitions of a section; one, without values, where it has none.
 *
 * Sections stand inside each other: what the engine made last it gives back
 * first, so each thread has a stack of them and nothing is allocated.
 */
class Scope::Repetitions
    : public ctemplate::TemplateDictionaryInterface::Iterator
{
      public:
	Repetitions(const struct ll_dict *first, const Scope *around)
	    : next(first), current(nullptr, around)
	{
	}

	static void *operator new(size_t size);
	static void operator delete(void *place);

	bool HasNext() const override
	{
		return next || !begun;
	}

	const ctemplate::TemplateDictionaryInterface &Next() override
	{
		current.dict = next;
		begun = true;
		next = next ? ll_scope_next(next) : nullptr;
		return current;
	}

      private:
	const struct ll_dict *next;
	Scope current;
	bool begun = false;
};

thread_local struct {
	alignas(void *) char place[LL_TEMPLATE_DEPTH][64];
	size_t n;
} opened;

void *Scope::Repetitions::operator new(size_t size)
{
	static_assert(sizeof(Repetitions) <= sizeof(*opened.place),
		      "a place holds one");
	(void)size;
	assert(opened.n < LL_TEMPLATE_DEPTH);
	return opened.place[opened.n++];
}

void Scope::Repetitions::operator delete(void *)
{
	opened.n--;
}

Scope::Iterator *
Scope::CreateSectionIterator(const TemplateString &section) const
{
	Name name(section);
	const struct ll_dict *values = find(name);
	const struct ll_dict *first = nullptr;

	if (values) {
		ll_scope_shows(values, name.id, &first);
	}
	return new Repetitions(first, this);
}

/** Gathers the many short pieces that the engine makes. */
class Output : public ctemplate::ExpandEmitter
{
      public:
	explicit Output(struct ll_sink sink) : out(sink)
	{
	}

	~Output()
	{
		flush();
	}

	void Emit(char c) override
	{
		Emit(&c, 1);
	}

	void Emit(const std::string &text) override
	{
		Emit(text.data(), text.size());
	}

	void Emit(const char *text) override
	{
		Emit(text, strlen(text));
	}

	void Emit(const char *text, size_t len) override
	{
		if (len > sizeof(piece) - used) {
			flush();
		}
		if (len > sizeof(piece)) {
			put({ text, len });
			return;
		}
		memcpy(piece + used, text, len);
		used += len;
	}

      private:
	void put(ll_str bytes)
	{
		refused = refused || !out.put(out.context, bytes);
	}

	void flush()
	{
		put({ piece, used });
		used = 0;
	}

	struct ll_sink out;
	bool refused = false;
	size_t used = 0;
	char piece[64 * 1024];
};

/**
 * The engine tells of HTML that it cannot follow on std::cerr, in the theme's
 * own bytes. That is no place for them: while one of these lives it is deaf.
 */
class Silence
{
      public:
	Silence() : before(std::cerr.rdbuf(said.rdbuf()))
	{
	}

	~Silence()
	{
		std::cerr.rdbuf(before);
	}

      private:
	std::ostringstream said;
	std::streambuf *before;
};

} // namespace

struct ll_templates {
	ctemplate::TemplateCache cache;
};

struct ll_templates *ll_templates_open(void)
{
	return new ll_templates;
}

void ll_templates_close(struct ll_templates *templates)
{
	delete templates;
}

bool ll_templates_add(struct ll_templates *templates, ll_str name, ll_str text)
{
	std::string all = preamble + std::string(text.s, text.len);
	Silence silence;

	return templates->cache.StringToTemplateCache(
		std::string(name.s, name.len), all,
		ctemplate::STRIP_BLANK_LINES);
}

void ll_templates_drop(struct ll_templates *templates, ll_str name)
{
	templates->cache.Delete(std::string(name.s, name.len));
}

void ll_templates_freeze(struct ll_templates *templates)
{
	templates->cache.Freeze();
}

bool ll_templates_expand(const struct ll_templates *templates, ll_str name,
			 const struct ll_dict *dict, struct ll_sink out)
{
	Scope page(dict, nullptr);
	Output output(out);

	return templates->cache.ExpandNoLoad(std::string(name.s, name.len),
					     ctemplate::STRIP_BLANK_LINES,
					     &page, nullptr, &output);
}
