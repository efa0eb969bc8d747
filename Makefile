# Lodeline: `make demo` shows it, `make test` proves it, `make help` lists the rest.

VERSION := 0.1.0

# BUILD=release is optimised and hardened, BUILD=debug has the sanitizers,
# BUILD=cover counts lines. CFLAGS, CXXFLAGS and LDFLAGS of the caller are added.
BUILD ?= release
B ?= build/$(BUILD)
PREFIX ?= /usr/local
DESTDIR ?=

# ---- what a machine needs: the only place where packages are named ----------
# Libraries are found by pkg-config, programs on the PATH; `name:package` where
# the Debian package has another name.
LIBRARIES := libcmark libctemplate libgit2 yaml-0.1 libutf8proc expat
ALLOCATOR := jemalloc
BUILD_PROGRAMS := gcc g++ git pkg-config:pkgconf
BUILD_LIBRARIES := libcmark:libcmark-dev libctemplate:libctemplate-dev \
	libgit2:libgit2-dev yaml-0.1:libyaml-dev libutf8proc:libutf8proc-dev \
	expat:libexpat1-dev jemalloc:libjemalloc-dev
TEST_PROGRAMS := cmark-gfm jq xmllint:libxml2-utils prove:perl python3 \
	chromium java:default-jre-headless node:nodejs npm mandoc clang \
	clang-format clang-tidy
TEST_LIBRARIES := cmocka:libcmocka-dev
TEST_FILES := /usr/share/fonts/truetype/liberation:fonts-liberation
BENCH_PROGRAMS := hugo python3
COVER_PROGRAMS := gcovr
# playwright-core: the last that runs on the Node.js 18 of Debian 12
NODE_PACKAGES := vnu-jar@26.9.27 axe-core@4.14.1 playwright-core@1.60.0 \
	commonmark-spec@0.30.0 ajv@8.20.0 \
	@microsoft/jest-sarif@1.0.0-beta.0

# ---- compiling ---------------------------------------------------------------
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wcast-qual -Wformat=2 -Wundef -Wvla -Wwrite-strings \
	-Wimplicit-fallthrough -Wdouble-promotion -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wdeclaration-after-statement
ifeq ($(BUILD),debug)
MODE := -O1 -g3 -Werror -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined -fno-omit-frame-pointer
MODE_LD := -fsanitize=address,undefined
else ifeq ($(BUILD),release)
# Small functions of other files are inlined; clang would need another linker.
LTO := $(if $(findstring clang,$(CC)),,-flto=auto)
MODE := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE $(LTO)
MODE_LD := -O2 -pie -Wl,-z,relro,-z,now $(LTO)
MODE_LIBRARIES := $(ALLOCATOR)
MODE_DEFINES := $(if $(ALLOCATOR),-DLL_JEMALLOC)
else ifeq ($(BUILD),cover)
MODE := -O0 -g --coverage
MODE_LD := --coverage
else
$(error BUILD is release, debug or cover, not '$(BUILD)')
endif
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(LIBRARIES) $(MODE_LIBRARIES)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell pkg-config --libs $(LIBRARIES) $(MODE_LIBRARIES)))$(PKG_LIBS)
DEFINES := -D_GNU_SOURCE -DLL_VERSION='"$(VERSION)"' \
	-DLL_DATADIR='"$(PREFIX)/share/lodeline"' $(MODE_DEFINES)
override CFLAGS := -std=c17 $(MODE) $(WARN) -fno-common -pthread $(CFLAGS)
override CXXFLAGS := -std=c++17 $(MODE) -Wall -Wextra -pthread $(CXXFLAGS)
override LDFLAGS := $(MODE_LD) -pthread $(LDFLAGS)
COMPILE_C = $(CC) $(CPPFLAGS) $(DEFINES) -Isrc $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c
COMPILE_CXX = $(CXX) $(CPPFLAGS) $(DEFINES) -Isrc $(PKG_CFLAGS) $(CXXFLAGS) -MMD -MP -c
ifneq ($(V),1)
say = @echo "  $(1)" $(patsubst $(CURDIR)/%,%,$@);
endif

# One folder a layer, in the order of the pipeline.
LAYERS := base text model history check view site render io cli
objects = $(patsubst src/%,$(B)/%.o,$(sort $(wildcard src/$(1)/*.c src/$(1)/*.cc)))
OBJECTS := $(foreach layer,$(LAYERS),$(call objects,$(layer)))

# What a test of a layer is linked with: the layer and those it may include.
WITH_base := base
WITH_text := $(WITH_base) text
WITH_model := $(WITH_text) model
WITH_history := $(WITH_model) history
WITH_check := $(WITH_history) check
WITH_view := $(WITH_check) view
WITH_site := $(WITH_view) site
WITH_render := $(WITH_site) render
WITH_io := base io
WITH_cli := $(WITH_render) io

all: $(B)/lodeline

$(B)/lodeline: $(OBJECTS)
	$(call say,LINK)$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) -lm

$(B)/%.c.o: src/%.c
	@mkdir -p $(@D)
	$(call say,CC)$(COMPILE_C) -o $@ $<

# The reference of findings is in the program, by .incbin.
$(B)/cli/reference.c.o: docs/findings.md

$(B)/%.cc.o: src/%.cc
	@mkdir -p $(@D)
	$(call say,CXX)$(COMPILE_CXX) -o $@ $<

# tests/unit/LAYER/test_X.c; drivers for shell tests and fuzzers see every layer.
UNITS := $(patsubst tests/unit/%.c,$(B)/unit/%,$(sort $(wildcard tests/unit/*/test_*.c)))
TOOLS := $(patsubst tests/golden/tools/%.c,$(B)/tools/%,$(sort $(wildcard tests/golden/tools/*.c)))
FUZZERS := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
WITHOUT_CLI := $(foreach layer,$(filter-out cli,$(LAYERS)),$(call objects,$(layer)))

.SECONDEXPANSION:
$(B)/unit/%: tests/unit/%.c $$(foreach layer,$$(WITH_$$(firstword $$(subst /, ,$$*))),$$(call objects,$$(layer)))
	@mkdir -p $(@D)
	$(call say,TEST)$(COMPILE_C) -Itests/unit -o $@.o $<
	@$(CXX) $(LDFLAGS) -o $@ $@.o $(filter %.o,$^) $(PKG_LIBS) -lcmocka -lm

WITH_history_dump := $(WITH_io)
$(B)/tools/%: tests/golden/tools/%.c $$(foreach layer,$$(or $$(WITH_$$*),$$(filter-out cli,$$(LAYERS))),$$(call objects,$$(layer)))
	@mkdir -p $(@D)
	$(call say,TOOL)$(COMPILE_C) -o $@.o $<
	@$(CXX) $(LDFLAGS) -Wl,--as-needed -o $@ $@.o $(filter %.o,$^) $(PKG_LIBS) -lm

$(B)/fuzz/%: tests/fuzz/%.c $(WITHOUT_CLI)
	@mkdir -p $(@D)
	$(call say,FUZZ)$(COMPILE_C) -o $@.o $<
	@$(CXX) $(LDFLAGS) -o $@ $@.o $(WITHOUT_CLI) $(PKG_LIBS) -lm

-include $(OBJECTS:.o=.d) $(UNITS:=.d) $(TOOLS:=.d) $(FUZZERS:=.d)

# ---- the demo ----------------------------------------------------------------
demo: deps
	@$(MAKE) --no-print-directory BUILD=release build/release/lodeline
	@rm -rf build/example-org && git init -q -b main build/example-org
	@git -C build/example-org fast-import --quiet < example-org/history.fi
	@git -C build/example-org reset -q --hard main
	build/release/lodeline build build/example-org --out build/example-site
	@echo; echo "The example site is built. Open:"
	@echo "  file://$(CURDIR)/build/example-site/index.html"

# ---- tests -------------------------------------------------------------------
TAP_TESTS := $(sort $(wildcard tests/golden/*.sh tests/meta/*.sh tests/browser/*.sh))
DEBUG := $(MAKE) --no-print-directory BUILD=debug B=build/debug

test: deps deps-test build/node_modules
	@$(MAKE) --no-print-directory BUILD=release build/release/lodeline
	@$(DEBUG) units
	@LODELINE=$(CURDIR)/build/release/lodeline \
	 LODELINE_DEBUG=$(CURDIR)/build/debug/lodeline \
	 LL_TOOLS=$(CURDIR)/build/debug/tools \
	 LL_NODE_MODULES=$(CURDIR)/build/node_modules \
	 LL_REAL_ORGS=$${LL_REAL_ORGS:-$(CURDIR)/../shared/real-orgs} \
	 tests/run build/debug/unit build/debug/fuzz $(TAP_TESTS)

units: $(B)/lodeline $(UNITS) $(TOOLS) $(FUZZERS)

# ---- rules of the house ------------------------------------------------------
SOURCES = $(shell git ls-files -co --exclude-standard 'src/*.[ch]' 'src/*.cc' 'tests/*.[ch]')

lint: deps deps-test
	@$(DEBUG) $(patsubst $(B)/%,build/debug/%,$(OBJECTS))
	@LL_OBJECTS=$(CURDIR)/build/debug LL_LIBRARIES="$(LIBRARIES)" \
	 tests/run tests/meta/lint/layers.sh tests/meta/lint/purity.sh tests/meta/lint/headers.sh
	@clang-format --dry-run --Werror $(SOURCES)
	@$(MAKE) --no-print-directory BUILD=debug B=build/clang CC=clang CXX=clang++ build/clang/lodeline

format:
	@clang-format -i $(SOURCES)

bench: deps deps-bench
	@$(MAKE) --no-print-directory BUILD=release build/release/lodeline build/release/tools/history_dump
	@tests/bench/run

cover: deps deps-test deps-cover
	@$(MAKE) --no-print-directory BUILD=cover B=build/cover units
	@tests/run build/cover/unit
	@gcovr --root . --filter src/ --object-directory build/cover --print-summary

# ---- installing --------------------------------------------------------------
install: $(B)/lodeline
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/lodeline/themes/default
	install -m 755 $(B)/lodeline $(DESTDIR)$(PREFIX)/bin/lodeline
	install -m 644 docs/man/lodeline.1 $(DESTDIR)$(PREFIX)/share/man/man1/lodeline.1
	install -m 644 themes/default/* $(DESTDIR)$(PREFIX)/share/lodeline/themes/default/

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/lodeline $(DESTDIR)$(PREFIX)/share/man/man1/lodeline.1
	rm -rf $(DESTDIR)$(PREFIX)/share/lodeline

clean:
	rm -rf build

# ---- what the machine lacks is installed, and said ---------------------------
deps:
	@tests/meta/install $(BUILD_PROGRAMS:%=program:%) $(BUILD_LIBRARIES:%=library:%)
deps-test:
	@tests/meta/install $(TEST_PROGRAMS:%=program:%) $(TEST_LIBRARIES:%=library:%) $(TEST_FILES:%=file:%)
deps-bench:
	@tests/meta/install $(BENCH_PROGRAMS:%=program:%)
deps-cover:
	@tests/meta/install $(COVER_PROGRAMS:%=program:%)

build/node_modules: Makefile
	@mkdir -p build
	@echo "Installing for the tests, into build/: $(NODE_PACKAGES)"
	@npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix build $(NODE_PACKAGES)
	@touch $@

help:
	@echo "make demo       build Lodeline and the example site"
	@echo "make test       install what the tests need, and pass them"
	@echo "make            the program alone: $(B)/lodeline (BUILD=release or debug)"
	@echo "make lint       layers, purity, headers, format, clang"
	@echo "make format     lay out the source"
	@echo "make bench      speed beside git and Hugo"
	@echo "make cover      line coverage of the unit tests"
	@echo "make install    into \$$(DESTDIR)\$$(PREFIX); make uninstall takes it back"
	@echo "make deps       install what building needs; make clean removes build/"

.PHONY: all demo test units lint format bench cover install uninstall clean \
	deps deps-test deps-bench deps-cover help
.DELETE_ON_ERROR:
