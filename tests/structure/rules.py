"""The lines of the architecture, as data: who may see whom, and where third-party headers live."""

# What each folder may include and link directly; what those see, it may see too.
SEES = {
    "core/base": [],
    "core/record": ["core/base"],
    "core/registry": ["core/record"],
    "core/merge": ["core/record"],
    "core/domain": ["core/registry", "core/merge"],
    "core/sqlite": ["core/base"],
    "core/store": ["core/domain", "core/sqlite"],
    "core/app": ["core/store"],
    "sync/protocol": ["core/record"],
    "sync/client": ["sync/protocol", "core/app"],
    # It merges what arrives and authorises it again, but knows nothing of the tablet's store.
    "sync/central": ["sync/protocol", "core/domain", "core/sqlite"],
    # It shows and asks; it knows nothing of records.
    "ui_imgui/kit": ["core/base"],
    "ui_imgui/screens": ["ui_imgui/kit", "core/app"],
    "platform": ["ui_imgui/screens", "sync/client", "sync/central"],
}

# (header pattern, file pattern of the places that may include it, why)
THIRD_PARTY = [
    (r"sqlite3\w*\.h|sqlcipher/.*", r"core/sqlite/.*|tests/bench/.*|tests/support/disk/.*",
     "statements, transactions and keys go through core/sqlite; only the bench's raw loop does not, "
     "nor what takes SQLite's memory away in tests"),
    (r"cpprest/.*|pplx/.*", r"sync/client/\w*cpprest\w*\.cpp",
     "the tablet's HTTP library is archived upstream and sits behind Transport in one file"),
    (r"libpq-fe\.h|libpq/.*|postgresql/.*", r"sync/central/postgres_(connection|rows)\.cpp",
     "what is said to PostgreSQL goes through one connection class, which maps its errors"),
    (r"imgui_internal\.h", r"ui_imgui/kit/.*", "the kit is what a new version of ImGui can break"),
    (r"imgui\w*\.h|imgui/.*|backends/imgui.*",
     r"ui_imgui/kit/.*|ui_imgui/screens/\w+_screen\.cpp|platform/window/.*|tests/(ui|support/ui|window|bench)/.*",
     "what a person can do must not depend on a window"),
    (r"stb/.*", r"ui_imgui/kit/picture\.cpp", "pictures are written and read in one place"),
    (r"GLFW/.*", r"platform/.*", "the window system belongs to the platform"),
    (r"atk/.*|atk-bridge\.h|gio/.*", r"platform/window/accessib\w+\.(cpp|hpp)",
     "GLib stays behind the bridge to assistive programs"),
]

# (pattern, the folders it is kept out of, why)
FORBIDDEN_CODE = [
    (r"\b(system_clock|steady_clock|high_resolution_clock)::now\b|\bstd::time\s*\(|\bclock_gettime\b",
     r"(core|sync|ui_imgui)/.*", "time comes from the Clock given in the constructor"),
    (r"\brandom_device\b|\bstd::rand\b", r"(core|sync|ui_imgui)/.*",
     "randomness comes from the Random given in the constructor"),
    (r"\bgetenv\b", r"(core|sync|ui_imgui)/.*", "the environment is read by platform/ only"),
    (r"\bsleep_for\b|\bsleep_until\b", r"(core|sync|ui_imgui|tests)/.*",
     "a sleep hides an order that should be made certain"),
]

MAX_LINES = 500
# Code people read; data and documents may be longer.
COUNTED = (".cpp", ".hpp", ".py", ".cmake", ".sql", ".proto", ".sh", "CMakeLists.txt")

# Words that promise work instead of doing it, kept apart here so that this file has none.
UNFINISHED = ["TO" + "DO", "FIX" + "ME", "X" * 3]


def closure(folder, edges):
    """Everything reachable from `folder` over `edges` (a mapping to lists), itself included."""
    seen, todo = set(), [folder]
    while todo:
        current = todo.pop()
        if current not in seen:
            seen.add(current)
            todo.extend(edges.get(current, []))
    return seen
