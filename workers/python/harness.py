"""The Python side of a run: execute a learner's program in a fresh namespace and tell plainly what happened.

The same file runs in the browser's worker and in the curriculum's data test in Node. It speaks JSON text in
both directions, so that no object of the learner's ever crosses the border:

    observe(request) -> observation     one graded test, everything captured
    explore(request) -> ending          one free run, output handed on as it is written
    attach(write, ask)                  connects explore to the screen and the keyboard
    connect(write, ask, can_wait)       the same in a browser, where ask answers a promise

A request is {files: [{path, text}], entry, input: [line]}; observe also takes given: [{name, literal}],
probe: {kind: "program"} or {kind: "call", expression}, outputLines and outputBytes.

What the learner's code does to this module's own objects harms only its own run: no expected value is here.
"""

import ast
import builtins
import codecs
import importlib
import io
import json
import linecache
import os
import sys
import traceback
import types

HOME = "/home/learner"
DEEPEST = 24
MOST_NODES = 5_000
MOST_CHARACTERS = 100_000
MOST_INTEGER_BITS = 14_000
LONGEST_REPR = 300
LONGEST_MESSAGE = 4_000
LONGEST_TRACEBACK = 20_000
MOST_FRAMES = 200

_dumps = json.dumps
_loads = json.loads
_name_of = type.__dict__["__name__"].__get__
_write = None
_ask = None


class TooMuchOutput(BaseException):
    """The program printed more than the limit allows."""


class TooBig(Exception):
    """A value has more parts than cross the border."""


# --- the world around a program -------------------------------------------------------------------------


class World:
    """What a program can change in the interpreter, as it was before any program ran."""

    def __init__(self):
        self.builtins = dict(vars(builtins))
        self.modules = dict(sys.modules)
        self.environment = dict(os.environ)
        self.lists = [(each, list(each)) for each in (sys.path, sys.meta_path, sys.path_hooks)]
        self.hooks = {name: getattr(sys, name) for name in ("excepthook", "displayhook", "unraisablehook")}
        self.recursion = sys.getrecursionlimit()
        self.streams = (sys.stdin, sys.stdout, sys.stderr)

    def restore(self):
        sys.settrace(None)
        sys.setprofile(None)
        for name in [name for name in vars(builtins) if name not in self.builtins]:
            del vars(builtins)[name]
        vars(builtins).update(self.builtins)
        self._restore_system()
        self._restore_modules()

    def _restore_system(self):
        sys.setrecursionlimit(self.recursion)
        sys.stdin, sys.stdout, sys.stderr = self.streams
        for name, hook in self.hooks.items():
            setattr(sys, name, hook)
        for current, before in self.lists:
            current[:] = before
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)

    def _restore_modules(self):
        """Drops the learner's own modules; library modules stay loaded."""
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if name == "__main__" or (isinstance(file, str) and file.startswith(HOME)):
                del sys.modules[name]
        sys.modules.update(self.modules)


def _empty(folder):
    os.chmod(folder, 0o777)
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            _empty(entry.path)
            os.rmdir(entry.path)
        else:
            os.remove(entry.path)


def _lay_out(files):
    """Puts the program's files into an otherwise empty folder, and their lines where tracebacks find them."""
    os.makedirs(HOME, exist_ok=True)
    os.chdir(HOME)
    _empty(HOME)
    sys.path_importer_cache.pop(HOME, None)
    for file in files:
        path = os.path.join(HOME, file["path"])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="surrogatepass", newline="") as target:
            target.write(file["text"])
        lines = file["text"].splitlines(keepends=True)
        linecache.cache[file["path"]] = (len(file["text"]), None, lines, file["path"])
        linecache.cache.pop(path, None)


# --- the streams ----------------------------------------------------------------------------------------


class Screen(io.BufferedIOBase):
    """Takes bytes, hands text on, and remembers the unfinished line: that is the prompt of an input()."""

    def __init__(self, emit):
        self.emit = emit
        self.unfinished = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def writable(self):
        return True

    def write(self, data):
        text = self._decode(bytes(data))
        if text and self.emit is not None:
            self.unfinished = (self.unfinished + text).rpartition("\n")[2][-200:]
            self.emit(text)
        return len(data)

    def mute(self):
        """After its run, a stream that a callback kept hold of prints nothing."""
        self.emit = None


def _text_stream(screen, errors):
    return io.TextIOWrapper(screen, "utf-8", errors, newline="", write_through=True)


class Keyboard(io.TextIOBase):
    """Standard input: the lines given beforehand, then whatever next_line() brings; None is the end."""

    def __init__(self, next_line):
        self._next_line = next_line
        self._rest = ""

    def readable(self):
        return True

    def readline(self, size=-1, /):
        if not self._rest:
            line = self._next_line()
            self._rest = "" if line is None else line + "\n"
        end = len(self._rest) if size is None or size < 0 else size
        line, self._rest = self._rest[:end], self._rest[end:]
        return line

    def read(self, size=-1, /):
        parts = []
        while size is None or size < 0 or sum(map(len, parts)) < size:
            line = self.readline() if size is None or size < 0 else self.readline(size - sum(map(len, parts)))
            if not line:
                break
            parts.append(line)
        return "".join(parts)


class Capture:
    """Collects what a graded program prints, up to the limit."""

    def __init__(self, lines, characters):
        self._parts = []
        self._lines = lines
        self._characters = characters

    def __call__(self, text):
        self._lines -= text.count("\n")
        self._characters -= len(text)
        if self._lines < 0 or self._characters < 0:
            raise TooMuchOutput
        self._parts.append(text)

    def take(self):
        text = "".join(self._parts)
        self._parts.clear()
        return text


# --- values ---------------------------------------------------------------------------------------------


class Budget:
    """How many parts and characters of a value may still cross."""

    def __init__(self):
        self.nodes = MOST_NODES
        self.characters = MOST_CHARACTERS

    def spend(self, characters=0):
        self.nodes -= 1
        self.characters -= characters
        if self.nodes < 0 or self.characters < 0:
            raise TooBig


def encode(value):
    """The value in the canonical form of `Value`. Only the exact built-in types count, never a subclass."""
    try:
        return _encode(value, Budget(), 0)
    except (TooBig, RuntimeError):
        return _other(value)


def _encode(value, budget, depth):
    kind = type(value)
    if value is None:
        return {"type": "none"}
    if kind is bool:
        return {"type": "bool", "value": value}
    if kind is int:
        return _encode_int(value, budget)
    if kind is float:
        return {"type": "float", "value": _float(value)}
    if kind is str:
        budget.spend(len(value))
        return {"type": "str", "value": value}
    if depth < DEEPEST and kind in (list, tuple, set):
        budget.spend()
        items = [_encode(item, budget, depth + 1) for item in value]
        return {"type": _name_of(kind), "items": items}
    if depth < DEEPEST and kind is dict:
        budget.spend()
        entries = [[_encode(key, budget, depth + 1), _encode(item, budget, depth + 1)] for key, item in value.items()]
        return {"type": "dict", "entries": entries}
    budget.spend(LONGEST_REPR)
    return _other(value)


def _encode_int(value, budget):
    if value.bit_length() > MOST_INTEGER_BITS:
        return {"type": "other", "name": "int", "repr": f"an integer of {value.bit_length()} bits"}
    text = int.__repr__(value)
    budget.spend(len(text))
    return {"type": "int", "value": text}


def _float(value):
    if value != value:
        return "nan"
    if value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "-inf"
    return value


def _other(value):
    return {"type": "other", "name": str.__str__(_name_of(type(value))), "repr": _shortened_repr(value)}


def _shortened_repr(value):
    try:
        text = repr(value)
    except Exception:
        text = "a value that cannot be shown"
    return str.__getitem__(text, slice(0, LONGEST_REPR))


# --- errors ---------------------------------------------------------------------------------------------


def _own_path(filename, own):
    path = filename[len(HOME) + 1 :] if filename.startswith(HOME + "/") else filename
    return path if path in own else None


def _keep_own_frames(summary, own, seen):
    """Drops the frames of the library and of this file from a traceback and from those it grew out of."""
    if summary is None or id(summary) in seen:
        return
    seen.add(id(summary))
    kept = []
    for frame in summary.stack:
        path = _own_path(frame.filename, own)
        if path is not None:
            frame.filename = path
            kept.append(frame)
    summary.stack[:] = kept
    for inner in (summary.__cause__, summary.__context__, *(summary.exceptions or ())):
        _keep_own_frames(inner, own, seen)


def _message(error):
    try:
        text = str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception:
        text = "the exception cannot be shown"
    return str.__getitem__(text, slice(0, LONGEST_MESSAGE))


def _column(line, offset):
    """Positions of a frame count bytes of UTF-8; learners count characters, from 1."""
    return len((line or "").encode("utf-8", "replace")[:offset].decode("utf-8", "ignore")) + 1


def _place(error, summary, own):
    if isinstance(error, SyntaxError) and isinstance(error.filename, str):
        path = _own_path(error.filename, own)
        if path is not None and isinstance(error.lineno, int):
            return {"file": path, "line": max(error.lineno, 1), "column": max(error.offset or 1, 1)}
    if not summary.stack:
        return {}
    frame = summary.stack[-1]
    place = {"file": frame.filename, "line": frame.lineno}
    if frame.colno is not None:
        source = linecache.getline(frame.filename, frame.lineno)
        place["column"] = _column(source, frame.colno)
    return place


def describe(error, own):
    """The learner's view of an exception: own frames, own positions, as Python prints it."""
    described = {"type": str.__str__(_name_of(type(error))), "message": _message(error), "traceback": ""}
    try:
        summary = traceback.TracebackException.from_exception(error, limit=-MOST_FRAMES)
        _keep_own_frames(summary, own, set())
        described["traceback"] = "".join(summary.format())[-LONGEST_TRACEBACK:]
        described.update(_place(error, summary, own))
    except Exception:
        described["traceback"] = f"{described['type']}: {described['message']}\n"
    return described


# --- running --------------------------------------------------------------------------------------------


def _literal_like(literal, place):
    value = ast.parse(literal.strip(), mode="eval").body
    for node in ast.walk(value):
        ast.copy_location(node, place)
    return value


def _give(target, value, name, literal):
    """The statement's new value when it assigns to name, else None."""
    if isinstance(target, ast.Name) and target.id == name and value is not None:
        return _literal_like(literal, value)
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for index, each in enumerate(target.elts):
            given = _give(each, value.elts[index], name, literal)
            if given is not None:
                value.elts[index] = given
                return value
    return None


def _replace(tree, name, literal):
    """Replaces the value of the first top-level assignment to name. Answers whether there was one."""
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)):
            continue
        for target in targets:
            value = _give(target, statement.value, name, literal)
            if value is not None:
                statement.value = value
                return True
    return False


def _compile(request, namespace):
    source = next(file["text"] for file in request["files"] if file["path"] == request["entry"])
    given = request.get("given", [])
    if not given:
        return compile(source, request["entry"], "exec", dont_inherit=True)
    tree = compile(source, request["entry"], "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    for each in given:
        if not _replace(tree, each["name"], each["literal"]):
            namespace[each["name"]] = ast.literal_eval(each["literal"].strip())
    return compile(tree, request["entry"], "exec", dont_inherit=True)


def _begin(request, output, errors, next_line):
    """A clean interpreter with the program's files, streams and an empty `__main__`."""
    _world.restore()
    _lay_out(request["files"])
    sys.stdout = _text_stream(output, "strict")
    sys.stderr = _text_stream(errors, "backslashreplace")
    sys.stdin = Keyboard(next_line)
    main = types.ModuleType("__main__")
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    return vars(main)


def _run(request, namespace):
    """Runs the program. `sys.exit()` is an ordinary end."""
    try:
        exec(_compile(request, namespace), namespace)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)


def _evaluate(probe, namespace, capture):
    """What the probe finds in the namespace that the program left."""
    if probe["kind"] != "call":
        return {"kind": "value", "value": {"type": "none"}, "printed": capture.take()}
    capture.take()
    value = eval(compile(probe["expression"].strip(), "<test>", "eval", dont_inherit=True), namespace)
    return {"kind": "value", "value": encode(value), "printed": capture.take()}


def observe(text):
    """One graded test: what the probe brought back, as the JSON of an Observation, or {"kind": "overflow"}."""
    request = _loads(text)
    capture = Capture(request.get("outputLines", 2_000), request.get("outputBytes", 262_144))
    screen = Screen(capture)
    lines = iter(request["input"])
    namespace = _begin(request, screen, Screen(lambda _: None), lambda: next(lines, None))
    phase = "program"
    try:
        _run(request, namespace)
        phase = "call"
        observation = _evaluate(request["probe"], namespace, capture)
    except TooMuchOutput:
        observation = {"kind": "overflow"}
    except BaseException as error:
        own = {file["path"] for file in request["files"]}
        observation = {"kind": "raised", "phase": phase, "error": describe(error, own), "printed": capture.take()}
    screen.mute()
    _world.restore()
    return _dumps(observation)


def attach(write, ask):
    """write(stream, text) shows text at once; ask(prompt) waits for a line and answers it, or None."""
    global _write, _ask
    _write, _ask = write, ask


def connect(write, ask, can_wait):
    """Attaches JavaScript functions. can_wait: whether Python can wait for what ask promises (JSPI)."""
    from pyodide.ffi import run_sync

    if "random" in sys.modules:
        # A snapshot would otherwise deal every learner the same cards.
        sys.modules["random"].seed()

    def wait(prompt):
        return run_sync(ask(prompt)) if can_wait else None

    attach(write, wait)


def _typed_lines(lines, screen):
    """The next line: those given beforehand, echoed as a terminal does, then whatever the page is asked for."""
    given = iter(lines)

    def next_line():
        prompt, screen.unfinished = screen.unfinished, ""
        line = next(given, None)
        if line is None:
            return _ask(prompt)
        _write("input", line + "\n")
        return line

    return next_line


def _ending(error, own):
    if isinstance(error, MemoryError):
        return {"why": "memory"}
    why = "recursion" if isinstance(error, RecursionError) else "error"
    return {"why": why, "error": describe(error, own)}


def explore(text):
    """One free run: its output goes out as it is written; answers {"why": …} with the error, if any."""
    request = _loads(text)
    screens = [Screen(lambda text: _write("stdout", text)), Screen(lambda text: _write("stderr", text))]
    namespace = _begin(request, *screens, _typed_lines(request["input"], screens[0]))
    try:
        _run(request, namespace)
        ending = {"why": "ok"}
    except BaseException as error:
        ending = _ending(error, {file["path"] for file in request["files"]})
    for screen in screens:
        screen.mute()
    _world.restore()
    return _dumps(ending)


sys.dont_write_bytecode = True
importlib.invalidate_caches()
_world = World()
