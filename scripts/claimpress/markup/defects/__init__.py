"""The defects, by what they look at. Importing this module registers them."""

from claimpress.markup.defects import addresses, claim, dates, form, people, rating, whole

__all__ = ["addresses", "claim", "dates", "form", "people", "rating", "whole"]
