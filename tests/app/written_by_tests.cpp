#include <boost/test/unit_test.hpp>

#include "app/save_record.hpp"
#include "app/written_by.hpp"
#include "domain/citizen.hpp"
#include "tests/sync/world.hpp"

namespace {

using namespace b2go;

constexpr std::int64_t kMinuteMs = 60'000;

/// Two people who write about one citizen, each on a tablet of their own.
struct TwoWriters {
    tests::World world{2, 2};
    base::Instant begun;
    base::AnyId id;

    TwoWriters() {
        world.settle();
        world.clock.advance_ms(kMinuteMs);
        begun = world.clock.now();
        const auto& citizen = domain::citizen();
        registry::Object person = citizen.make(world.tablet(0).workspace().new_id());
        person.set(citizen.name, std::string("Åse Demosen"));
        id = world.tablet(0).create(std::move(person));
    }
    /// When it was written.
    base::Instant write(std::size_t tablet, record::FieldNumber field, const char* words) {
        world.clock.advance_ms(kMinuteMs);
        registry::Fields fields;
        fields.plain[field] = std::string(words);
        const base::Instant time = world.clock.now();
        world.tablet(tablet).edit(id, fields);
        return time;
    }
    [[nodiscard]] app::Hands hands() {
        return app::hands_of(world.tablet(0).workspace(), *world.tablet(0).store().find(id));
    }
};

BOOST_FIXTURE_TEST_SUITE(the_hands_on_a_record, TwoWriters)

BOOST_AUTO_TEST_CASE(are_one_while_nobody_has_written_since) {
    const app::Hands one = hands();
    BOOST_TEST(one.is_one);
    BOOST_TEST(one.first.author == world.tablet(0).staff_name());
    BOOST_TEST(one.first.time.ms == begun.ms);
    BOOST_TEST(one.last.author == one.first.author);
    BOOST_TEST(one.last.time.ms == begun.ms);
}

BOOST_AUTO_TEST_CASE(are_the_first_and_the_latest_whoever_and_wherever) {
    world.settle();
    write(1, domain::citizen().preferred_name.number, "Åse");
    write(0, domain::citizen().preferred_name.number, "Aase");
    const base::Instant last = write(1, domain::citizen().preferred_name.number, "Ås");
    world.settle();
    const app::Hands two = hands();
    BOOST_TEST(!two.is_one);
    BOOST_TEST(two.first.author == world.tablet(0).staff_name());
    BOOST_TEST(two.first.time.ms == begun.ms);
    BOOST_TEST(two.last.author == world.tablet(1).staff_name());
    BOOST_TEST(two.last.time.ms == last.ms);
}

BOOST_AUTO_TEST_CASE(are_told_by_the_time_of_writing_not_by_the_order_of_arrival) {
    world.settle();
    write(1, domain::citizen().preferred_name.number, "Åse");
    const base::Instant last = write(0, domain::citizen().preferred_name.number, "Aase");
    world.tablet(0).must_sync(); // what was written last arrives first
    world.tablet(1).must_sync();
    world.tablet(0).must_sync();
    const app::Hands two = hands();
    BOOST_TEST(two.last.author == world.tablet(0).staff_name());
    BOOST_TEST(two.last.time.ms == last.ms);
}

BOOST_AUTO_TEST_CASE(are_the_successors_where_every_first_word_was_replaced) {
    record::RecordState state = *world.tablet(0).store().find(id);
    std::erase_if(state.registers, [](const record::Register& item) {
        return item.field != domain::citizen().name.number;
    });
    BOOST_TEST(app::hands_of(world.tablet(0).workspace(), state).first.time.ms == begun.ms);
    const base::Instant last = write(0, domain::citizen().name.number, "Åse Testholm");
    state = *world.tablet(0).store().find(id);
    std::erase_if(state.registers, [](const record::Register& item) {
        return item.field != domain::citizen().name.number;
    });
    const app::Hands hands = app::hands_of(world.tablet(0).workspace(), state);
    BOOST_TEST(hands.is_one);
    BOOST_TEST(hands.first.time.ms == last.ms);
}

BOOST_AUTO_TEST_CASE(are_nobodys_on_a_record_without_words) {
    const app::Hands nobody = app::hands_of(world.tablet(0).workspace(), record::RecordState{});
    BOOST_TEST(nobody.is_one);
    BOOST_TEST(nobody.first.author.empty());
    BOOST_TEST(nobody.last.author.empty());
}

BOOST_AUTO_TEST_CASE(are_an_id_where_the_writer_is_not_known_here) {
    record::RecordState state = *world.tablet(0).store().find(id);
    const base::AnyId stranger = world.tablet(0).workspace().new_id();
    for (record::Register& item : state.registers) {
        for (record::Version& version : item.versions) {
            version.author = stranger;
        }
    }
    const app::Hands hands = app::hands_of(world.tablet(0).workspace(), state);
    BOOST_TEST(hands.first.author == stranger.text());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
