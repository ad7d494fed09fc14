"""Names of any script in plain Latin letters, so that spellings of one name come close to each other.

Latin letters lose their marks; Cyrillic and Greek follow the common English transliteration; Arabic and Hebrew are read
by the Unicode names of their letters (ARABIC LETTER SHEEN is ``sh``), which keeps consonants and loses short vowels;
all other scripts by anyascii. Chinese characters stay; ``pinyin`` reads them where the other name is in an alphabet.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SPECIAL = str.maketrans(
    {
        **dict(zip("ßøłđðþıæœŋħ", ("ss", "o", "l", "d", "d", "th", "i", "ae", "oe", "n", "h"), strict=True)),
        **dict(zip("’ʼ'`´ʹʺ\u02bb\u02bf\u02be", ("",) * 10, strict=True)),
    }
)
_CYRILLIC_LETTERS = """
а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh
щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:u ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѓ:g ѕ:dz ќ:k қ:k ғ:g ң:n ө:o
ұ:u ү:u һ:h ә:a ҳ:h ҷ:j ӣ:i ӯ:u
"""
_CYRILLIC = dict(pair.split(":") for pair in _CYRILLIC_LETTERS.split())
_GREEK_PAIRS = (("ου", "u"), ("μπ", "b"), ("γκ", "g"), ("γγ", "ng"), ("αυ", "av"), ("ευ", "ev"), ("τζ", "tz"))
_GREEK_LETTERS = """
α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o
"""
_GREEK = dict(pair.split(":") for pair in _GREEK_LETTERS.split())
_LETTERS = _CYRILLIC | _GREEK
_MIXED = re.compile(r"[a-z]*(?:[a-z][а-я]|[а-я][a-z])[a-zа-я]*")
_LOOKALIKES = str.maketrans("асеорхувнкмтіѕј", "aceopxybhkmtisj")
_LETTER = re.compile(r".* (?:LETTER|CHARACTER|SIGN) (?:FINAL |YIDDISH |FARSI |SHORT )?([AEIOU]|[B-DF-HJ-NP-TV-Z]+)")
_USUAL_READINGS = str.maketrans({"长": "chang", "重": "zhong", "厦": "xia", "行": "hang"})
_ABJAD = re.compile(r"[\u0590-\u06ff\u0750-\u077f]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa]{2}")


@lru_cache(maxsize=200_000)
def latin(text: str) -> str:
    """The text in lower case and Latin letters; digits, punctuation and Chinese characters stay."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text.replace("'", "").replace("`", "")
    text = _MIXED.sub(lambda found: found[0].translate(_LOOKALIKES), text)
    for pair, sound in _GREEK_PAIRS:
        text = text.replace(pair, sound)
    composed = text.translate(_SPECIAL)
    bare = "".join(_CYRILLIC.get(letter) or _bare(letter) for letter in composed)
    return "".join(letter if letter.isascii() or HAN.match(letter) else _letter(letter) for letter in bare)


def _bare(letter: str) -> str:
    """The letter without its marks; hangul stays whole."""
    if letter in _CYRILLIC or "\uac00" <= letter <= "\ud7a3" or "\u3040" <= letter <= "\u30ff":
        return letter
    return "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))


@lru_cache(maxsize=5_000)
def _letter(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if not letter.isalpha() and not unicodedata.category(letter).startswith("M"):
        return "" if letter == "ー" else " "
    if not lacks_vowels(letter):
        return anyascii(letter).lower().replace("'", "").replace("`", "")
    found = _LETTER.match(unicodedata.name(letter, ""))
    return found[1].lower() if found else ""


def pinyin(text: str) -> str:
    """Chinese characters in pinyin without tones, in lower case and in one word; the rest stays as it is.

    A character of several readings has the one that is usual in names of companies.
    """
    return anyascii(text.translate(_USUAL_READINGS)).lower().replace(" ", "")


def lacks_vowels(text: str) -> bool:
    """Whether the text is in a script that writes no short vowels: Arabic, Persian, Hebrew."""
    return bool(_ABJAD.search(text))


_SOUNDS = (
    ("ue", "u"),
    ("oe", "o"),
    ("ae", "a"),
    ("shch", "sh"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("tsch", "ch"),
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "ʒ"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "kv"),
    ("x", "ks"),
    ("tz", "ts"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("w", "v"),
    ("q", "k"),
)
_C_SOFT = re.compile(r"c(?=[eiy])")
_GLIDE = re.compile(r"[yij]+(?=[aeou])")
_TAIL = re.compile(r"(?:iy|ii|ij|yy|yi|y|i)$")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouyw]|h$")


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A key under which transliterations of one word are equal: Khodorkovskiy, Hodorkovsky, Chodorkowskij."""
    for letters, plain in _SOUNDS:
        word = word.replace(letters, plain)
    word = _C_SOFT.sub("s", word)
    word = word.replace("ch", "\0").replace("c", "k").replace("\0", "ch")
    word = _GLIDE.sub("i", _TAIL.sub("i", word))
    return _DOUBLE.sub(r"\1", word.replace("y", "i").replace("iu", "u").replace("ie", "e"))


_ENDING = re.compile(r"(?:skogo|skomu|skoi|skoe|skie|skih|skaia|ska|ski|sk)$")
_INFLECTION = re.compile(r"(?:ogo|oho|omu|oiu|imi|ami|aia|oe|oi|ii|ih|ov|iv|[aeiou])$")


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """A key that the inflected forms of a long word share: Slavic and Romance endings are cut off, sounds folded.

    Words of fewer than six letters are their own key: cut they would meet words of another meaning.
    """
    if len(word) < 6:
        return word
    heard = sound(word)
    cut = _INFLECTION.sub("", _ENDING.sub("sk", heard))
    return cut if len(cut) >= 4 else heard


def has_other_vowels(text: str) -> bool:
    """Whether the text is in a script that writes fewer vowels than the spoken word has, or more, as katakana does."""
    return lacks_vowels(text) or bool(_KATAKANA.search(text))


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word by sound, to compare with scripts that write no short vowels."""
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", sound(word).replace("p", "b").replace("v", "")))
