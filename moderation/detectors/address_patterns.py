"""What addresses look like: streets with a number, boxes, flats, postcodes.

For folded text, but those that say otherwise. Every pattern starts from something rare and
repeats within bounds, so that the time grows in step with the text.
"""

from __future__ import annotations

import re

import re2

from moderation.detectors import street_words as words

_NUMBER = r"(?:\d{1,5}(?:[a-d](?![a-z]))?(?:\s?[-/]\s?\d{1,4}[a-z]?(?![a-z\d]))?)(?!\d)"
_WORD = (
    r"[^\W\d_](?:\w{0,3}\.|[\w'’-]{0,24})"  # with a full stop only where it may be short for more
)
_SIDE = r"(?:(?:[nsew]|north|south|east|west)\.?\s)?"
_NOTHING_JOINED_BEFORE = r"(?<![\w$£€#@/:.,+-])"
_NUMBER_SIGN = r"(?:n[o°ºr]?\.?\s?|num(?:ero|ber)?\.?\s|no[:.]?\s|[#№]\s?|д\.?\s?|dom\s|s/)?"
# What may stand after a house number, so that it is none of "via email 3 times".
_ENDS = (
    r"(?=\s*(?:$|[\n,.;:!?)\"'/#-]|(?:apt|suite|unit|flat|and|in|is|or|but|so|near|off|tonight|"
    r"today|"
    r"tomorrow|now|please|pls|where|if|when|next|with|for|at|by|ok|piso)\b))"
)

NUMBER_FIRST = re.compile(
    rf"{_NOTHING_JOINED_BEFORE}({_NUMBER}),?\s+{_SIDE}"
    rf"((?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))[\s,]+){{1,4}}?)"
    rf"({words.ENDINGS_AFTER_A_NAME})\b(?:\s(?:{words.ENDINGS_AFTER_A_NAME})\b)?(?![-'’]\w)"
)
PLAIN_ENDING = re.compile(rf"(?:{words.PLAIN_ENDINGS})")
NUMBER_THEN_BEGINNING = re.compile(
    rf"{_NOTHING_JOINED_BEFORE}{_NUMBER}(?:\s?(?:bis|ter|quater))?,?\s+"
    rf"(?:{words.BEGINNINGS_AFTER_A_NUMBER})\.?\s+"
    rf"((?:(?:de\s+la|de\s+l'|du|des|de|d'|della|di|do|da)\s*)?)({_WORD}(?:\s+{_WORD}){{0,3}})"
)
BEGINNING_FIRST = re.compile(
    rf"(?<![\w@'’./-])({words.BEGINNINGS})(\.?)\s+"
    rf"((?:(?:{_WORD}|\d{{1,2}}(?=\s\w))[\s,]+){{1,8}}?){_NUMBER_SIGN}({_NUMBER}|s/n)"
)
COLOMBIAN = re.compile(
    r"(?<!\w)(?:calle|cl|carrera|cra|kra|cr|diagonal|dg|transversal|tr|avenida|av)\.?\s?\d{1,3}\s?"
    r"(?:[a-z]{1,5}\s?){0,2}(?:#|no\.?|n°)\s?\d{1,3}\s?[a-z]?\s?-\s?\d{1,3}|"
    r"(?<!\w)so\s\d{1,4}(?:/\d{1,4})?\s(?:duong|pho|ngo|hem|ngach|nguyen|tran|le|pham|ly|hai|"
    r"hoang)\b"
)
GROWN_NAME = re.compile(
    rf"(?<![\w@])([^\W\d_][\w'’-]{{0,30}}?(?:{words.TAILS}))\.?,?\s{{0,3}}{_NUMBER_SIGN}{_NUMBER}{_ENDS}"
)
NAME_AND_TAIL = re.compile(
    rf"(?<![\w@])({_WORD})\s(?:{words.OWN_TAILS})\.?,?\s{{0,3}}{_NUMBER_SIGN}{_NUMBER}{_ENDS}"
)
SLAVIC_NAME = re.compile(
    rf"(?<!\w)([^\W\d_]{{2,24}}(?:sk[aeo]|ck[ao]|ov[aoy]|ev[aoy]|skiego|skeho|skog|zna|ni|cni))"
    rf"\s{_NUMBER}{_ENDS}"
)
BOX = re.compile(
    r"(?<!\w)(?:p\.?\s?o\.?\s?box|post(?:al|\s?office)?\s?box|postfach|postbus|postboks|postbox|"
    r"apartado(?:\s(?:postal|de\scorreos))?|boite\spostale|b\.?p\.?|casella\spostale|caixa\spostal|"
    r"skrytka\spocztowa|private\sbag|(?:psc|unit|cmr)\s\d{1,5},?\sbox|а/я)"
    r"[\s:#]{1,3}(?:no\.?\s?)?\d{1,6}(?!\d)"
)
_UNIT = (
    r"(?:apt|apartment|appartamento|apartamento|apto|suite|ste|flat|studio|depto|wohnung|interior|"
    r"piso|kv|кв|lgh|bajo|bsmt|lot)"
)
FLAT = re.compile(rf"(?<!\w){_UNIT}\.?\s?(?:no\.?\s?)?#?\s?\d{{1,5}}[a-z]?(?![\w.,]\d|\w|\s?[x%])")
HOUSE = re.compile(
    r"(?<!\w)(?:(?:house|h\.?\s?no|plot|door|flat)\.?\s?(?:no|number|nr)\.?:?\s?\d{1,4}\b"
    r"(?:[-/]\d{1,4}|[a-z])?|bl(?:oc)?k\.?\s?\d{1,4}[a-z]?,?\s(?:lot\s?\d|\w+\s\w+)|"
    r"sector\s?-?\s?\d{1,3},\s?\w+|rt\.?\s?\d{1,3}\s?/?\s?rw\.?\s?\d{1,3})"
)
# On the text as typed: folding takes the syllables of Korean apart.
EAST_ASIAN = re.compile(
    r"〒\s?\d{3}-?\d{4}|[\u4e00-\u9fff]{1,10}[路街道巷弄里](?:\d{1,4}[号號弄巷]|[a-zA-Z]座)"
    r"|[都道府県市区區町村][\u3040-\u30ff\u4e00-\u9fff]{1,12}\d{1,3}(?:丁目|番地?|[-−]\d)"
    r"|[\uac00-\ud7a3](?:시|군|구|동|읍|면|도)\s(?:[\uac00-\ud7a3]{1,8}\s){0,2}"
    r"[\uac00-\ud7a3]{1,8}\d{0,3}(?:로|길|거리|가)\s?\d{1,4}"
)
ARABIC = re.compile(r"شارع\s[\u0600-\u06ff\s]{2,40}?[،,]?\s?(?:رقم\s)?\d{1,4}")

# Full British, Canadian, Irish and Dutch postcodes name a few houses each; in capitals only.
FINE_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}|"
    r"[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d"
    r"|[ACDEFHKNPRTVWXY]\d[\dW]\s?[ACDEFHKNPRTVWXY\d]{4}(?<=\d\w)|"
    r"[1-9]\d{3}\s[A-RT-Z][A-Z],?\s[A-Z][a-z]+)"
    r"(?![\w-])"
)
NAMED_POSTCODE = re.compile(
    r"(?<!\w)(?:post\s?code|zip(?:\scode)?|postal\scode|plz|cep|pin\s?code|c\.?p\.|eircode)"
    r"(?:\s(?:is|s)|'s)?[\s:=]{1,3}(?=[a-z\d]{0,4}\d)([a-z\d]{3,7}(?:[\s-][a-z\d]{2,4})?)(?!\w)"
)
CITY_AND_CODE = re.compile(
    r"(?<![\w-])(?:[A-Z][\w.'’-]+,?\s(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|"
    r"M[ADEINOST]|N[CDEHJMVY]|"
    r"O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),?\s\d{5}(?:-\d{4})?"
    r"|(?:[A-Z]-)?(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{3}\s\d{2}|[A-Z]-\d{4,5})\s[A-ZÀ-Ž][^\W\d_]{2,}"
    r"|\d{5}-\d{3})(?![\w-])"
)
POSTCODES = (FINE_POSTCODE, CITY_AND_CODE, EAST_ASIAN)
CALLED_BY_THEIR_KIND = (COLOMBIAN, BOX, FLAT, HOUSE, ARABIC)

_AT_HOME = (
    r"(?:live|lives|lived|living|stay|stays|staying|reside|resides|residing|house\sis|home\sis|"
    r"moved|meet\sme|come\sover|come|i'm|im)"
)
LIVES_AT = re.compile(
    rf"(?<!\w){_AT_HOME}\s(?:over\s)?(?:at|on|to)\s(?:number\s|"
    rf"no\.?\s)?({_NUMBER})\s({_WORD}(?:\s{_WORD})?)"
)
LIVES_ON = re.compile(
    rf"(?<!\w)(?:live|lives|living|stay|stays|house\sis|home\sis)\s(?:right\s)?(?:on|in|at|off|"
    rf"near)\s"
    rf"(({_WORD}\s){{1,3}}?)(?:{words.PLAIN_ENDINGS}|drive|close|court|way|grove|gardens)\b"
)
CORNER = re.compile(
    rf"(?<!\w)corner\sof\s((?:{_WORD}\s){{1,3}}?)and\s((?:{_WORD}\s){{1,2}}?)(?:{words.PLAIN_ENDINGS})\b"
)
ADDRESS_IS = re.compile(
    r"(?<!\w)(?<!mail\s)(?<!ip\s)(?<!web\s)(?<!mac\s)address(?:\s(?:is|of)\s|'s\s|\s?[:=-]\s?|"
    r"\s(?=\d))"
    r"(?:at\s)?([^@?!;]{3,80})"
)
LIVES_AT_NAME = re.compile(
    rf"(?<!\w)(?:live|lives|living|stay|stays|reside|resides|come\sover|send\sit|meet\sme|moved)\s"
    rf"(?:at|on|to)\s(({_WORD}\s){{1,4}}?)({_NUMBER}){_ENDS}"
)
NOT_A_STREET = frozenset(
    "zone level floor building unit room block chapter page episode season step day line windows "
    "version january february march april may june july august september october november "
    "december".split()
)
LOOKS_LIKE_A_PLACE = re.compile(
    rf"{_NUMBER}[,\s]+{_WORD}(?:\s{_WORD})?|{_WORD}(?:\s{_WORD}){{0,3}},?\s{_NUMBER_SIGN}{_NUMBER}"
)
# The rest of an address, from the find on: a flat, a town, a postcode.
_LINE_END = r"[ >?]*[\n,][\s>?]*"
REST = re.compile(
    rf"(?:[,\s]{{1,4}}{_UNIT}\.?\s?#?\d{{1,5}}[a-z]?(?!\w))*"
    rf"(?:(?:{_LINE_END}{_WORD}(?:\s{_WORD}){{0,2}}){{0,3}}(?:[,\s]{{1,3}}[a-z]{{2}})?"
    rf"[,\s>?]{{1,6}}\d{{4,6}}(?:-\d{{3,4}})?(?!\w))?"
)
GAP = re.compile(r"[\s,.>?]{0,4}")
BEFORE = re.compile(r"(?<![\w.,$£€-])\d{1,5}[a-z]?(?:[-/]\d{1,3})?,?\s+$")


# What each of the costly patterns can't do without, for RE2: one look in step with the length.
MAY_BEGIN = re2.compile(rf"(?:^|[^\pL])(?:{words.BEGINNINGS})\.?\s")
MAY_END = re2.compile(
    rf"(?:{words.TAILS}|{words.OWN_TAILS}|sk[aeo]|ck[ao]|[oe]v[aoy]|iego|eho|skog|zna|ni)"
    r"\.?,?\s{0,3}(?:n[o°ºr]?\.?\s?|num(?:ero|ber)?\.?\s|no[:.]?\s|[#№]\s?|д\.?\s?|dom\s|s/)?\d"
)
MAY_BE_NAMED = re2.compile(
    r"\b(?:cl|calle|carrera|c?k?ra|cr|diagonal|dg|transversal|tr|avenida|av|so\s\d+|box|postfach|"
    r"postbus|"
    r"postboks|postbox|apartado|spostale|postale?|pocztowa|b\.?p|bag|house|h\.?\s?no|plot|door|"
    r"bl(?:oc)?k|"
    rf"sector|rt|{_UNIT}|post\s?code|zip|code|plz|cep|pin|c\.?p|eircode)\b|а/я|شارع"
)
MAY_BE_A_POSTCODE = re2.compile(
    r"[A-Z]\d|\d[A-Z]|\d{4} ?[A-Z]{2}|[A-Z]{2},? \d{5}|"
    r"\d-\d{3}|\d{3} \d\d [A-Z]|[\x{2e80}-\x{d7ff}]"
)
MAY_BE_SAID = re2.compile(
    rf"\b{_AT_HOME}\s(?:over\s|right\s)?(?:at|on|to|in|off|near)\s|"
    r"\b(?:house|home)\sis\s|\bsend\sit\s|\bcorner\sof\s|\baddress\b"
)
DIGIT = re.compile(r"\d")
# And for a street that somebody lives on, without a number.
STREET_WITHOUT_NUMBER = (
    r"\b(?:live|lives|living|stay|stays|house is|home is|corner of)\s.*\s"
    rf"(?:{words.PLAIN_ENDINGS}|drive|close|court|way|grove|gardens)\b"
)
