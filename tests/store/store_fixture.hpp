#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "domain/citizen.hpp"
#include "domain/record_view.hpp"
#include "domain/types.hpp"
#include "merge/apply.hpp"
#include "merge/effective.hpp"
#include "record/seen.hpp"
#include "registry/diff.hpp"
#include "store/store.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"

namespace b2go::tests {

inline constexpr base::AnyId numbered_id(unsigned number) {
    base::AnyId id;
    id.value[0] = std::byte{0x01};
    id.value[6] = std::byte{0x70};
    id.value[8] = std::byte{0x80};
    id.value[14] = static_cast<std::byte>(number >> 8U);
    id.value[15] = static_cast<std::byte>(number & 0xFFU);
    return id;
}

/// One tablet: a store in a folder of its own.
struct Tablet {
    explicit Tablet(record::DeviceNumber device = 100'001) : random(device), key(made_key(random)) {
        store = store::Store::create(path, key, clock, random);
        store::Identity identity;
        identity.device = device;
        identity.epoch = 1;
        identity.staff = numbered_id(9000 + device % 1000);
        identity.staff_name = "Kim Demosen";
        identity.team = numbered_id(8000);
        identity.demo = true;
        identity.central_url = "https://127.0.0.1:1";
        identity.ca_fingerprint = "00";
        identity.device_seed = std::string(32, 'd');
        store->set_identity(identity);
    }
    void reopen() {
        store.reset();
        store = store::Store::open(path, key, clock, random);
    }

    base::AnyId put(const registry::Object& object) {
        return put(object, record::Scope::citizen(object.id));
    }
    base::AnyId put(const registry::Object& object, record::Scope scope) {
        store->save(
            {{draft(object.id, object.type, scope,
                    registry::writes_of({}, object.fields, {}, registry::Given::changed))}});
        return object.id;
    }
    /// Edits what the record holds now, or, with `as_seen`, what it held then.
    record::Seq edit(base::AnyId id, const registry::Fields& edits) {
        return edit(*store->find(id), edits);
    }
    record::Seq edit(const record::RecordState& as_seen, const registry::Fields& edits) {
        const auto writes = registry::writes_of(domain::object_of(as_seen).fields, edits,
                                                record::seen_of(as_seen), registry::Given::all);
        return store->save({{draft(as_seen.id, as_seen.type, as_seen.scope, writes)}}).front();
    }
    record::Seq erase(base::AnyId id) {
        const auto state = *store->find(id);
        return store
            ->save({{draft(
                id, state.type, state.scope,
                {{record::kLifeField, "", record::encode(record::Value(merge::live_dots(state))),
                  record::seen_of(state).of(record::kLifeField), std::nullopt}})}})
            .front();
    }
    [[nodiscard]] registry::Object object(base::AnyId id) const {
        return domain::object_of(*store->find(id));
    }
    [[nodiscard]] std::string name_of(base::AnyId id) const {
        return object(id).get(domain::citizen().name).value_or("");
    }
    [[nodiscard]] std::vector<base::AnyId> found(std::string_view text) const {
        return ids(store->search(text, 50));
    }
    [[nodiscard]] static std::vector<base::AnyId>
    ids(const std::vector<record::RecordState>& states) {
        std::vector<base::AnyId> result;
        for (const auto& state : states) {
            result.push_back(state.id);
        }
        return result;
    }

    static base::SecretKey made_key(base::Random& random) {
        base::init_crypto();
        return base::SecretKey::random(random);
    }
    static store::Draft draft(base::AnyId id, record::TypeNumber type, record::Scope scope,
                              std::vector<record::Write> writes) {
        store::Draft made;
        made.id = id;
        made.type = type;
        made.scope = scope;
        made.writes = std::move(writes);
        return made;
    }

    TempFolder folder;
    std::string path = folder.file("store.db");
    ManualClock clock;
    SeededRandom random;
    base::SecretKey key;
    std::unique_ptr<store::Store> store;
};

inline registry::Object citizen_named(unsigned number, const std::string& name) {
    registry::Object object = domain::citizen().make(numbered_id(number));
    object.set(domain::citizen().name, name);
    return object;
}

inline registry::Fields name_edit(const std::string& name) {
    registry::Fields fields;
    fields.plain[domain::citizen().name.number] = name;
    return fields;
}

/// False if the cursor is not the store's.
inline bool apply_slice(store::Store& store, std::string_view from_cursor,
                        std::vector<store::ServerRecord> records, std::string cursor_after) {
    store::ServerSlice slice;
    slice.records = std::move(records);
    slice.cursor = std::move(cursor_after);
    return store.apply_slices(from_cursor, {&slice, 1}, 1).slices == 1;
}

/// The merging half of a central, in memory: takes changes, gives states.
class MiniCentral {
public:
    /// Merges what the tablet has not had accepted and tells it so.
    void push(Tablet& tablet) {
        const auto point = tablet.store->sync_point();
        std::vector<store::Answered> verdicts;
        record::Chain chain = point.accepted_chain;
        for (const auto& unsent : tablet.store->unsent(point.accepted_seq, 1000, 1 << 30)) {
            const auto change = *record::decode_change(unsent.change);
            chain = record::extend(chain, record::change_hash(unsent.change));
            auto [at, is_new] = records.try_emplace(change.id, merge::empty_record(change));
            merge::apply(at->second, change, {change.device, change.seq, record::tag_of(chain)});
            verdicts.push_back({store::Verdict::applied, {}});
        }
        tablet.store->take_verdicts(point.accepted_seq + 1, verdicts, "receipt");
    }
    /// Gives the tablet everything, whether it has it or not.
    void pull(Tablet& tablet) {
        std::vector<store::ServerRecord> page;
        for (const auto& [id, state] : records) {
            page.push_back({id, store::ServerRecord::Content::state, record::encode(state)});
        }
        const std::string from = tablet.store->sync_point().cursor;
        ++pulls;
        if (!apply_slice(*tablet.store, from, page, "cursor " + std::to_string(pulls))) {
            throw std::logic_error("the cursor was the tablet's own");
        }
    }
    void sync(Tablet& tablet) {
        push(tablet);
        pull(tablet);
    }

    std::map<base::AnyId, record::RecordState> records;
    int pulls = 0;
};

inline bool all_well(const Tablet& tablet, std::string& told) {
    for (const auto& wrong : tablet.store->verify()) {
        told += wrong + "\n";
    }
    return told.empty();
}

#define B2GO_CHECK_WELL(tablet)                                                                    \
    do {                                                                                           \
        std::string told;                                                                          \
        BOOST_CHECK_MESSAGE(b2go::tests::all_well(tablet, told), told);                            \
    } while (false)

} // namespace b2go::tests
