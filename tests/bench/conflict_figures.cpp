#include <algorithm>
#include <array>

#include "domain/citizen.hpp"
#include "tests/bench/figures.hpp"

namespace b2go::bench {

namespace {

constexpr std::size_t kRecords = 1000;
/// How many of a hundred records both tablets write the same field of.
constexpr std::array<std::size_t, 5> kRates{0, 1, 10, 50, 100};
constexpr std::size_t kHundred = 100;

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

std::string which(std::size_t rate) {
    return rate == 0          ? "different fields"
           : rate == kHundred ? "the same field"
                              : "different fields, " + std::to_string(rate) + " % of the same";
}

std::string word(const char* who, int round, std::size_t index) {
    return std::string(who) + " " + std::to_string(round) + "-" + std::to_string(index);
}

record::Value place(int round) {
    return record::Group{{domain::address_part::kStreet, word("Demovej", round, 0)}};
}

/// The records of one round: `contested` of them, at the front, are written by both in the same
/// field, the others in different ones.
struct Round {
    int number = 0;
    Ids ids;
    std::size_t contested = 0;
};

class TwoTablets {
public:
    explicit TwoTablets(const Town& town)
        : first_(town.open(Which::first)), second_(town.open(Which::second)) {
        converge_ms(*first_, *second_);
        conflicts_ = conflicts_on(*first_);
    }

    double converge(const Round& round) {
        const record::FieldNumber name = domain::citizen().preferred_name.number;
        const record::FieldNumber address = domain::citizen().address.number;
        edit_at_once(*first_, round.ids,
                     [&](std::size_t i) { return one_field(name, word("Åse", round.number, i)); });
        edit_at_once(*second_, round.ids, [&](std::size_t i) {
            return i < round.contested ? one_field(name, word("Bo", round.number, i))
                                       : one_field(address, place(round.number));
        });
        const double ms = converge_ms(*first_, *second_);
        conflicts_ += round.contested;
        check(round);
        return ms;
    }

private:
    void check(const Round& round) {
        must_equal("conflicts on the first tablet", conflicts_on(*first_), conflicts_);
        must_equal("conflicts on the second tablet", conflicts_on(*second_), conflicts_);
        const auto states = states_of(*first_, round.ids);
        if (states != states_of(*second_, round.ids)) {
            throw WrongResult("two synced tablets differ");
        }
        for (std::size_t i = 0; i < states.size(); ++i) {
            std::vector<record::Value> names{word("Åse", round.number, i)};
            if (i < round.contested) {
                names.emplace_back(word("Bo", round.number, i));
            } else {
                must_hold(states[i], domain::citizen().address.number, {place(round.number)});
            }
            must_hold(states[i], domain::citizen().preferred_name.number, names);
        }
    }

    std::unique_ptr<platform::Tablet> first_;
    std::unique_ptr<platform::Tablet> second_;
    std::uint64_t conflicts_ = 0;
};

/// Deals out records: conflicts stay, so each round contests others; the rest may be the same ones
/// again and again.
class Records {
public:
    Records(const Town& town, std::size_t rounds) : town_(town) {
        std::size_t hundredths = kHundred; // what is never contested
        for (const std::size_t rate : kRates) {
            hundredths += rounds * rate;
        }
        count_ = std::min(kRecords, town.citizens().size() * kHundred / hundredths);
        dealt_ = count_;
    }

    [[nodiscard]] std::size_t count() const { return count_; }

    Round round(std::size_t rate) {
        Round round{number_++, {}, count_ * rate / kHundred};
        round.ids = town_.recent(round.contested, dealt_);
        dealt_ += round.contested;
        const Ids calm = town_.recent(count_ - round.contested);
        round.ids.insert(round.ids.end(), calm.begin(), calm.end());
        return round;
    }

private:
    const Town& town_;
    std::size_t count_ = 0;
    std::size_t dealt_ = 0;
    int number_ = 0;
};

} // namespace

void measure_conflicts(const Bench& bench, const Town& town, std::uint64_t records,
                       Report& report) {
    const auto central = town.start_central();
    TwoTablets tablets(town);
    Records dealer(town, static_cast<std::size_t>(bench.repeats));
    const std::string each = readable(static_cast<double>(dealer.count()));
    double clean_ms = 0;
    for (const std::size_t rate : kRates) {
        Samples samples;
        std::size_t contested = 0;
        for (int i = 0; i < bench.repeats; ++i) {
            const Round round = dealer.round(rate);
            contested = round.contested;
            samples.add(tablets.converge(round));
        }
        Figure figure{
            .records = records,
            .name = "concurrent edits of " + which(rate) + ", two tablets, to convergence",
            .unit = "ms",
            .samples = samples,
            .counts = each + " + " + each + " edits, " + readable(static_cast<double>(contested)) +
                      " conflicts with both values"};
        if (rate == 0) {
            clean_ms = samples.median();
            figure.bar = {"≤ 200 ms", 200.0, {}};
        } else {
            figure.bar = {"≤ 2× the clean time", {}, 2.0};
            figure.against = "different fields " + readable(clean_ms) + " ms";
            figure.ratio = samples.median() / clean_ms;
        }
        report.add(std::move(figure));
    }
    central->stop();
}

} // namespace b2go::bench
