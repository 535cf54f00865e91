"""What was done to an image or recording, as a MediaReview (https://schema.org/MediaReview)."""

from claimpress.model.claim import Manipulation, Media, MediaKind
from claimpress.rendering.structured.things import Thing, thing

_CATEGORIES = {
    Manipulation.ORIGINAL: "OriginalMediaContent",
    Manipulation.OUT_OF_CONTEXT: "DecontextualizedContent",
    Manipulation.EDITED: "EditedOrCroppedContent",
    Manipulation.TRANSFORMED: "TransformedContent",
    Manipulation.STAGED: "StagedContent",
    Manipulation.SATIRE: "SatireOrParodyContent",
}
_OBJECTS = {
    MediaKind.IMAGE: "ImageObject",
    MediaKind.VIDEO: "VideoObject",
    MediaKind.AUDIO: "AudioObject",
}


def media_review(media: Media, author: Thing, published: str | None) -> Thing:
    """The finding on one image or recording, signed and dated as the check it belongs to."""
    shown = thing(_OBJECTS[media.kind], url=media.url, name=media.title, archivedAt=media.archived)
    return thing(
        "MediaReview",
        mediaAuthenticityCategory=_CATEGORIES[media.manipulation],
        originalMediaLink=media.original,
        originalMediaContextDescription=media.original_context,
        itemReviewed=thing("MediaReviewItem", mediaItemAppearance=[shown]),
        author=author,
        datePublished=published,
    )
