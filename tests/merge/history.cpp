#include "tests/merge/history.hpp"

#include <algorithm>
#include <optional>

#include "merge/effective.hpp"
#include "record/chain.hpp"
#include "record/value.hpp"

namespace b2go::merge_test {

using record::Change;
using record::Dot;
using record::Dots;
using record::FieldNumber;
using record::RecordState;
using record::Write;

namespace {

base::AnyId id_of(unsigned char last) {
    base::AnyId id;
    id.value[15] = static_cast<std::byte>(last);
    return id;
}

std::vector<Write> writes_of(const Plan& plan, const RecordState& opened) {
    const auto write = [&](FieldNumber field, std::string value) {
        return Write{field, {}, std::move(value), versions_of(opened, field), std::nullopt};
    };
    switch (plan.act) {
    case Act::edit_first:
        return {write(kFirst, plan.value)};
    case Act::edit_second:
        return {write(kSecond, plan.value)};
    case Act::edit_both:
        return {write(kFirst, plan.value), write(kSecond, plan.value)};
    case Act::remove:
        return {write(record::kLifeField, record::encode(record::Value(merge::live_dots(opened))))};
    case Act::restore:
        return {write(record::kLifeField, {})};
    }
    return {};
}

std::vector<std::size_t> held(const History& history, const View& view) {
    View taken(view.size(), 0);
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (taken[history[i].author] < view[history[i].author]) {
            ++taken[history[i].author];
            indices.push_back(i);
        }
    }
    return indices;
}

const Write* write_to(const Made& made, FieldNumber field) {
    for (const Write& write : made.change.writes) {
        if (write.field == field) {
            return &write;
        }
    }
    return nullptr;
}

/// Every view within what each author had written so far, one after the other like an odometer.
bool next_view(View& view, const View& written) {
    for (std::size_t i = 0; i < view.size(); ++i) {
        if (view[i] < written[i]) {
            ++view[i];
            return true;
        }
        view[i] = 0;
    }
    return false;
}

void extend_shape(std::vector<Plan>& plans, std::size_t count, std::size_t replicas,
                  const std::function<void(const std::vector<Plan>&)>& use) {
    if (plans.size() == count) {
        use(plans);
        return;
    }
    View written(replicas, 0);
    std::size_t known_authors = 0;
    for (const Plan& plan : plans) {
        ++written[plan.author];
        known_authors = std::max(known_authors, plan.author + 1);
    }
    for (std::size_t author = 0; author < std::min(known_authors + 1, replicas); ++author) {
        View view(replicas, 0);
        do {
            plans.push_back({author, view});
            extend_shape(plans, count, replicas, use);
            plans.pop_back();
        } while (next_view(view, written));
    }
}

} // namespace

std::vector<std::vector<std::size_t>> by_author(const History& history, std::size_t replicas) {
    std::vector<std::vector<std::size_t>> own(replicas);
    for (std::size_t i = 0; i < history.size(); ++i) {
        own[history[i].author].push_back(i);
    }
    return own;
}

History make_history(const std::vector<Plan>& plans, std::size_t replicas) {
    History history;
    std::vector<record::Seq> seqs(replicas, 0);
    std::vector<record::Chain> chains(replicas);
    for (const Plan& plan : plans) {
        RecordState opened = merged(history, held(history, plan.view));
        Change change;
        // The later author has the lower number, so that neither order of numbers is favoured.
        change.device = static_cast<record::DeviceNumber>(100'009 - plan.author);
        change.seq = ++seqs[plan.author];
        change.id = id_of(1);
        change.type = 7;
        change.scope = record::Scope::reference();
        change.schema = 1;
        change.time = base::Instant{plan.time_ms};
        change.author = id_of(static_cast<unsigned char>(100 + plan.author));
        change.writes = writes_of(plan, opened);
        record::Chain& chain = chains[plan.author];
        chain = record::extend(chain, record::change_hash(record::encode(change)));
        const Dot dot{change.device, change.seq, record::tag_of(chain)};
        history.push_back({std::move(change), dot, plan.author});
    }
    return history;
}

RecordState merged(const History& history, const std::vector<std::size_t>& indices) {
    RecordState state;
    state.id = id_of(1);
    state.type = 7;
    state.scope = record::Scope::reference();
    for (const std::size_t index : indices) {
        merge::apply(state, history[index].change, history[index].dot);
    }
    return state;
}

void each_shape(std::size_t count, std::size_t replicas,
                const std::function<void(const std::vector<Plan>&)>& use) {
    std::vector<Plan> plans;
    extend_shape(plans, count, replicas, use);
}

std::size_t each_order(const History& history, std::size_t replicas,
                       const std::function<void(const std::vector<std::size_t>&)>& use) {
    // The orders that keep each device's own are the permutations of "whose change comes next".
    const auto own = by_author(history, replicas);
    std::vector<std::size_t> turns;
    for (std::size_t author = 0; author < replicas; ++author) {
        turns.insert(turns.end(), own[author].size(), author);
    }
    std::size_t orders = 0;
    do {
        View taken(replicas, 0);
        std::vector<std::size_t> order;
        order.reserve(turns.size());
        for (const std::size_t author : turns) {
            order.push_back(own[author][taken[author]++]);
        }
        use(order);
        ++orders;
    } while (std::ranges::next_permutation(turns).found);
    return orders;
}

Dots oracle_live(const History& history, const std::vector<std::size_t>& accepted,
                 FieldNumber field) {
    Dots live;
    for (const std::size_t candidate : accepted) {
        if (write_to(history[candidate], field) == nullptr) {
            continue;
        }
        const Dot& dot = history[candidate].dot;
        const bool was_seen = std::ranges::any_of(accepted, [&](std::size_t other) {
            const Write* write = write_to(history[other], field);
            return write != nullptr && std::ranges::find(write->seen, dot) != write->seen.end();
        });
        if (!was_seen) {
            live.push_back(dot);
        }
    }
    std::ranges::sort(live);
    return live;
}

OracleLife oracle_life(const History& history, const std::vector<std::size_t>& accepted) {
    Dots named;
    bool any_deletion = false;
    for (const Dot& dot : oracle_live(history, accepted, record::kLifeField)) {
        const auto made = std::ranges::find(history, dot, &Made::dot);
        const auto value = record::decode_value(made->change.writes.front().value);
        if (value && std::holds_alternative<Dots>(*value)) {
            any_deletion = true;
            const Dots& dots = std::get<Dots>(*value);
            named.insert(named.end(), dots.begin(), dots.end());
        }
    }
    if (!any_deletion) {
        return OracleLife::alive;
    }
    for (const FieldNumber field : {kFirst, kSecond}) {
        for (const Dot& dot : oracle_live(history, accepted, field)) {
            if (std::ranges::find(named, dot) == named.end()) {
                return OracleLife::disputed;
            }
        }
    }
    return OracleLife::deleted;
}

Dots versions_of(const RecordState& state, FieldNumber field) {
    Dots dots;
    if (const record::Register* item = state.find(field)) {
        for (const record::Version& version : item->versions) {
            dots.push_back(version.dot);
        }
    }
    return dots;
}

} // namespace b2go::merge_test
