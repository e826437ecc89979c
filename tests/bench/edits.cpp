#include "tests/bench/edits.hpp"

#include <stdexcept>

#include "app/save_record.hpp"
#include "domain/record_view.hpp"
#include "registry/diff.hpp"
#include "tests/bench/report.hpp"

namespace b2go::bench {

void edit_at_once(platform::Tablet& tablet, const Ids& ids, const MakeFields& fields) {
    tablet.store().run(store::Priority::person,
                       [&](store::Store& store) { edit_at_once(store, ids, fields); });
}

void edit_at_once(store::Store& store, const Ids& ids, const MakeFields& fields) {
    std::vector<store::Draft> drafts;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto state = store.find(ids[i]);
        if (!state) {
            throw WrongResult("a record to be edited is not on the tablet");
        }
        auto writes = registry::writes_of(domain::object_of(*state).fields, fields(i),
                                          record::seen_of(*state), registry::Given::all);
        drafts.push_back(
            {state->id, state->type, state->scope, std::move(writes), {}, std::nullopt});
    }
    must_equal("changes saved", store.save(drafts).size(), ids.size());
}

Samples edit_one_by_one(platform::Tablet& tablet, base::Random& random, const Ids& ids,
                        const MakeFields& fields) {
    Samples samples;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Stopwatch stopwatch;
        const bool saved = tablet.store().run(store::Priority::person, [&](store::Store& store) {
            app::Workspace workspace(store, random);
            const auto done = app::edit(workspace, {ids[i], fields(i), std::nullopt, {}});
            return done && done->seq != 0;
        });
        samples.add(stopwatch.ms());
        if (!saved) {
            throw WrongResult("an edit was refused or changed nothing");
        }
    }
    return samples;
}

sync::SyncReport sync_or_throw(platform::Tablet& tablet) {
    auto report = tablet.sync();
    if (!report) {
        throw std::runtime_error("a sync was refused: " + report.error().message.en);
    }
    return std::move(*report);
}

std::vector<record::RecordState> states_of(platform::Tablet& tablet, const Ids& ids) {
    return tablet.store().run(store::Priority::person, [&](store::Store& store) {
        std::vector<record::RecordState> states;
        for (const base::AnyId id : ids) {
            auto state = store.find(id);
            if (!state) {
                throw WrongResult("a record is not on the tablet");
            }
            states.push_back(std::move(*state));
        }
        return states;
    });
}

std::set<std::string> words_in(const record::RecordState& state, record::FieldNumber number) {
    std::set<std::string> words;
    if (const record::Register* item = state.find(number)) {
        for (const record::Version& version : item->versions) {
            words.insert(version.value);
        }
    }
    return words;
}

void must_hold(const record::RecordState& state, record::FieldNumber field,
               const std::vector<record::Value>& values) {
    std::set<std::string> encoded;
    for (const record::Value& value : values) {
        encoded.insert(record::encode(value));
    }
    if (words_in(state, field) != encoded) {
        throw WrongResult("a field does not hold what was written");
    }
}

} // namespace b2go::bench
