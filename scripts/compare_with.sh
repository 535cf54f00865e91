#!/bin/sh
# Say which commit a change is compared with, as the output `revision` of a step.
#
#   REVISION=<the commit that GitHub names> sh scripts/compare_with.sh
#
# A commit that cannot be had is no reason to compare with nothing: it fails,
# and says what to do.
set -eu

# What is checked out for a pull request is its merge into the branch it goes
# to; the first parent is that branch as it was merged, whatever the event says.
if [ "${GITHUB_EVENT_NAME:-}" = pull_request ] && git rev-parse --quiet --verify HEAD^2 >/dev/null; then
	REVISION=$(git rev-parse HEAD^1)
fi

case ${REVISION:-} in
'' | *[!0-9a-f]*)
	echo "::error::GitHub names no commit to compare with, so nothing can be said of what changed."
	exit 1
	;;
*[!0]*) ;;
*)
	echo "::notice::This branch is new on GitHub: there is nothing published before to compare with."
	echo "revision=" >>"$GITHUB_OUTPUT"
	exit 0
	;;
esac

# After a push by force the commit is on no branch any more; GitHub keeps it a while.
if ! git cat-file -e "$REVISION^{commit}" 2>/dev/null \
	&& ! git fetch --quiet --no-tags origin "$REVISION"; then
	echo "::error::The commit $REVISION, with which this is compared, is gone: the branch was" \
		"pushed by force. Find the last commit that was published (manifest.json on the site" \
		"names it) and run: make check-claims CHECK_AGAINST=COMMIT"
	exit 1
fi
echo "revision=$REVISION" >>"$GITHUB_OUTPUT"
