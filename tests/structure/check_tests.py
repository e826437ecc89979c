#!/usr/bin/env python3
"""Proves that check.py can fail: each test plants one crossing in a small tree and expects it named."""

import pathlib
import tempfile
import unittest

import check
import rules


def found_in(files, link_graph=""):
    """The findings for a tree of {path: content}; its sources are all compiled unless it says."""
    sources = [pathlib.PurePosixPath(name).name for name in files if name.endswith(".cpp")]
    files = {"CMakeLists.txt": "# Everything: " + " ".join(sources) + "\n"} | files
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        return list(check.findings(root, link_graph))


class CheckTests(unittest.TestCase):
    def assert_one(self, found, *parts):
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])

    def test_a_tree_that_keeps_the_lines_has_no_findings(self):
        graph = "target b2go_base core/base\ntarget b2go_store core/store\nlink b2go_store b2go_base\n"
        self.assertEqual([], found_in({
            "core/store/store.cpp": '#include "store/store.hpp"\n#include "base/id.hpp"\n',
            "core/sqlite/statement.cpp": "#include <sqlite3.h>\n",
            "sync/client/cpprest_transport.cpp": "#include <cpprest/http_client.h>\n",
            "platform/clock.cpp": "auto now = std::chrono::system_clock::now();\n",
            "tests/merge/merge_tests.cpp": '#include "store/store.hpp"\n',
            "build/dev/generated.cpp": "// " + rules.UNFINISHED[0] + "\n",
        }, graph))

    def test_an_include_against_the_direction_is_found(self):
        found = found_in({"core/record/dot.cpp": '#include <array>\n#include "store/store.hpp"\n'})
        self.assert_one(found, "core/record/dot.cpp:2", "core/record may not see core/store")

    def test_registry_and_merge_do_not_see_each_other(self):
        self.assert_one(found_in({"core/merge/a.cpp": '#include "registry/entity.hpp"\n'}),
                        "core/merge may not see core/registry")
        self.assert_one(found_in({"core/registry/a.cpp": '#include "merge/apply.hpp"\n'}),
                        "core/registry may not see core/merge")

    def test_nothing_sees_platform_or_tests(self):
        self.assert_one(found_in({"core/app/a.cpp": '#include "platform/clock.hpp"\n'}), "platform")
        self.assert_one(found_in({"sync/client/a.cpp": '#include "tests/support/town.hpp"\n'}),
                        "tests")

    def test_the_central_does_not_see_the_tablets_store(self):
        self.assert_one(found_in({"sync/central/a.cpp": '#include "store/store.hpp"\n'}),
                        "sync/central may not see core/store")

    def test_angle_brackets_hide_nothing(self):
        self.assert_one(found_in({"core/base/a.hpp": "#include <record/dot.hpp>\n"}), "core/record")

    def test_a_second_spelling_of_a_path_is_found(self):
        self.assert_one(found_in({"core/app/a.cpp": '#include "core/base/id.hpp"\n'}), '"base/id.hpp"')
        self.assert_one(found_in({"core/app/a.cpp": '#include "id.hpp"\n'}), "from the top")

    def test_third_party_headers_outside_their_place_are_found(self):
        for name, header in [("core/store/a.cpp", "sqlite3.h"),
                             ("sync/central/a.cpp", "sqlcipher/sqlite3.h"),
                             ("sync/client/session.cpp", "cpprest/http_client.h"),
                             ("sync/client/cpprest_transport.hpp", "cpprest/uri.h"),
                             ("sync/central/store.cpp", "libpq-fe.h"),
                             ("core/app/a.cpp", "imgui.h"),
                             ("ui_imgui/kit/a.cpp", "GLFW/glfw3.h")]:
            with self.subTest(header=header):
                self.assert_one(found_in({name: f"#include <{header}>\n"}), header)

    def test_clock_random_environment_and_sleep_are_found(self):
        for name, code in [("core/app/a.cpp", "auto t = std::chrono::system_clock::now();"),
                           ("sync/central/a.cpp", "auto t = steady_clock::now();"),
                           ("core/base/a.cpp", "std::random_device seed;"),
                           ("sync/client/a.cpp", 'auto* p = std::getenv("HOME");'),
                           ("tests/app/a.cpp", "std::this_thread::sleep_for(1ms);")]:
            with self.subTest(code=code):
                self.assert_one(found_in({name: code + "\n"}), name + ":1")

    def test_a_comment_may_speak_of_the_clock(self):
        self.assertEqual([], found_in({"core/base/a.cpp": "// never system_clock::now()\n"}))

    def test_a_long_file_is_found_and_a_long_document_is_not(self):
        long = "int x;\n" * (rules.MAX_LINES + 1)
        self.assert_one(found_in({"core/base/a.cpp": long}), "more than")
        self.assert_one(found_in({"scripts/run": long}), "more than")
        self.assertEqual([], found_in({"docs/guide.md": long, "fixtures/units.csv": long}))

    def test_unfinished_work_is_found_in_any_file(self):
        for word in rules.UNFINISHED:
            self.assert_one(found_in({"docs/guide.md": f"{word}: later\n"}), word)

    def test_real_person_numbers_are_found_and_fictitious_ones_are_not(self):
        tail = "8" * 4
        for date in ("070185", "311299", "290200", "670185"):
            for separator in ("", "-", " "):
                with self.subTest(date=date, separator=separator):
                    found = found_in({"fixtures/a.csv": f"x;{date}{separator}{tail};y\n"})
                    self.assert_one(found, "fixtures/a.csv:1")
                    self.assertNotIn(date, found[0])
        for date in ("678185", "078185", "320185", "310285", "011385"):
            with self.subTest(date=date):
                self.assertEqual([], found_in({"fixtures/a.csv": f"x;{date}{tail};y\n"}))
        self.assertEqual([], found_in({"a.txt": "a" + "070185" + tail + "f 1" + "070185" + tail}))

    def test_a_source_that_nothing_compiles_is_found(self):
        self.assert_one(found_in({"core/app/b.cpp": "", "CMakeLists.txt": "# Only ab.cpp.\n"}),
                        "core/app/b.cpp", "nothing compiles it")

    def test_a_build_file_without_its_sentence_or_with_a_glob_is_found(self):
        self.assert_one(found_in({"core/app/CMakeLists.txt": "b2go_library(b2go_app)\n"}), "sentence")
        self.assert_one(found_in({"core/app/CMakeLists.txt": "# App.\nfile(GLOB all *.cpp)\n"}),
                        "glob")

    def test_a_link_against_the_direction_is_found(self):
        graph = ("target b2go_store core/store\ntarget b2go_record core/record\n"
                 "link b2go_record b2go_store\n")
        self.assert_one(found_in({}, graph), "b2go_record may not link b2go_store")

    def test_an_include_without_its_link_is_found(self):
        graph = ("target b2go_app core/app\ntarget b2go_store core/store\n"
                 "target b2go_base core/base\nlink b2go_app b2go_base\n")
        self.assert_one(found_in({"core/app/a.cpp": '#include "store/store.hpp"\n'}, graph),
                        "without linking core/store")

    def test_a_second_target_in_a_folder_is_found(self):
        graph = "target b2go_base core/base\ntarget b2go_extra core/base\n"
        self.assert_one(found_in({}, graph), "several targets")

    def test_a_product_target_that_links_a_test_target_is_found(self):
        graph = "target b2go_app core/app\ntarget b2go_town tests/support\nlink b2go_app b2go_town\n"
        self.assert_one(found_in({}, graph), "only tests see tests")


if __name__ == "__main__":
    unittest.main()
