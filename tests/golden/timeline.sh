#!/usr/bin/env bash
# Timelines compared with what git itself says of the same files: fixtures,
# random histories full of moved files, the example organisation, a real one.
# Then what is told where the history is cut.
#
#   LL_TOOLS       folder of timeline_dump       (build/debug/tools)
#   LL_REAL_ORGS   folder of *.bundle files      (../shared/real-orgs)
#   LL_SEEDS       how many random histories     (12)
. "$(dirname "$0")/../tap.sh"
dump=$(realpath "${LL_TOOLS:-build/debug/tools}")/timeline_dump
real=$(realpath -m "${LL_REAL_ORGS:-../shared/real-orgs}")
compare="python3 $top/tests/golden/history/timelines.py"
[ -x "$dump" ] || { echo "Bail out! no $dump: run make units BUILD=debug"; exit 1; }

cd "$work" || exit 1

same() { # name, repository, options of the dump
	local name=$1 repo=$2
	shift 2
	$compare "$dump" "$repo" ${1:+-- "$@"} >"$work/log" 2>&1
	result $? "$name: $(tail -1 "$work/log" | tr -d '#')"
}

# What a command prints; compared with standard input.
prints() { # name, command
	eval "$2" >"$work/is" 2>&1
	diff -u - "$work/is" >"$work/log"
	result $? "$1"
}

# ---- the same as git ---------------------------------------------------------
for fixture in "$top"/tests/fixtures/*.fi; do
	name=$(basename "$fixture" .fi)
	import "$name" <"$fixture"
	same "fixture $name" "$name"
done

random() { # name, generator
	local seed bad=0 sum
	: >"$work/all"
	for seed in $(seq "${LL_SEEDS:-12}"); do
		python3 "$top/tests/golden/history/$2" "$seed" 80 | import random
		$compare "$dump" random >"$work/one" 2>&1 ||
			{ bad=1; echo "seed $seed" >>"$work/all"; }
		cat "$work/one" >>"$work/all"
		rm -rf random
	done
	sum=$(awk '/ files, /{f+=$1; r+=$3} END{print f " files, " r " renamed"}' "$work/all")
	mv "$work/all" "$work/log"
	result $bad "$1: $sum"
}
random "random histories of moved files" gen_renames.py
random "random histories of every shape" gen_history.py

import example <"$top/example-org/history.fi"
same "the example organisation" example

# The comparison can fail: a timeline that lost its last change is seen.
cat >lossy <<END
#!/bin/sh
"$dump" "\$@" | awk '/^change/ && !lost {lost = 1; next} {print}'
END
chmod +x lossy
$compare ./lossy example >"$work/log" 2>&1
[ $? = 1 ] && grep -q ' 1 differences$' "$work/log"
result $? "a lost landing is found"

"$dump" --texts --jobs 1 example >one 2>&1
"$dump" --texts --jobs 3 example >three 2>&1
cmp one three >"$work/log" 2>&1
result $? "threads make no difference"

# ---- a real organisation -----------------------------------------------------
settings=$top/docs/recipes/rust-project-goals.yml
bundle=$real/rust-project-goals.bundle
if [ -f "$bundle" ]; then
	git clone -q "$bundle" real
	same "the Rust project's goals" real --settings "$settings"
	"$dump" --settings "$settings" --texts real >real.txt
	landing() {
		"$dump" --settings "$settings" --infos real |
			awk -v n="#$1" '$1 == "landing" && $3 == n { print $2 }'
	}
	# events of one kind in the landing of a pull request
	events() { # number, pattern
		awk -v c="$(landing "$1")" '/^change/ { in_it = $2 == c } in_it' real.txt |
			grep -cE "$2"
	}
	prints "pull request 658: 66 goals accepted, 40 with another issue" \
		'events 658 "status: |status-changed.*Proposed -> Accepted"
		 events 658 "field-changed Tracking issue"' <<-END
		66
		40
	END
else
	skip "the Rust project's goals" "no $bundle"
	skip "pull request 658" "no $bundle"
fi

# ---- a history that is cut ---------------------------------------------------
mkdir whole && git -C whole init -q -b main
mkdir whole/goals
landing() { # subject
	git -C whole add -A && git -C whole commit -qm "$1"
}
printf '# A\n\nOne.\n' >whole/goals/a.md && landing one
printf '# A\n\nTwo.\n' >whole/goals/a.md && landing two
git -C whole mv goals/a.md goals/b.md && landing three
printf '# C\n' >whole/goals/c.md && landing four
told() { # repository
	"$dump" "$1" | sed 's/^change [^ ]*/change/'
}
prints "a whole history begins with the creation" 'told whole' <<END
record whole goal goals/b.md goals/b
change created goals/a.md
change wording goals/a.md
change mechanical goals/b.md <- goals/a.md
end complete
record whole goal goals/c.md goals/c
change created goals/c.md
end complete
END
git clone -q --depth 2 "file://$work/whole" shallow
prints "a shallow clone dates no creation that it cannot know" 'told shallow' <<END
record whole goal goals/b.md goals/b
end cut
record whole goal goals/c.md goals/c
change created goals/c.md
end complete
END
git -C whole config uploadpack.allowFilter true
git clone -q --filter=blob:none "file://$work/whole" partial
git -C partial config remote.origin.url "file:///nowhere"
prints "a partial clone says what it could not read" 'told partial' <<END
record whole goal goals/b.md goals/b
change created? goals/a.md
change mechanical? goals/a.md
change mechanical goals/b.md <- goals/a.md
end complete
record whole goal goals/c.md goals/c
change created goals/c.md
end complete
END

printf '# A\n\nThree.\n' >whole/goals/b.md
prints "an edited work tree is the last change" 'told whole | sed -n 5p' <<END
change wording goals/b.md
END

tap_end
