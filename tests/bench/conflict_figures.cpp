#include <algorithm>
#include <set>

#include "domain/citizen.hpp"
#include "record/value.hpp"
#include "tests/bench/figures.hpp"

namespace b2go::bench {

namespace {

constexpr std::size_t kRecords = 1000;

std::uint64_t conflicts_on(platform::Tablet& tablet) {
    return tablet.store().run(store::Priority::person,
                              [](store::Store& store) { return store.counts().conflicts; });
}

/// Both edit before either syncs; times the syncs until both hold everything.
double converge_ms(platform::Tablet& first, platform::Tablet& second) {
    return ms_of([&] {
        sync_or_throw(first);
        sync_or_throw(second);
        sync_or_throw(first);
    });
}

registry::Fields one_field(record::FieldNumber number, record::Value value) {
    registry::Fields fields;
    fields.plain[number] = std::move(value);
    return fields;
}

/// The words that stand in a register, decided or not.
std::set<std::string> words_in(const record::RecordState& state, record::FieldNumber number) {
    std::set<std::string> words;
    if (const record::Register* item = state.find(number)) {
        for (const record::Version& version : item->versions) {
            words.insert(version.value);
        }
    }
    return words;
}

std::string word(const char* who, int round, std::size_t index) {
    return std::string(who) + " " + std::to_string(round) + "-" + std::to_string(index);
}

class TwoTablets {
public:
    TwoTablets(const Bench& bench, const Town& town)
        : bench_(bench), town_(town), first_(town.open(Which::first)),
          second_(town.open(Which::second)) {
        converge_ms(*first_, *second_);
        conflicts_ = conflicts_on(*first_);
    }

    Samples disjoint_fields(const Ids& ids) {
        const auto& fields = domain::citizen();
        Samples samples;
        for (int round = 0; round < bench_.repeats; ++round) {
            const record::Group place{{domain::address_part::kStreet, word("Demovej", round, 0)}};
            edit_at_once(*first_, ids, [&](std::size_t i) {
                return one_field(fields.preferred_name.number, word("Åse", round, i));
            });
            edit_at_once(*second_, ids,
                         [&](std::size_t) { return one_field(fields.address.number, place); });
            samples.add(converge_ms(*first_, *second_));
            check_equal(ids, conflicts_);
            std::size_t index = 0;
            for (const record::RecordState& state : states_of(*first_, ids)) {
                expect_words(state, fields.preferred_name.number, {word("Åse", round, index++)});
                if (words_in(state, fields.address.number) !=
                    std::set{record::encode(record::Value(place))}) {
                    throw WrongResult("an edit of another field was lost");
                }
            }
        }
        return samples;
    }

    /// Each round takes other records: the conflicts stay.
    Samples same_field(const std::vector<Ids>& rounds) {
        const record::FieldNumber field = domain::citizen().preferred_name.number;
        Samples samples;
        int round = 0;
        for (const Ids& ids : rounds) {
            edit_at_once(*first_, ids,
                         [&](std::size_t i) { return one_field(field, word("Åse", round, i)); });
            edit_at_once(*second_, ids,
                         [&](std::size_t i) { return one_field(field, word("Bo", round, i)); });
            samples.add(converge_ms(*first_, *second_));
            conflicts_ += ids.size();
            check_equal(ids, conflicts_);
            std::size_t index = 0;
            for (const record::RecordState& state : states_of(*second_, ids)) {
                expect_words(state, field, {word("Åse", round, index), word("Bo", round, index)});
                ++index;
            }
            ++round;
        }
        return samples;
    }

private:
    static void expect_words(const record::RecordState& state, record::FieldNumber field,
                             const std::vector<std::string>& expected) {
        std::set<std::string> encoded;
        for (const std::string& text : expected) {
            encoded.insert(record::encode(record::Value(text)));
        }
        if (words_in(state, field) != encoded) {
            throw WrongResult("a field does not hold what both wrote");
        }
    }

    void check_equal(const Ids& ids, std::uint64_t conflicts) {
        must_equal("conflicts on the first tablet", conflicts_on(*first_), conflicts);
        must_equal("conflicts on the second tablet", conflicts_on(*second_), conflicts);
        if (states_of(*first_, ids) != states_of(*second_, ids)) {
            throw WrongResult("two synced tablets differ");
        }
    }

    const Bench& bench_;
    const Town& town_;
    std::unique_ptr<platform::Tablet> first_;
    std::unique_ptr<platform::Tablet> second_;
    std::uint64_t conflicts_ = 0;
};

} // namespace

void measure_conflicts(const Bench& bench, const Town& town, std::uint64_t records,
                       Report& report) {
    const auto rounds = static_cast<std::size_t>(bench.repeats);
    const std::size_t count = std::min(kRecords, town.citizens().size() / (rounds + 2));
    std::vector<Ids> fresh;
    for (std::size_t round = 0; round < rounds; ++round) {
        fresh.push_back(town.recent(count, (round + 1) * count));
    }
    const auto central = town.start_central();
    TwoTablets tablets(bench, town);
    const Samples clean = tablets.disjoint_fields(town.recent(count));
    const Samples conflicting = tablets.same_field(fresh);
    const std::string each = readable(static_cast<double>(count));
    report.add({.records = records,
                .name = "concurrent edits of different fields, two tablets, to convergence",
                .unit = "ms",
                .samples = clean,
                .counts = each + " + " + each + " edits, 0 conflicts",
                .bar = {"≤ 200 ms", 200.0, {}}});
    report.add({.records = records,
                .name = "concurrent edits of the same field, two tablets, to convergence",
                .unit = "ms",
                .samples = conflicting,
                .counts = each + " + " + each + " edits, " + each + " conflicts with both values",
                .bar = {"≤ 2× the clean time", {}, 2.0},
                .against = "different fields " + readable(clean.median()) + " ms",
                .ratio = conflicting.median() / clean.median()});
    central->stop();
}

} // namespace b2go::bench
