# Lodeline: `make demo` to see it, `make test` to trust it, `make help` for the rest.

VERSION := 0.1.0

# What a Debian machine needs. The only place where packages are named.
BUILD_PACKAGES := gcc g++ make pkgconf git libcmark-dev libctemplate-dev \
	libgit2-dev libyaml-dev libutf8proc-dev
TEST_PACKAGES := libcmocka-dev cmark-gfm jq libxml2-utils perl python3 \
	chromium fonts-liberation default-jre-headless nodejs npm mandoc \
	clang clang-format clang-tidy libclang-rt-14-dev
BENCH_PACKAGES := hugo time python3
NODE_PACKAGES := vnu-jar@26 axe-core@4 playwright-core@1 commonmark-spec@0.30 ajv@8
LIBRARIES := libcmark libctemplate libgit2 yaml-0.1 libutf8proc

# BUILD=release is optimised and hardened, BUILD=debug has the sanitizers.
BUILD ?= release
B ?= build/$(BUILD)
PREFIX ?= /usr/local
ORG ?= example-org
comma := ,

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wcast-qual -Wformat=2 -Wundef -Wvla -Wwrite-strings \
	-Wimplicit-fallthrough -Wdouble-promotion
WARN_C := -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wdeclaration-after-statement
ifeq ($(BUILD),debug)
MODE := -O1 -g3 -Werror -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined -fno-omit-frame-pointer
MODE_LD := -fsanitize=address,undefined
else ifeq ($(BUILD),release)
MODE := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
MODE_LD := -pie -Wl,-z,relro,-z,now
else ifeq ($(BUILD),cover)
MODE := -O0 -g --coverage
MODE_LD := --coverage
else
$(error BUILD is release, debug or cover, not '$(BUILD)')
endif

PKG_CFLAGS = $(shell pkg-config --cflags $(LIBRARIES))
PKG_LIBS = $(shell pkg-config --libs $(LIBRARIES))
DEFS := -D_GNU_SOURCE -DLL_VERSION='"$(VERSION)"' -DLL_DATADIR='"$(PREFIX)/share/lodeline"'
override CFLAGS := -std=c17 $(MODE) $(WARN) $(WARN_C) -fno-common -pthread $(CFLAGS)
override CXXFLAGS := -std=c++17 $(MODE) -Wall -Wextra -pthread $(CXXFLAGS)
override LDFLAGS := $(MODE_LD) -pthread $(LDFLAGS)

# One folder a layer, in the order of the pipeline.
LAYERS := base text model history check view site render io cli
sources = $(sort $(wildcard src/$(1)/*.c) $(wildcard src/$(1)/*.cc))
objects = $(patsubst src/%,$(B)/%.o,$(call sources,$(1)))
OBJECTS := $(foreach layer,$(LAYERS),$(call objects,$(layer)))

# What a unit test of a layer is linked with: the layer and those it may include.
WITH_base := base
WITH_text := base text
WITH_model := $(WITH_text) model
WITH_history := $(WITH_model) history
WITH_check := $(WITH_history) check
WITH_view := $(WITH_check) view
WITH_site := $(WITH_view) site
WITH_render := $(WITH_site) render
WITH_io := base io
WITH_cli := $(WITH_render) io
UNIT_TESTS := $(sort $(wildcard tests/unit/*/test_*.c))
UNITS := $(patsubst tests/unit/%.c,$(B)/unit/%,$(UNIT_TESTS))
TAP_TESTS := $(sort $(wildcard tests/golden/*.sh tests/meta/*.sh tests/browser/*.sh))

all: $(B)/lodeline

$(B)/lodeline: $(OBJECTS)
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) -lm

$(B)/%.c.o: src/%.c | packages
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(DEFS) -Isrc $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/%.cc.o: src/%.cc | packages
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS) $(DEFS) -Isrc $(PKG_CFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

.SECONDEXPANSION:
$(B)/unit/%: tests/unit/%.c $$(foreach layer,$$(WITH_$$(word 1,$$(subst /, ,$$*))),$$(call objects,$$(layer)))
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(DEFS) -Isrc -Itests/unit $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@.o $<
	$(CXX) $(LDFLAGS) -o $@ $@.o $(filter %.o,$^) $(PKG_LIBS) -lcmocka -lm

-include $(OBJECTS:.o=.d) $(UNITS:=.d)

units: $(UNITS)

clean:
	rm -rf build

.PHONY: all units clean packages
.DELETE_ON_ERROR:
packages:
	@pkg-config --exists $(LIBRARIES) || { echo "missing libraries; on Debian: apt-get install $(BUILD_PACKAGES)" >&2; exit 1; }
