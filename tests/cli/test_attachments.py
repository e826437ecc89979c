"""Attachments with the real programs, over HTTPS and through a backup."""

import hashlib
import random
import unittest

from programs import ProgramTest

LETTER = random.Random(7).randbytes(400_000)


class Attachments(ProgramTest):
    def setUp(self):
        super().setUp()
        self.centre = self.central("--demo").serve()
        self.first = self.tablet("first").enrol(self.centre, "Astrid Demosen")
        self.second = self.tablet("second").enrol(self.centre, "Bo Fiktivgaard")
        self.letter = self.folder / "brev.JPG"
        self.letter.write_bytes(LETTER)
        self.out = self.folder / "ud.jpg"

    def matter(self):
        citizen = self.first.run("put", "citizen", given={"name": "Karla Demosen"}).row["id"]
        subject = self.first.run("list", "subject", "--limit", "1").row["id"]
        return self.first.run("put", "matter",
                              given={"citizen": citizen, "subject": subject}).row["id"]

    def attach(self, *options):
        answer = self.first.run("attach", self.letter, *options)
        self.assertEqual(answer.code, 0, answer.words)
        return answer.row

    def test_comes_out_on_another_tablet_as_it_went_in(self):
        made = self.attach("--matter", self.matter())
        self.assertEqual((made["media_type"], made["size"]), ("image/jpeg", len(LETTER)))
        fields = self.first.run("get", made["id"]).row["fields"]
        self.assertEqual(fields["sha256"], hashlib.sha256(LETTER).hexdigest())
        self.assertEqual(self.first.run("status").row["attachments_unsent"], 1)
        self.assertEqual(self.first.run("sync").row["attachments_sent"], 1)
        self.assertEqual(self.first.run("status").row["attachments_unsent"], 0)
        self.assertEqual(self.second.run("sync").row["attachments_fetched"], 1)
        self.assertEqual(self.second.run("get", made["id"]).row["content"],
                         {"size": len(LETTER), "here": len(LETTER), "whole": True,
                          "at_central": True})
        saved = self.second.run("save-out", made["id"], self.out)
        self.assertEqual(saved.code, 0, saved.words)
        self.assertEqual(self.out.read_bytes(), LETTER)
        self.assertEqual(self.out.stat().st_mode & 0o077, 0)
        for tablet in (self.first, self.second):
            self.assertEqual(tablet.run("verify").row, {"ok": True})
        self.assertEqual(self.centre.ask("attachments").rows, [])
        self.assertEqual(self.centre.ask("verify").row, {"ok": True})

    def test_words_come_though_the_bytes_have_not_and_the_administrator_sees_it(self):
        made = self.attach("--matter", self.matter())
        bundle, back = self.folder / "out.b2go", self.folder / "back.b2go"
        self.first.run("sync", "--bundle-out", bundle)  # words only
        self.centre.ask("bundle", bundle, "--out", back)
        synced = self.second.run("sync")
        self.assertEqual((synced.code, synced.row["attachments_missing"]), (0, 1))
        content = self.second.run("get", made["id"]).row["content"]
        self.assertEqual((content["here"], content["whole"]), (0, False))
        refused = self.second.run("save-out", made["id"], self.out)
        self.assert_refused(refused, field="content")
        self.assertFalse(self.out.exists())
        [row] = self.centre.ask("attachments").rows
        self.assertEqual((row["id"], row["device"], row["size"], row["here"]),
                         (made["id"], self.first.device, len(LETTER), 0))
        self.assertEqual(self.centre.ask("stats").row["attachments_awaited"], 1)
        self.first.run("sync")
        self.assertEqual(self.centre.ask("attachments").rows, [])
        # Asked for by name it is fetched, without a sync.
        self.assertEqual(self.second.run("save-out", made["id"], self.out).code, 0)
        self.assertEqual(self.out.read_bytes(), LETTER)

    def test_is_in_a_backup(self):
        made = self.attach()
        self.first.run("sync")
        backup = self.folder / "central.b2gobackup"
        self.assertEqual(self.centre.ask("backup", backup).code, 0)
        self.centre.stop()
        key = self.centre.folder.parent / (self.centre.folder.name + ".recovery-key")
        restored = self.folder / "restored"
        self.centre.folder = restored
        self.assertEqual(self.centre.ask("restore", backup, "--recovery-key", key).code, 0)
        self.assertEqual(self.centre.ask("verify").row, {"ok": True})
        self.centre.serve(self.centre.address)
        self.assertEqual(self.second.run("sync").row["attachments_fetched"], 1)
        self.second.run("save-out", made["id"], self.out)
        self.assertEqual(self.out.read_bytes(), LETTER)

    def test_what_cannot_be_attached_is_refused_and_leaves_nothing(self):
        empty = self.folder / "tom.txt"
        empty.write_bytes(b"")
        large = self.folder / "stor.bin"
        with open(large, "wb") as file:
            file.truncate(25 * 1024 * 1024 + 1)
        unknown = "01a20273-820f-773f-80ad-663d1c98572c"
        for arguments in ((empty,), (large,), (self.folder,), (self.folder / "ingen",),
                          (self.letter, "--matter", unknown), (self.letter, "--matter", "x")):
            self.assert_refused(self.first.run("attach", *arguments))
        self.assertEqual(self.first.run("list", "attachment").rows, [])
        self.assertEqual(self.first.run("status").row["attachments_unsent"], 0)

    def test_nothing_is_written_over(self):
        made = self.attach()
        self.out.write_text("et brev", encoding="utf-8")
        link = self.folder / "link"
        link.symlink_to(self.folder / "nyt.jpg")
        for target in (self.out, link, self.folder, self.folder / "nowhere" / "x"):
            self.assert_refused(self.first.run("save-out", made["id"], target))
        self.assertEqual(self.out.read_text(encoding="utf-8"), "et brev")

    def test_in_a_batch_too(self):
        first = self.first.open()
        made = first.do("attach", file=str(self.letter))
        saved = first.do("save-out", id=made["id"], file=str(self.out))
        self.assertEqual(saved["size"], len(LETTER))
        self.assertEqual(self.out.read_bytes(), LETTER)
        self.assertEqual(first.send(cmd="attach", file="/nowhere")["exit"], 3)


if __name__ == "__main__":
    unittest.main()
