"""A tablet whose disk is full, with the real programs on a small disk of its own: what was
acknowledged is there, and the room that was kept lets the day be finished."""

from programs import ProgramTest
from small_disk import SmallDisk, run_alone

RESERVE_BYTES = 8 * 1024 * 1024
FAULT = 6


class OnAFullDisk(SmallDisk, ProgramTest):
    def setUp(self):
        super().setUp()
        self.centre = self.central("--demo").serve()
        self.mine = self.tablet("disk/tablet").enrol(self.centre, "Astrid Demosen")
        self.reserve = self.mine.folder / "reserve"

    def tearDown(self):
        self.mine.close()
        super().tearDown()

    def put(self, name):
        return self.mine.run("put", "citizen", given={"name": name})

    def names(self):
        return {row["fields"]["name"] for row in self.mine.run("list", "citizen").rows}

    def test_room_is_kept_and_lets_the_day_be_finished(self):
        self.assertGreaterEqual(self.reserve.stat().st_blocks * 512, RESERVE_BYTES)
        self.fill()
        first = self.put("Karla Demosen")
        self.assertEqual(first.code, FAULT)
        self.assertIn("Disken er fuld", first.words)
        self.assertFalse(self.reserve.exists())
        self.assertEqual(self.put("Karla Demosen").code, 0)
        synced = self.mine.run("sync")
        self.assertEqual((synced.code, synced.row["pushed"]), (0, 1), synced.words)
        self.assertEqual(self.mine.run("verify").row, {"ok": True})
        self.assertFalse(self.reserve.exists(), "the little that is left is the person's")
        self.others.unlink()
        self.assertEqual(self.mine.run("status").code, 0)
        self.assertTrue(self.reserve.exists(), "and once there is room it is kept anew")

    def test_a_write_that_finds_no_room_is_told_and_the_next_one_finds_it(self):
        self.mine.open().do("status")
        acknowledged = set()
        self.fill()
        for number in range(100_000):
            name = f"Demo {number} " + "å" * 60
            answer = self.mine.send(cmd="put", type="citizen", object={"name": name})
            if not answer["ok"]:
                break
            acknowledged.add(name)
        self.assertEqual(answer["exit"], FAULT)
        self.assertIn("Disken er fuld", answer["message"])
        self.assertFalse(self.reserve.exists())
        self.mine.close()
        self.assertEqual(self.put("Efter").code, 0)
        self.assertEqual(self.mine.run("sync").code, 0)
        self.assertEqual(self.mine.run("verify").row, {"ok": True})
        self.assertEqual(self.names(), acknowledged | {"Efter"})


if __name__ == "__main__":
    run_alone()
