#pragma once

#include "record/state.hpp"
#include "record/value.hpp"

namespace b2go::record_test {

/// An id of one repeated byte.
inline base::AnyId id_of(unsigned char fill) {
    base::AnyId id;
    id.value.fill(static_cast<std::byte>(fill));
    return id;
}

/// A change that uses every part a change has.
inline record::Change full_change() {
    record::Change change;
    change.device = 100'001;
    change.seq = 7;
    change.id = id_of(0x11);
    change.type = 3;
    change.scope = record::Scope::citizen(id_of(0x22));
    change.schema = 2;
    change.time = base::Instant{-5};
    change.author = id_of(0x33);
    change.reason = "Aftalt på mødet";
    change.batch = id_of(0x44);
    change.origin = record::Dot{100'002, 9, 0xdeadbeef};
    change.writes = {
        {10, {}, record::encode(record::Value(std::string("Testholm"))), {}, std::nullopt},
        {10, "a", record::encode(record::Value(true)), {{1, 1, 1}, {1, 2, 0}}, std::string()},
        {12, {}, {}, {{3, 1, 1}}, "was"}};
    return change;
}

/// A record that uses every part a record has.
inline record::RecordState full_state() {
    record::RecordState state;
    state.id = id_of(0x11);
    state.type = 3;
    state.scope = record::Scope::team(id_of(0x22));
    state.schema = 2;
    const record::Version one{{1, 4, 9},
                              base::Instant{100},
                              id_of(0x33),
                              "",
                              record::encode(record::Value(std::string("Testholm"))),
                              "was"};
    const record::Version other{{2, 1, 7}, base::Instant{90}, id_of(0x34), "en grund", {}, {}};
    record::Version elsewhere = one; // the same change wrote another register
    elsewhere.value = record::encode(record::Value(std::int64_t{5}));
    elsewhere.was.reset();
    state.registers = {{10, {}, {one, other}, {}},
                       {11, "key", {elsewhere}, {{3, 5, 1}, {3, 6, 2}}}};
    state.applied = {{1, 4}, {2, 3}};
    return state;
}

} // namespace b2go::record_test
