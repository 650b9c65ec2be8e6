"""The names of all that is said in a conversation; the words are in `resources/replies`."""

from __future__ import annotations

from typing import Literal

ReplyKey = Literal[
    "greet", "can_hear", "help", "welcome", "goodbye", "small_talk", "out_of_scope",
    "ask_day", "ask_day_again", "ask_day_by_hand", "which_day", "which_time", "ask_time_again",
    "offer", "offer_one", "offer_on_card", "offer_days", "no_such_time", "no_such_time_one",
    "not_in_range", "not_in_range_one", "next_free_day", "next_free_day_one", "nothing_free",
    "day_is_past",
    "ask_email", "ask_email_after_time", "ask_email_again", "ask_email_by_hand", "ask_name",
    "ask_name_after_time", "ask_name_again", "ask_name_by_hand", "ask_change",
    "ask_length",
    "no_such_length", "booked", "requested", "check_card", "click_time", "sorry_not_understood",
    "too_long", "filler", "one_moment", "taken", "no_calendar",
    "takes", "takes_as_wished", "say_yes_or_no", "to_be_sure", "no_hurry", "with_host",
    "needs_email", "no_such_day", "type_email", "answer_by_hand", "check_email",
    "ask_new_time", "ask_new_time_again", "cancel_or_move", "draft_dropped", "which_to_cancel",
    "which_to_move", "which_again", "no_such_appointment", "no_such_appointment_one",
    "ask_booked_email", "none_on_this_computer", "none_found", "have_one", "have_several",
    "not_then_but",
    "no_such_appointment_here", "others_by_email",
]  # fmt: skip
"""What the built-in agent says: short, in several wordings, and nothing claims a booking."""

PhraseKey = Literal[
    "summary", "summary_note", "summary_answer", "summary_asks", "summary_cancel", "summary_move",
    "summary_email_differs",
    "booked", "requested", "moved", "cancelled", "pending", "the_host", "when", "when_for_host",
    "first_time", "second_time", "slot_taken", "slot_taken_move", "not_caught",
    "sound_check", "listened_long_enough",
    "clock_changed", "left_as_it_is", "out_of_date", "one_moment", "nothing_written", "host_asks",
    "host_options", "host_yes_or_no", "host_phone", "yes", "no", "or", "and", "in_morning",
    "in_afternoon", "in_evening", "in_night", "between", "after", "before", "then", "as_agreed",
    "change_not_allowed", "change_past", "change_gone", "change_elsewhere", "change_same_time",
    "change_unknown", "times_on_day", "day_at_time", "still_requested",
    "settled_booked", "settled_moved", "settled_cancelled", "settled_else", "unsent_booking",
    "unsent_move", "unsent_cancel", "unsent_asks", "unsent_past", "move_this", "cancel_this",
    "model_away", "model_silent", "model_unusable",
]  # fmt: skip
"""What the program says in its own words, and the joints of such sentences."""
