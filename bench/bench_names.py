"""Keys of names at scale: a million mentions of a hundred thousand people in four ways of spelling (bar: 5 s for the keys on one thread).

    bench_names.py [MENTIONS]

People are drawn by a seeded generator from stems of given names and surnames; each is spelled by the rules of the Azerbaijani, Russian,
Turkish and English presses, turned round or not. Says how many people their spellings hold together and how many meet by mistake.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc

from quotidian.entities import name_keys

PEOPLE = 100_000
BAR = 5.0
# Azerbaijani spelling of the stems; the other presses follow by letter.
GIVEN = (
    "Əli", "Həsən", "Hüseyn", "İlqar", "Elçin", "Rəşad", "Vüqar", "Şahin", "Kamran", "Zahid",
    "Cavid", "Tural", "Orxan", "Nigar", "Leyla", "Günel", "Sevinc", "Xədicə", "Çingiz", "Müşfiq",
)  # fmt: skip
STEMS = (
    "Məmməd", "Əli", "Quli", "Həsən", "Rəhim", "İsmayıl", "Nəbi", "Kərim", "Cəfər", "Abdulla",
    "Rüstəm", "Əhməd", "Mustafa", "Tağı", "Bağır", "Şükür", "Heydər", "Səfər", "Ağa", "Vəli",
)  # fmt: skip
ENDINGS = ("ov", "li", "zadə", "oğlu", "yev")
LETTERS = {
    "ru": "Ə А ə а A А a а B Б b б C Дж c дж Ç Ч ç ч D Д d д E Э e е F Ф f ф G Г g г Ğ Г ğ г H Г h г X Х x х İ И i и I Ы ı ы "
    "J Ж j ж K К k к Q Г q г L Л l л M М m м N Н n н O О o о Ö О ö о P П p п R Р r р S С s с Ş Ш ş ш T Т t т U У u у Ü У ü у "
    "V В v в Y Й y й Z З z з",
    "en": "Ə A ə a C J c j Ç Ch ç ch Ğ G ğ g X Kh x kh İ I ı i Ö O ö o Q G q g Ş Sh ş sh Ü U ü u",
    "tr": "Ə E ə e X H x h Q K q k",
}
TABLES = {lang: str.maketrans(dict(zip(words.split()[::2], words.split()[1::2], strict=True))) for lang, words in LETTERS.items()}


def people(chance: random.Random) -> list[tuple[str, str]]:
    """Given name and surname of each, in Azerbaijani; a middle syllable makes the surnames many."""
    middles = [a + b for a in "bdfglmnrstvz" for b in ("an", "el", "is", "ov", "um", "ar", "in")]
    made: set[tuple[str, str]] = set()
    while len(made) < PEOPLE:
        stem = chance.choice(STEMS) + (chance.choice(middles) if chance.random() < 0.9 else "")
        made.add((chance.choice(GIVEN), stem + chance.choice(middles) + chance.choice(ENDINGS)))
    return sorted(made)


def spelled(name: str, lang: str) -> str:
    """The name as a press writes it."""
    return name if lang == "az" else name.translate(TABLES[lang])


def main() -> int:
    """Print seconds, memory and how well the keys hold; status 1 above the bar."""
    mentions = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    chance = random.Random(15)
    known = people(chance)
    owners, names = [], []
    for _ in range(mentions):
        who = chance.randrange(len(known))
        lang = chance.choice(("az", "ru", "en", "tr"))
        given, surname = (spelled(word, lang) for word in known[who])
        owners.append(who)
        names.append(f"{given} {surname}" if chance.random() < 0.8 else f"{surname} {given}")
    begin = time.process_time()  # of the processor: other work on the machine does not count
    keys = name_keys(names, threads=1)
    one = time.process_time() - begin
    tracemalloc.start()
    same = name_keys(list(reversed(names)), threads=2)[::-1] == keys
    memory = tracemalloc.get_traced_memory()[1]
    of_person: dict[int, set[str]] = {}
    of_key: dict[str, set[int]] = {}
    for who, key in zip(owners, keys, strict=True):
        of_person.setdefault(who, set()).add(key)
        of_key.setdefault(key, set()).add(who)
    whole = sum(len(each) == 1 for each in of_person.values())
    print(f"{mentions:,} mentions of {len(of_person):,} people: {one:.2f} s of one processor (bar {BAR} s)")
    print(f"memory of the answer {memory / 1e6:.0f} MB; the same in another order and with two threads: {same}")
    print(f"people with one key for all their spellings: {whole / len(of_person):.3f}")
    print(f"keys that people share: {sum(len(each) > 1 for each in of_key.values()):,} of {len(of_key):,}")
    return int(one > BAR * mentions / 1e6 or not same)


if __name__ == "__main__":
    sys.exit(main())
