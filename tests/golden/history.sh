#!/usr/bin/env bash
# What is read from git, compared with what git itself says: fixtures, random
# histories, the example organisation, a real one. Then every state in which a
# repository may be found, from none at all to half a clone.
#
#   LL_TOOLS       folder of history_dump        (build/debug/tools)
#   LL_REAL_ORGS   folder of *.bundle files      (../shared/real-orgs)
#   LL_SEEDS       how many random histories     (20)
. "$(dirname "$0")/../tap.sh"
dump=$(realpath "${LL_TOOLS:-build/debug/tools}")/history_dump
real=${LL_REAL_ORGS:-../shared/real-orgs}
compare="python3 $top/tests/golden/history/compare.py $dump"
[ -x "$dump" ] || { echo "Bail out! no $dump: run make units BUILD=debug"; exit 1; }

cd "$work" || exit 1

# Everything that stands in the output of a command, each as a whole line.
says() { # name, command, then lines; a line with a leading ! must not be there
	local name=$1 command=$2 missing=0 line
	shift 2
	eval "$command" >"$work/log" 2>&1
	echo "exit $?" >>"$work/log"
	for line; do
		if [ "${line#!}" != "$line" ]; then
			grep -qE -- "^${line#!}\$" "$work/log" && missing=1
		else
			grep -qE -- "^$line\$" "$work/log" || missing=1
		fi
		[ $missing = 1 ] && { sed -i "1i wanted: $line" "$work/log"; break; }
	done
	result $missing "$name"
}

same() { # name, organisation, fixture
	local mode
	for mode in published full; do
		$compare "$2" $mode ${3:+"$3"} >"$work/log" 2>&1
		result $? "$1, $mode: $(tail -1 "$work/log" | tr -d '#')"
	done
}

# ---- the same as git ---------------------------------------------------------
for fixture in linear merges pulls crisscross shapes; do
	import $fixture <"$top/tests/fixtures/$fixture.fi"
	same "fixture $fixture" $fixture "$top/tests/fixtures/$fixture.fi"
done
git -C merges checkout -q --detach
says "a detached head is read as the branch it was" \
	"$dump merges | grep -c ^landing" 5

bad=0
: >"$work/all"
for seed in $(seq "${LL_SEEDS:-20}"); do
	python3 "$top/tests/golden/history/gen_history.py" "$seed" 60 | import "random$seed"
	for mode in published full; do
		$compare "random$seed" $mode >"$work/one" 2>&1 ||
			{ bad=1; { echo "seed $seed $mode"; cat "$work/one"; } >>"$work/all"; }
	done
	# A folder inside it is an organisation of its own.
	if [ -d "random$seed/goals" ]; then
		$compare "random$seed/goals" published >"$work/one" 2>&1 ||
			{ bad=1; { echo "seed $seed goals"; cat "$work/one"; } >>"$work/all"; }
	fi
	rm -rf "random$seed"
done
cp "$work/all" "$work/log"
result $bad "${LL_SEEDS:-20} random histories"

if [ -e "$top/example-org/history.fi" ]; then
	import example <"$top/example-org/history.fi"
	same "the example organisation" example
else
	skip "the example organisation" "no example-org/history.fi"
fi
found=0
for bundle in "$top/$real"/*.bundle "$real"/*.bundle; do
	[ -e "$bundle" ] || continue
	found=1
	git clone -q "$bundle" real 2>/dev/null
	same "$(basename "$bundle" .bundle)" real
	rm -rf real
	break
done
[ $found = 1 ] || skip "a real organisation" "no bundle in $real"

# ---- people and messages -----------------------------------------------------
import people <<'STREAM'
commit refs/heads/main
author Robert B <bob@old.example.org> 1767225600 +0100
committer GitHub <noreply@github.com> 1767229200 +0000
data <<END

A subject over
two lines   

The body.

Reason: so it was
END
M 100644 inline a.md
data 1
a

commit refs/heads/main
author ben <BEN@EXAMPLE.ORG> 1767315600 +0100
committer Ben <ben@example.org> 1767315600 +0100
data 3
two
M 100644 inline a.md
data 1
b

commit refs/heads/main
author build <ci@example.org> 1767402000 +0100
committer <only@example.org> 1767402000 +0100
data 5
three
M 100644 inline a.md
data 1
c
STREAM
cat >people/.mailmap <<'MAP'
# how people are called
Bob Builder <bob@example.org> <bob@old.example.org>
<ben@new.example.org> <ben@example.org>
Ben Doe <ben@new.example.org> ben <ben@example.org>
Not Him <ci@example.org> <CI@example.org>
The Robot <robot@example.org> BUILD <ci@example.org>
MAP
git -C people add .mailmap
git -C people commit -q -m 'who is who'
git -C people log --reverse --format='landing %H%x09%ct%x09%aN%x09%aE%x09%cN%x09%s' -- a.md >people.git
$dump --people people | grep ^landing >people.ours
# git leaves a name empty that we take from the mail address
sed -i 's/\t\tthree$/\tonly\tthree/' people.git
diff people.git people.ours >"$work/log" 2>&1
result $? "names are spelt as git's .mailmap spells them, subjects as %s does"
rm people/.mailmap
$dump --people --ref HEAD people | grep ^landing | diff people.git - >"$work/log" 2>&1
result $? "a commit that is read alone brings its own .mailmap"

# ---- the state of the history ------------------------------------------------
mkdir plain && echo "# A" >plain/a.md
says "no repository" "$dump --files plain" "state none" \
	"why the folder is not in a git repository" "advice run 'git init', .*" \
	"unknown [0-9a-f]{40} 4 a.md" "exit 0"
says "no repository to find a revision in" "$dump --ref main plain" "error .*" "exit 2"
git init -q -b main unborn && echo a >unborn/a.md
says "a repository without a commit" "$dump --files unborn" "state none" \
	"why the repository has no commit yet" "branch main" "unknown .* a.md" "exit 0"
says "a folder that is not there" "$dump nowhere" \
	"error cannot open the folder 'nowhere': No such file or directory" "exit 2"
says "a file instead of a folder" "$dump plain/a.md" "error 'plain/a.md' is not a folder" "exit 2"

for i in $(seq 30); do
	printf 'commit refs/heads/main\ncommitter A <a@x> %d +0000\ndata 2\nc\nM 100644 inline a.md\ndata 3\n%03d\n' \
		$((1767225600 + i * 86400)) "$i"
	[ "$i" = 3 ] && printf 'M 100644 inline old.md\ndata 3\nold\n'
done >deep.fi
import deep <deep.fi
git -C deep config uploadpack.allowFilter true
git -C deep config uploadpack.allowAnySHA1InWant true
git clone -q --depth 1 "file://$work/deep" depth1
says "a clone of depth 1 has no landing to tell of" "$dump depth1" "state shallow" \
	"why this is a shallow clone; what changed up to 2026-01-31 is not known" \
	"advice run 'git fetch --unshallow'; .*fetch-depth: 0.*" "!landing .*" "exit 0"
git clone -q --depth 20 "file://$work/deep" depth20
says "a clone of depth 20 has nineteen" "$dump depth20 | tee out; grep -c ^landing out" \
	"state shallow" ".* up to 2026-01-12 is not known" 19 "!change 0{40} .*" "exit 0"
says "in it no file is said to be new" "$dump depth20" "!change .* old.md" "state shallow"
git -C depth20 fetch -q --unshallow
same "what the advice mends" depth20
says "and it is complete" "$dump depth20" "state complete"
says "a day before a shallow clone begins" "$dump --as-of 2025-01-01 depth1" \
	"error nothing is known as of 2025-01-01: the history here begins on 2026-01-31" \
	"advice .*unshallow.*" "exit 2"

git clone -q --filter=blob:none "file://$work/deep" partial 2>/dev/null
says "a partial clone: what changed is known, old texts are not" \
	"$dump --missing partial | tee out; grep -c ^landing out" "state partial" \
	"why this is a partial clone without 29 older versions of files" \
	"advice run 'git fetch --refetch --no-filter origin'; .*" 30 "missing 29" "exit 0"
git -C partial fetch -q --refetch --no-filter origin 2>/dev/null
says "what the advice mends" "$dump --missing partial" "state complete" "missing 0"
git clone -q --filter=tree:0 "file://$work/deep" treeless 2>/dev/null
says "a clone without old folders" "$dump treeless" "state partial" \
	"why folders of older commits are not in this clone" "exit 0"

git clone -q --no-local deep broken 2>/dev/null
mv broken/.git/objects/pack/*.pack . && rm -f broken/.git/objects/pack/*
git -C broken unpack-objects -q <"$(ls ./*.pack)" && rm -f ./*.pack
lose() { # object in broken
	local id
	id=$(git -C broken rev-parse "$1")
	rm -f "broken/.git/objects/${id:0:2}/${id:2}"
}
lose HEAD~10:a.md
says "a version that is missing is counted when it is asked for" "$dump --missing broken" \
	"state complete" "missing 1" "exit 0"
lose 'HEAD~15^{tree}'
says "a folder that is missing hides its landings alone" \
	"$dump broken | tee out; grep -c ^landing out" "state partial" 28 "exit 0"
lose HEAD~20
says "a commit that is missing ends the history" "$dump broken | tee out; grep -c ^landing out" \
	"state partial" "why commit [0-9a-f]{12} is not in this clone" 17 "exit 0"
id=$(git -C broken rev-parse HEAD~5)
chmod u+w "broken/.git/objects/${id:0:2}/${id:2}"
printf 'not zlib' >"broken/.git/objects/${id:0:2}/${id:2}"
says "a damaged commit is a failure that names it" "$dump broken" \
	"error the repository is damaged at commit $id" "advice run 'git fsck' .*" "exit 3"

if [ "$(id -u)" = 0 ]; then
	cp -r deep foreign && chown -R 12345:12345 foreign
	says "a repository of another user" "$dump foreign | tee out; grep -c ^landing out" \
		"state complete" 30
else
	skip "a repository of another user" "not root"
fi
if git init -q -b main --object-format=sha256 sha256 2>/dev/null; then
	echo a >sha256/a.md
	git -C sha256 add . && git -C sha256 commit -q -m a
	says "a repository with SHA-256 names" "$dump --files sha256" "state none" \
		"why the repository names its objects by SHA-256, which is not supported" \
		"unknown .* a.md" "exit 0"
else
	skip "a repository with SHA-256 names" "git cannot make one"
fi
cp -r deep odd && git -C odd config core.repositoryformatversion 1 &&
	git -C odd config extensions.fromTheFuture true
says "a repository of the future" "$dump odd" "state none" \
	"why the repository cannot be read \(.*fromthefuture.*\)" "exit 0"
cp -r deep ext && git -C ext config core.repositoryformatversion 1 &&
	git -C ext config extensions.worktreeConfig true
says "extensions that do not concern reading" "$dump ext | tee out; grep -c ^landing out" \
	"state complete" 30

# ---- what is read --------------------------------------------------------------
git clone -q --bare deep bare.git
says "a bare repository needs a revision" "$dump bare.git" \
	"error this is a bare repository, .*" "advice .*--ref main.*" "exit 2"
says "a bare repository with one" "$dump --ref main --files bare.git" "state complete" \
	"branch main" "committed .* 3 a.md" "exit 0"
says "its history" "$dump --ref main bare.git | grep -c ^landing" 30
says "a revision that is not there" "$dump --ref maiin deep" \
	"error there is no revision 'maiin', did you mean 'main'\?" "exit 2"
says "a revision that only a remote has" "git -C depth20 checkout -q --detach &&
	git -C depth20 branch -q -D main; $dump --ref main depth20" \
	"error there is no revision 'main', did you mean 'origin/main'\?" "exit 2"
git -C deep tag -a -m v1 v1 main~4 && git -C deep tag -a -m v2 v2 v1 2>/dev/null
says "a tag of a tag" "$dump --ref v2 deep | grep -c ^landing" 26
says "a tag of something else" "git -C deep tag blob main:a.md; $dump --ref blob deep" \
	"error 'blob' is no commit, or it is not in this clone" "exit 2"
says "an older commit by its id" "$dump --ref main~10 deep | grep -c ^landing" 20
says "a branch of a remote" "$dump --ref origin/main --files depth20" "branch main"
says "as of a day" "$dump --as-of 2026-01-10 deep | grep -c ^landing" 9
says "as of a day, the files" "$dump --as-of 2026-01-10 --files deep" "committed .* 3 a.md" \
	"head $(git -C deep rev-parse main~21)"
says "as of a day on which nothing was published" "$dump --as-of 2020-01-01 deep" \
	"error nothing is known as of 2020-01-01: .* begins on 2026-01-02" "exit 2"
says "as of a day, through wrong clocks" "$dump --as-of 2026-01-02 --files crisscross" \
	"head $(git -C crisscross rev-parse main~3)"

git -C deep worktree add -q --detach "$work/linked" 2>/dev/null
says "a linked work tree" "$dump linked | tee out; grep -c ^landing out" "state complete" 30
git init -q -b main super
git -C super -c protocol.file.allow=always submodule --quiet add "$work/deep" org 2>/dev/null
echo x >super/x.md
git -C super add . && git -C super commit -q -m super
says "a submodule" "$dump super/org | tee out; grep -c ^landing out" "state complete" 30
says "from outside, a submodule is not content" "$dump --files super" \
	"info org: another repository is not read" "committed .* x.md" "!.* org/.*"
mkdir -p sub/teams/one && echo 1 >sub/teams/one/a.md && echo 2 >sub/b.md
git init -q -b main sub && git -C sub add . && git -C sub commit -q -m both
echo 3 >sub/b.md && git -C sub commit -q -a -m 'only b'
says "a subdirectory" "$dump sub/teams | tee out; grep -c ^landing out; $dump --files sub/teams" \
	"change 0{40} .* one/a.md" 1 "prefix teams" "committed .* one/a.md"
says "a folder of a commit" "$dump --ref main:teams sub" "change 0{40} .* one/a.md"
says "a folder that the commit has not" "$dump --ref main:nothing sub" \
	"error commit [0-9a-f]{12} has no folder 'nothing'" "exit 2"

cp -r sub edited
echo changed >edited/b.md
echo new >edited/new.md
echo pic >edited/new.png
rm edited/teams/one/a.md
printf 'ignored/\n*.tmp.md\n' >edited/.gitignore
mkdir edited/ignored edited/.hidden
echo i >edited/ignored/i.md
echo i >edited/x.tmp.md
echo h >edited/.hidden/h.md
ln -s /etc/passwd edited/link.md
ln -s .. edited/loop
mkfifo edited/pipe.md
touch edited/$'bad\x01name.md'
says "edits that are not committed" "$dump --files edited" "modified .* 8 b.md" \
	"untracked .* 4 new.md" "untracked 0{40} 0 new.png" "skipped link.md: it is a symbolic link" \
	"skipped loop: it is a symbolic link" "skipped pipe.md: it is not a regular file" \
	"skipped bad.name.md: its name is not plain UTF-8 text" \
	"!.*ignored/.*" "!.*tmp.md" "!.*hidden.*" "!.*root:.*"
new=$(git hash-object edited/new.md)
says "they are one last landing" "$dump edited | sed -n '/^uncommitted/,\$p'" \
	"uncommitted" "change [0-9a-f]{40} $(git hash-object edited/b.md) b.md" \
	"change 0{40} $new new.md" "change [0-9a-f]{40} 0{40} teams/one/a.md"
says "and not part of a revision" "$dump --ref HEAD edited" "!uncommitted"
says "the index is not asked" "printf x >edited/.git/index; $dump --files edited" \
	"modified .* b.md" "untracked .* new.md"
mkdir edited/site && echo s >edited/site/s.md
says "the output is not content" "$dump --skip edited/site --files edited" "!.*site/s.md"
echo "lodeline manifest 1" >edited/site/.lodeline-manifest
says "neither is a site that was built before" "$dump --files edited" "!.*site/s.md"
cp -r sub moved && git -C moved config core.worktree "$work/plain"
says "core.worktree does not lead elsewhere" "$dump --files moved" "committed .* b.md" "!.* a.md"
mkdir sub/untracked && echo u >sub/untracked/u.md
says "a folder that is not committed yet" "$dump --files sub/untracked" "untracked .* u.md"
echo untracked/ >sub/.gitignore
says "a folder that is ignored stands alone" "$dump --files sub/untracked" "state none" \
	"why the repository around the folder ignores it" "unknown .* u.md"

git init -q -b main crlf
printf '*.md text=auto eol=crlf\n' >crlf/.gitattributes
printf 'one\r\ntwo\r\n' >crlf/a.md
git -C crlf add . && git -C crlf commit -q -m crlf
printf 'one\r\ntwo\r\n' >crlf/a.md
says "CRLF as .gitattributes ask for is no edit" "$dump --files crlf" "committed .* 8 a.md"
git init -q -b main auto
printf 'one\r\ntwo\r\n' >auto/a.md
git -C auto config core.autocrlf true
git -C auto add . 2>/dev/null && git -C auto commit -q -m crlf
says "nor as core.autocrlf asks for" "$dump --files auto" "committed .* 8 a.md"
git -C sub config core.sparseCheckout true && rm -r sub/teams
says "a sparse checkout deletes nothing" "$dump --files sub; $dump sub" \
	"committed .* teams/one/a.md" "info : files left out by a sparse checkout .*" "!uncommitted"

git init -q -b main hostile
blob=$(echo x | git -C hostile hash-object -w --stdin)
tree=$(printf '100644 blob %s\tb.md\n100644 blob %s\ta.md\n' "$blob" "$blob" | git -C hostile mktree)
mode() { printf '%s %s\0' "$1" "$2"; printf '%b' "$(echo "$3" | sed 's/../\\x&/g')"; }
evil=$({ mode 100644 b.md "$blob"; mode 100644 a.md "$blob"; mode 100644 a.md "$blob"
	mode 100644 .. "$blob"; mode 40000 .git "$tree"; mode 100644 'x/y.md' "$blob"; } |
	git -C hostile hash-object -w -t tree --literally --stdin)
git -C hostile update-ref refs/heads/main "$(git -C hostile commit-tree -m evil "$evil")"
says "a folder made by hand is read in order, without what leads out" \
	"$dump --ref main hostile; $dump --ref main --files hostile" "change 0{40} $blob a.md" \
	"change 0{40} $blob b.md" "!.*\.\..*" "!.*x/y.*" "!.*git/.*" "committed $blob 2 a.md"
write_commit() { # on stdin what follows the line of the tree; prints the id
	{ printf 'tree %s\n' "$tree"; cat; } |
		git -C hostile hash-object -w -t commit --literally --stdin
}
one=$(printf 'author J\xf6rg <j@example.org> 1 +0000\ncommitter X <x> 99999999999999999999 +9999\nencoding ISO-8859-1\n\ngr\xfc\xdfe\n' | write_commit)
two=$(printf 'parent %s\nparent %s\n\n' "$one" "$one" | write_commit)
three=$(printf 'parent %s\nauthor <<>> x\ncommitter\n\n%s' "$two" "$(printf '%070000d' 0)" | write_commit)
git -C hostile update-ref refs/heads/strange "$three"
says "commits made by hand are read for what they say" \
	"$dump --people --ref strange hostile; $dump --full --ref strange hostile" "state complete" \
	"landing $one	0	Jörg	j@example.org	X	grüße" "!error .*" "exit 0"
printf 'tree %s\nparent nonsense\n\nx' "$tree" >odd-commit
git -C hostile update-ref refs/heads/nonsense \
	"$(git -C hostile hash-object -w -t commit --literally --stdin <odd-commit)"
says "a commit whose parent is no id is damaged" "$dump --ref nonsense hostile" "error .*" "exit 3"
short=$(printf '100644 a.md\0abc' | git -C hostile hash-object -w -t tree --literally --stdin)
git -C hostile update-ref refs/heads/bad "$(git -C hostile commit-tree -m bad "$short")"
says "a folder that is cut off is a failure" "$dump --ref bad hostile" "error .*" "exit 3"
for i in 1 2 3 4 5 6 7 8 9; do
	tree=$(for j in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\td%s\n' "$tree" $j; done |
		git -C hostile mktree)
done
git -C hostile update-ref refs/heads/bomb "$(git -C hostile commit-tree -m bomb "$tree")"
says "a folder of a thousand million files is refused in time" \
	"timeout 60 $dump --ref bomb hostile" "error .*" "exit 3"

tap_end
