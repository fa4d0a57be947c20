"""Which words for steps a page asks about, and what its answers leave as it was."""

from ketnap.intake.step_words import StepWords, UnknownWords
from ketnap.web.intake.step_questions import MOST_WORDS, StepQuestions, field_name

WORDS = tuple(StepWords(f"viec {n}", f"Việc {n}", 100 - n) for n in range(MOST_WORDS + 2))
UNKNOWN = UnknownWords(WORDS, different=len(WORDS) + 3)
LAST = WORDS[-1].key


def test_words_without_a_meaning_are_asked_about_first_and_the_rest_are_counted():
    first = StepQuestions.about(UNKNOWN, {LAST: "kết nạp"}, None, guessing=True)
    asked = {each.key: "tự kiểm điểm" for each in first.asked}
    later = StepQuestions.about(UNKNOWN, {LAST: "kết nạp", **asked}, None, guessing=False)

    assert [each.key for each in first.asked] == [each.key for each in WORDS[:MOST_WORDS]]
    assert (first.left, later.left) == (4, 3)
    assert later.asked[0] == WORDS[MOST_WORDS]


def test_answers_change_the_words_they_are_about_and_leave_the_others():
    chosen = {WORDS[0].key: "xin rút", LAST: "kết nạp", "không có trong bảng": "mở hồ sơ"}
    data = {field_name(WORDS[0]): "", field_name(WORDS[1]): "-", field_name(WORDS[2]): "xin rút"}

    questions = StepQuestions.about(UNKNOWN, chosen, data, guessing=False)

    assert questions.asked == WORDS[:3]
    assert questions.answered(data) == {
        LAST: "kết nạp",
        "không có trong bảng": "mở hồ sơ",
        WORDS[1].key: "",
        WORDS[2].key: "xin rút",
    }
