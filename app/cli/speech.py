"""`vocal-desk transcribe`, `speak` and `models`: the speech parts by themselves."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.audio.files import FileMicrophone
from app.audio.wav import read_wav, write_wav
from app.build import Program, make_recogniser, make_synthesiser, open_program
from app.cli.arguments import Commands, add_json
from app.cli.progress import ProgressLine
from app.domain.audio import Audio
from app.domain.errors import InputError
from app.language.ear import for_ear, sentences
from app.language.forms import FORMS, Language
from app.session.listening import Listening
from app.session.ports import Recogniser
from app.speech.store import ModelStatus


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommands."""
    transcribe = commands.add_parser(
        "transcribe",
        help="write down sound files",
        description="Writes down each file exactly as a push-to-talk utterance would be.",
    )
    transcribe.add_argument("files", nargs="+", type=Path, metavar="FILE.wav")
    add_json(transcribe, "print one {file, text, ms} a line")
    transcribe.set_defaults(run=run_transcribe)

    speak = commands.add_parser("speak", help="speak a text into a sound file")
    speak.add_argument("text", metavar="TEXT")
    speak.add_argument("--out", type=Path, required=True, metavar="FILE.wav")
    speak.set_defaults(run=run_speak)

    models = commands.add_parser("models", help="list, fetch, check and remove speech models")
    actions = models.add_subparsers(title="actions", metavar="ACTION", required=True)
    actions.add_parser("list", help="show every model").set_defaults(run=run_models_list)
    fetch = actions.add_parser(
        "fetch",
        help="fetch models and check them",
        description="Fetches models and checks them. Ctrl-C pauses; fetching again goes on.",
    )
    fetch.add_argument("models", nargs="+", metavar="ID")
    fetch.set_defaults(run=run_models_fetch)
    bring = actions.add_parser(
        "import",
        help="take a model from files on this computer",
        description="Takes a model from a folder or a .zip file that holds all its files, under "
        "the names that their makers gave them, or from an .onnx file with its .json beside it.",
    )
    bring.add_argument("model", metavar="ID")
    bring.add_argument("path", type=Path, metavar="PATH")
    bring.set_defaults(run=run_models_import)
    cancel = actions.add_parser("cancel", help="throw away what a paused download has fetched")
    cancel.add_argument("models", nargs="+", metavar="ID")
    cancel.set_defaults(run=run_models_cancel)
    verify = actions.add_parser("verify", help="check the files of every model on this computer")
    verify.set_defaults(run=run_models_verify)
    remove = actions.add_parser("remove", help="delete models from this computer")
    remove.add_argument("models", nargs="+", metavar="ID")
    remove.set_defaults(run=run_models_remove)


def run_transcribe(options: argparse.Namespace) -> int:
    """Write down files; one that can't be read is named, and the others are still written."""
    program = open_program()
    return asyncio.run(_transcribe(program, options.files, as_json=options.json))


async def _transcribe(program: Program, files: Sequence[Path], *, as_json: bool) -> int:
    recogniser = make_recogniser(program)
    failures = 0
    try:
        await recogniser.warm_up()
        for file in files:
            try:
                utterance = read_wav(file)
            except InputError as error:
                print(error, file=sys.stderr)
                failures += 1
                continue
            began = time.perf_counter()
            text = await _write_down(recogniser, utterance)
            took = round((time.perf_counter() - began) * 1000, 1)
            if as_json:
                line = {"file": str(file), "text": text, "ms": took}
                print(json.dumps(line, ensure_ascii=False), flush=True)
            else:
                print(f"{file}: {text or '(nothing was said)'}", flush=True)
    finally:
        await recogniser.close()
    return 2 if failures else 0


async def _write_down(recogniser: Recogniser, utterance: Audio) -> str:
    """Take the way that a push-to-talk utterance takes, with a file for the microphone."""
    listening = Listening(FileMicrophone([utterance]), recogniser)
    await listening.start(continues=False)
    return await listening.write_down(listening.finish())


def run_speak(options: argparse.Namespace) -> int:
    """Speak a text."""
    if not options.text.strip():
        raise InputError("There is nothing to say.", advice="Put the words in quotes.")
    write_wav(options.out, asyncio.run(_speak(open_program(), options.text)))
    return 0


async def _speak(program: Program, text: str) -> Audio:
    synthesiser = make_synthesiser(program)
    voice = program.models.model(program.settings.text("speech.voice"))
    language: Language = next((known for known in FORMS if voice.knows(known)), "en")
    try:
        spoken = [
            await synthesiser.synthesise(for_ear(piece, language))
            for piece in sentences(text, language)
        ]
    finally:
        await synthesiser.close()
    samples = np.concatenate([piece.samples for piece in spoken])
    return Audio(samples, spoken[0].sample_rate)


STATUS_WORDS = {
    ModelStatus.READY: "ready",
    ModelStatus.MISSING: "not on this computer",
    ModelStatus.DAMAGED: "damaged: fetch it again",
}


def run_models_list(_: argparse.Namespace) -> int:
    """Print every model of the catalog and whether it is on this computer."""
    for state in open_program().models.list():
        model = state.model
        here = STATUS_WORDS[state.status]
        if state.partial and not state.ready:
            here = f"paused at {state.partial / 1e6:.0f} MB"
        about = "" if model.pinned else "about "
        size = f"{about}{model.size / 1e6:.0f} MB"
        notes = [model.licence, *([] if model.pinned else ["not yet pinned"])]
        print(
            f"{model.id:22} {here:23} {size:>13}  {', '.join(model.languages):5}  "
            f"{model.title} ({'; '.join(notes)})"
        )
    return 0


def run_models_fetch(options: argparse.Namespace) -> int:
    """Fetch models; those that are here and sound are left as they are."""
    store = open_program().models
    for model in options.models:
        if not store.ready(model):
            print(f"Fetching {model} …", file=sys.stderr, flush=True)
            try:
                with ProgressLine(sys.stderr) as line:
                    store.fetch(model, line.show)
            except KeyboardInterrupt:
                print(
                    f"Paused. Go on with: vocal-desk models fetch {model}\n"
                    f"Throw away what has arrived with: vocal-desk models cancel {model}",
                    file=sys.stderr,
                    flush=True,
                )
                return 130
        print(f"{model} is ready.", file=sys.stderr, flush=True)
    return 0


def run_models_import(options: argparse.Namespace) -> int:
    """Take a model from files on this computer."""
    open_program().models.take_over(options.model, options.path)
    print(f"{options.model} is ready.", file=sys.stderr)
    return 0


def run_models_cancel(options: argparse.Namespace) -> int:
    """Throw away what was downloaded of models that are not complete."""
    store = open_program().models
    for model in options.models:
        if store.discard_partial(model):
            print(f"What has arrived of {model} is thrown away.", file=sys.stderr)
        else:
            print(f"Nothing of {model} waits for the rest.", file=sys.stderr)
    return 0


def run_models_verify(_: argparse.Namespace) -> int:
    """Check every file of every model that is here against its SHA-256."""
    store = open_program().models
    damaged = 0
    for state in store.list():
        if not state.present:
            continue
        sound = store.verify(state.model.id)
        damaged += not sound
        print(f"{state.model.id}: {'sound' if sound else 'damaged'}", flush=True)
        if not sound:
            print(f"Run: vocal-desk models fetch {state.model.id}", file=sys.stderr)
    return 1 if damaged else 0


def run_models_remove(options: argparse.Namespace) -> int:
    """Delete models."""
    store = open_program().models
    for model in options.models:
        store.remove(model)
        print(f"{model} is removed.", file=sys.stderr)
    return 0
