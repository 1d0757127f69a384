"""Writes scikit-learn.json, which AUC and Matthews correlation are held to: pip install scikit-learn; python scikit_learn.py"""
import json
import pathlib
import random

import sklearn
from sklearn.metrics import matthews_corrcoef, roc_auc_score

generator = random.Random(3)
cases = []
for number in range(8):
    labels = 2 + number % 3
    count = generator.randint(5, 60)
    gold = [k % labels for k in range(count)]
    predicted = [g if generator.random() < 0.6 else generator.randrange(labels) for g in gold]
    # Few different scores, so that there are ties.
    scores = [round(generator.random() * 0.7 + (0.3 if g == 1 else 0), number % 2 + 1) for g in gold]
    cases.append({
        "labels": labels,
        "gold": gold,
        "predicted": predicted,
        "scores": scores,
        "auc": roc_auc_score([g == 1 for g in gold], scores),
        "matthews": matthews_corrcoef(gold, predicted),
    })
file = pathlib.Path(__file__).with_name("scikit-learn.json")
document = {"by": f"scikit-learn {sklearn.__version__}", "cases": cases}
file.write_text(json.dumps(document) + "\n", encoding="utf-8")
