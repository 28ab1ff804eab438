"""Letter case of word pieces, which the uncased encoder would otherwise never see.

The same function as `crates/polybius-encoder/src/case.rs`; the fixture made by
`pieces_fixture.py` holds the two together. Letters and capitals are told by case mapping
alone: it is the one test on which the character tables of both languages agree.
"""

PLAIN, CAPITALISED, CAPITALS, CONTINUED = range(4)


def is_capital(c):
    return c.lower() != c


def is_letter(c):
    return c.lower() != c or c.upper() != c


def joins(c):
    return c in "0123456789" or is_letter(c)


def words(sentence, offsets):
    """Ranges of pieces that touch where a letter or ASCII digit meets another."""
    first = 0
    for i in range(1, len(offsets) + 1):
        if i < len(offsets):
            end, start = offsets[i - 1][1], offsets[i][0]
            if end == start and joins(sentence[end - 1]) and joins(sentence[start]):
                continue
        yield first, i
        first = i


def piece_cases(sentence, offsets):
    """A value for each piece, given the code points `(start, end)` it covers:

    2  all its letters are capitals, and its word has at least two capitals;
    1  else, it begins a word whose first character is a capital;
    3  else, it continues such a word;
    0  else.
    """
    cases = []
    for first, last in words(sentence, offsets) if offsets else ():
        word = sentence[offsets[first][0] : offsets[last - 1][1]]
        several = sum(map(is_capital, word)) >= 2
        proper = is_capital(word[0])
        for i in range(first, last):
            letters = [c for c in sentence[offsets[i][0] : offsets[i][1]] if is_letter(c)]
            if several and letters and all(map(is_capital, letters)):
                cases.append(CAPITALS)
            elif proper:
                cases.append(CAPITALISED if i == first else CONTINUED)
            else:
                cases.append(PLAIN)
    return cases
