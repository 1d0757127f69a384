"""Writes sacrebleu.json, the scores that BLEU and chrF are held to: pip install sacrebleu==2.6.0; python sacrebleu.py"""
import json
import pathlib
import random

import sacrebleu
from sacrebleu.metrics import BLEU, CHRF

SENTENCES = [
    "The cat sat on the mat, and the dog (a big one) didn't mind.",
    "In 2019, 1,234.5 tonnes were sold -- 12-14% more than in 2018.",
    "\"Who goes there?\" he said; nobody answered...",
    "It costs $3.50 & tax; e.g. the U.S. price is &lt;$4 &amp; rising.",
    "Über den Wolken muss die Freiheit wohl grenzenlos sein.",
    "He said: «C'est la vie!» — and left\u00a0us there.",
    "A rose is a rose is a rose is a rose.",
    "state-of-the-art results/scores [see p. 5, eq. (3)]",
    "Yes.",
    "no",
    "x = y+1; print(x*2)  # done",
    "She sells sea shells by the sea shore, doesn't she?",
    "今天天气很好,我们去公园吧。",
    "这个模型在2020年获得了95.5%的准确率。",
    "日本 の 首都 は 東京 で ある 。",
    "emoji 😀 count 😀😀 too, café naïve",
]
PUBLISHED = [
    ["The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."],
    [
        ["The dog bit the man.", "The dog had bit the man."],
        ["It was not unexpected.", "No one was surprised."],
        ["The man bit him first.", "The man had bitten the dog."],
    ],
]


def altered(sentence, generator, strength):
    """The sentence with words dropped, doubled, exchanged and misspelled."""
    words = sentence.split(" ")
    changed = []
    for word in words:
        chance = generator.random()
        if chance < 0.3 * strength:
            continue
        if chance < 0.5 * strength:
            changed.append(word)
        if chance < 0.8 * strength and len(word) > 2:
            at = generator.randrange(len(word))
            word = word[:at] + word[at + 1:]
        changed.append(word)
    if generator.random() < strength and len(changed) > 2:
        at = generator.randrange(len(changed) - 1)
        changed[at], changed[at + 1] = changed[at + 1], changed[at]
    return " ".join(changed)


def corpora():
    yield "published", *PUBLISHED
    yield "empty hypotheses", ["", "", ""], PUBLISHED[1]
    yield "nothing right", ["a b c d e", "f g"], [["h i j k l"], ["m n"]]
    yield "short", ["a", "b c"], [["a"], ["b d"]]
    generator = random.Random(7)
    for number in range(12):
        strength = (number % 4 + 1) / 6
        count = generator.randint(1, len(SENTENCES))
        chosen = generator.sample(SENTENCES, count)
        hypotheses = [altered(sentence, generator, strength) for sentence in chosen]
        references = [
            [sentence] + [altered(sentence, generator, 0.5) for _ in range(generator.randint(0, 2))]
            for sentence in chosen
        ]
        yield f"altered {number}", hypotheses, references


def streams(references):
    """As sacreBLEU wants them: the first reference of each, the second of each, none where there are fewer."""
    most = max(map(len, references))
    return [[one[k] if k < len(one) else None for one in references] for k in range(most)]


def scores(hypotheses, references):
    found = {}
    for tokenizer in ["13a", "intl", "zh", "char", "none"]:
        for smoothing in ["exp", "floor", "add-k", "none"]:
            bleu = BLEU(tokenize=tokenizer, smooth_method=smoothing, force=True)
            score = bleu.corpus_score(hypotheses, streams(references))
            found[f"{tokenizer} {smoothing}"] = {"bleu": score.score, "penalty": score.bp}
    return {
        "bleu": found,
        "chrF2": CHRF().corpus_score(hypotheses, streams(references)).score,
        "chrF2++": CHRF(word_order=2).corpus_score(hypotheses, streams(references)).score,
        "chrF3": CHRF(beta=3).corpus_score(hypotheses, streams(references)).score,
    }


cases = [
    {"name": name, "hypotheses": hypotheses, "references": references, **scores(hypotheses, references)}
    for name, hypotheses, references in corpora()
]
file = pathlib.Path(__file__).with_name("sacrebleu.json")
document = {"by": f"sacreBLEU {sacrebleu.__version__}", "cases": cases}
file.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
