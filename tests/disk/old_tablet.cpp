#include "tests/disk/old_tablet.hpp"

#include <span>

#include "store/sql.hpp"
#include "tests/store/store_fixture.hpp"

namespace b2go::tests {

namespace {

store::Identity demo_identity() {
    store::Identity identity;
    identity.device = 100'001;
    identity.epoch = 1;
    identity.staff = numbered_id(9001);
    identity.staff_name = "Kim Demosen";
    identity.team = numbered_id(8000);
    identity.demo = true;
    identity.central_url = "https://127.0.0.1:1";
    identity.ca_fingerprint = "00";
    identity.device_seed = std::string(32, 'd');
    return identity;
}

void put(store::Store& store, const registry::Object& object) {
    store.save(
        {{Tablet::draft(object.id, object.type, record::Scope::citizen(object.id),
                        registry::writes_of({}, object.fields, {}, registry::Given::changed))}});
}

} // namespace

OldTablet::OldTablet() : key_(Tablet::made_key(random_)) {}

void OldTablet::make(const std::string& path, std::size_t schema) {
    sqlite::OpenOptions options;
    options.path = path;
    options.mode = sqlite::OpenOptions::Mode::create;
    options.migrations = std::span(store::sql::migrations).first(schema);
    store::TabletStore store(options, key_, clock_, random_);
    store.set_identity(demo_identity());
    for (unsigned number = 1; number <= 3; ++number) {
        put(store, citizen_named(number, "Åse Demosen " + std::to_string(number)));
    }
    const store::Answered accepted{store::Verdict::applied, {}};
    store.take_verdicts(1, {&accepted, 1}, "a receipt");
    record::Change change;
    const auto sent = citizen_named(20, "Sendt Testholm");
    change.device = 100'077;
    change.seq = 1;
    change.id = sent.id;
    change.type = sent.type;
    change.scope = record::Scope::citizen(sent.id);
    change.schema = domain::kSchema;
    change.author = numbered_id(9077);
    change.writes = registry::writes_of({}, sent.fields, {}, registry::Given::changed);
    record::RecordState state = merge::empty_record(change);
    merge::apply(state, change, {change.device, change.seq, 7});
    apply_slice(store, "", {{sent.id, store::ServerRecord::Content::state, record::encode(state)}},
                "a cursor");
    const auto first = *store.find(numbered_id(2));
    const auto writes =
        registry::writes_of(domain::object_of(first).fields, name_edit("Rettet Demosen"),
                            record::seen_of(first), registry::Given::all);
    store.save({{Tablet::draft(first.id, first.type, first.scope, writes)}});
}

std::unique_ptr<store::Store> OldTablet::open(const std::string& path) {
    return store::Store::open(path, key_, clock_, random_);
}

} // namespace b2go::tests
