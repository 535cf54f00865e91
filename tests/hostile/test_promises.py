"""The 32 promises of SECURITY.md, section 3, and the tests that hold them.

A promise cannot lose its test in silence: each test named here must exist.
"""

import ast
from dataclasses import dataclass
from functools import cache

import pytest
from tests.helpers import ROOT


@dataclass(frozen=True, slots=True)
class Promise:
    row: int
    bad_input: str
    tests: tuple[str, ...] = ()
    """Files below ``tests``, and the test in each."""
    not_yet: str = ""
    """Why no test can hold it today; empty for a promise that is kept."""


PROMISES = (
    Promise(1, "scripts, handlers and frames in any text field", (
        "hostile/test_round_trip.py::test_a_field_shows_the_characters_of_the_file",
        "hostile/test_round_trip.py::test_every_text_field_has_a_place",
        "hostile/test_structure.py::test_nothing_on_any_page_acts_by_itself",
        "hostile/test_in_the_browser.py::test_no_page_runs_fetches_or_complains",
        "hostile/test_in_the_browser.py::test_clicks_and_hovers_set_nothing_off",
    )),
    Promise(2, "</title><script> as the text of a claim", (
        "hostile/test_other_places.py::test_titles_are_the_text_and_nothing_more",
        "hostile/test_other_places.py::test_search_knows_each_page_by_its_text",
        "hostile/test_in_the_browser.py::test_the_title_that_closes_itself_is_found_and_read_as_text",
        "hostile/test_in_the_browser.py::test_search_shows_hostile_texts_as_text",
    )),
    Promise(3, "style, base, meta refresh, form", (
        "hostile/test_structure.py::test_all_pages_of_a_kind_have_one_skeleton",
        "hostile/test_structure.py::test_heads_hold_what_every_head_holds",
        "auditing/test_spoiled_pages.py::test_a_spoiled_page_is_found",
    )),
    Promise(4, "attributes in braces", (
        "hostile/test_structure.py::test_all_pages_of_a_kind_have_one_skeleton",
        "hostile/test_structure.py::test_prose_becomes_small_markup_only",
    )),
    Promise(5, "headings, rules, code, boxes, tables, lists, [TOC]", (
        "hostile/test_structure.py::test_headings_are_those_of_the_template",
        "rendering/test_prose.py::test_what_is_not_prose_is_shown_as_it_was_written",
    )),
    Promise(6, "comments and elements that are never closed", (
        "hostile/test_structure.py::test_the_verdict_stands_once_and_after_the_claim",
    )),
    Promise(7, "definitions of abbreviations, footnotes and references", (
        "hostile/test_structure.py::test_all_pages_of_a_kind_have_one_skeleton",
        "hostile/test_round_trip.py::test_a_field_shows_the_characters_of_the_file",
    )),
    Promise(8, "snippets and templates", (
        "hostile/test_leaks.py::test_no_file_of_the_site_holds_what_the_texts_ask_for",
        "hostile/test_leaks.py::test_audit_forbids_the_canary_and_finds_the_site_sound",
    )),
    Promise(9, "addresses that lead elsewhere than they seem to", (
        "reading/test_refusals.py::test_faults_of_fields_are_placed",
        "rendering/test_prose.py::test_a_link_to_anything_but_a_plain_address_is_no_link",
        "hostile/test_structure.py::test_every_address_leads_where_a_browser_says",
        "site/test_links.py::test_every_outside_link_is_one_a_browser_reads_the_same",
    )),
    Promise(10, "tags, anchors, aliases, merge keys, directives, second documents", (
        "reading/test_refusals.py::test_faults_of_form_leave_no_tree",
        "reading/test_bounds.py::test_hostile_files_cost_little",
        "hostile/test_yaml_suite.py::test_each_case_gives_a_tree_or_problems_with_a_line",
        "hostile/test_yaml_suite.py::test_what_is_no_yaml_is_refused_or_means_what_it_says",
    )),
    Promise(11, "a key given twice", (
        "reading/test_refusals.py::test_faults_of_form_leave_no_tree",
        "reading/test_refusals.py::test_keys_stay_words",
    )),
    Promise(12, "NO, on, 12:30, 010, dates, 1e3 without quotes", (
        "reading/test_refusals.py::test_words_stay_words",
        "reading/test_properties.py::test_text_comes_back_the_same_or_is_a_problem_with_a_line",
    )),
    Promise(13, "a sign in plain text that cuts it short", (
        "reading/test_refusals.py::test_refusals_say_what_is_wrong",
        "hostile/test_yaml_suite.py::test_no_words_are_lost_behind_a_sign_that_begins_no_comment",
    )),
    Promise(14, "byte order marks, UTF-16, bad UTF-8, controls, tabs", (
        "reading/test_refusals.py::test_faults_of_form_leave_no_tree",
        "reading/test_properties.py::test_no_bytes_break_the_reader",
        "hostile/test_refusals.py::test_check_names_each_refused_text_by_its_file_and_line",
        "rendering/test_escape.py::test_any_text_passes_through_markdown_unchanged",
    )),
    Promise(15, "surrogates, no characters, directions, zero widths; scripts that need joiners", (
        "reading/test_refusals.py::test_invisible_characters_are_refused",
        "reading/test_refusals.py::test_attacks_are_refused_and_scripts_are_not",
        "hostile/test_refusals.py::test_scripts_that_need_joiners_are_welcome",
        "hostile/test_round_trip.py::test_a_field_shows_the_characters_of_the_file",
    )),
    Promise(16, "depth 100,000; 50 MB; a million keys", (
        "reading/test_bounds.py::test_hostile_files_cost_little",
    )),
    Promise(17, "20,000 brackets", (
        "reading/test_bounds.py::test_hostile_files_cost_little",
        "rendering/test_prose.py::test_the_longest_prose_of_one_sign_is_rendered_at_once",
    )),
    Promise(18, "links, submodules, pipes, executables, folders, other endings", (
        "reading/test_intake.py::test_odd_files_are_refused_by_name",
        "reading/test_intake.py::test_a_linked_claims_folder_is_not_followed",
        "hostile/test_repository_tricks.py::test_links_and_submodules_are_refused_by_name_and_not_read",
    )),
    Promise(19, "names that are paths, devices, twins, or too long", (
        "reading/test_intake.py::test_odd_files_are_refused_by_name",
        "reading/test_intake.py::test_twins_are_both_named",
        "hostile/test_leaks.py::test_a_build_writes_under_build_and_nowhere_else",
    )),
    Promise(20, "</script> and NaN in JSON-LD", (
        "hostile/test_in_structured_data.py::test_reviews_hold_the_texts_of_the_files",
        "hostile/test_in_structured_data.py::test_people_hold_the_texts_of_the_files",
        "hostile/test_in_structured_data.py::test_dossiers_hold_the_texts_of_the_files",
        "hostile/test_in_structured_data.py::test_no_page_has_a_script_that_was_not_meant",
        "structured/test_claim_review.py::test_no_text_ends_the_script_it_stands_in",
        "structured/test_claim_review.py::test_what_is_no_number_is_refused",
    )),
    Promise(21, "formulas in CSV", (
        "hostile/test_in_data.py::test_no_cell_of_any_table_is_a_formula",
        "hostile/test_in_data.py::test_texts_come_back_from_the_tables",
        "api/test_tables.py::test_no_cell_is_a_formula_and_each_comes_back",
        "api/test_tables.py::test_every_sign_that_begins_a_formula_is_kept_from_it",
    )),
    Promise(22, "what XML cannot hold, in feeds", (
        "feeds/test_feeds.py::test_signs_survive",
        "hostile/test_in_feeds.py::test_every_feed_is_well_formed",
        "hostile/test_in_feeds.py::test_titles_and_contents_are_the_texts_and_act_on_nothing",
    )),
    Promise(23, "addresses of this machine and of the network around it", (
        "hostile/test_leaks.py::test_a_build_asks_no_other_machine",
        "fetching/test_numbers.py::test_all_others_are_not",
        "fetching/test_numbers.py::test_no_spelling_of_a_private_machine_is_asked",
        "fetching/test_numbers.py::test_a_name_of_a_private_machine_is_not_asked",
        "fetching/test_fetcher.py::test_each_connection_looks_the_name_up_once_and_goes_there",
        "fetching/test_fetcher.py::test_a_redirect_to_a_private_machine_is_not_followed",
        "preserving/test_links.py::test_no_private_machine_is_ever_asked",
        "preserving/test_links.py::test_nothing_opens_the_way_to_this_machine_but_code",
    )),
    Promise(24, "texts that make patterns slow", (
        "hostile/test_patterns.py::test_patterns_of_schemas_are_quick",
        "hostile/test_patterns.py::test_patterns_of_the_code_are_quick",
        "hostile/test_patterns.py::test_ids_and_addresses_of_any_length_are_quick",
    )),
    Promise(25, "a verdict changed in silence", (
        "against/test_replay.py::test_a_history_is_replayed",
        "against/test_properties.py::test_every_change_of_a_value_is_told",
        "against/test_properties.py::test_every_value_taken_out_or_put_in_is_told",
        "against/test_commands.py::test_a_shallow_clone_fails_closed_and_says_the_remedy",
    )),
    Promise(26, "a build killed, a full disk, an exception", (
        "reliability/test_output.py::test_a_build_killed_at_any_moment_leaves_a_whole_site",
        "reliability/test_output.py::test_a_full_disk_leaves_the_old_site_and_says_so",
        "reliability/test_output.py::test_interrupting_a_build_leaves_nothing_behind",
    )),
    Promise(27, "the same commit on another day and machine", (
        "reliability/test_reproducible.py::test_the_same_publication_gives_the_same_bytes",
    )),
    Promise(28, "a pull request that changes workflows or code", (
        "repository/test_workflows.py::test_zizmor_finds_nothing_in_any_workflow",
        "repository/test_workflows.py::test_only_harmless_events_start_a_workflow",
        "repository/test_workflows.py::test_jobs_that_may_write_run_nothing_of_the_repository",
    )),
    Promise(29, "one bad claim among a thousand", (
        "hostile/test_one_among_a_thousand.py::test_all_bad_claims_are_named_and_the_old_site_stays",
        "commands/test_build.py::test_a_broken_claim_stops_the_build_and_the_old_site_stays",
    )),
    Promise(30, "orders to a terminal or a workflow in a message", (
        "reading/test_refusals.py::test_no_message_gives_the_terminal_an_order",
        "reading/test_intake.py::test_no_file_name_starts_a_workflow_command",
    )),
    Promise(31, "a kept copy of evidence whose bytes changed", (
        "preserving/test_archive.py::test_copies_are_kept_and_held_against_their_hashes",
        "preserving/test_archive.py::test_every_change_of_a_kept_copy_is_found",
        "preserving/test_archive.py::test_a_file_that_somebody_saved_is_a_copy_too",
    )),
    Promise(32, "nothing, an empty file, only a comment", (
        "reading/test_refusals.py::test_faults_of_form_leave_no_tree",
        "reading/test_intake.py::test_an_empty_publication_is_a_problem",
        "reading/test_intake.py::test_no_folder_is_a_problem",
    )),
)  # fmt: skip


@cache
def names_in(file: str) -> frozenset[str]:
    """The functions of a file that pytest would run, but for those it is told to skip."""
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not any("skip" in ast.unparse(mark) for mark in node.decorator_list)
    )


def test_there_are_thirty_two_promises() -> None:
    assert [promise.row for promise in PROMISES] == list(range(1, 33))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: f"row-{promise.row}")
def test_a_promise_has_its_tests(promise: Promise) -> None:
    assert bool(promise.tests) != bool(promise.not_yet), "either tests or the reason for none"
    for test in promise.tests:
        file, _, name = test.partition("::")
        assert name.startswith("test_")
        assert name in names_in(file), test


def test_open_promises_are_those_we_know_of() -> None:
    """So that nobody opens another in passing: closing one shortens this list."""
    assert [promise.row for promise in PROMISES if promise.not_yet] == []
