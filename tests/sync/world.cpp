#include "tests/sync/world.hpp"

#include <filesystem>
#include <set>
#include <tuple>

#include <boost/test/unit_test.hpp>

#include "app/show_record.hpp"
#include "domain/record_view.hpp"
#include "record/chain.hpp"
#include "sync/central/backup.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::tests {

namespace {

/// Several rounds at most: one to send everything, one to fetch everything, one to find nothing.
constexpr int kMostRounds = 6;

template <typename T> T must(base::Outcome<T> outcome) {
    if (!outcome) {
        std::string said = outcome.error().message.en;
        for (const base::FieldError& field : outcome.error().fields) {
            said += " [" + field.field + ": " + field.message.en + "]";
        }
        BOOST_FAIL(said);
    }
    return std::move(*outcome);
}

base::Outcome<sync::Reply> lost() {
    return base::refuse(base::Refusal::offline, {"Tabt.", "Lost."});
}

record::Chain chain_from(const std::string& bytes) {
    record::Chain chain{};
    BOOST_REQUIRE(bytes.size() == chain.size());
    std::ranges::copy(base::as_bytes(bytes), chain.begin());
    return chain;
}

} // namespace

// --- a tablet ----------------------------------------------------------------------------------

Tablet::Tablet(World& world, std::string name)
    : world_(world), name_(std::move(name)), key_(base::SecretKey::random(world.random)),
      store_(store::Store::create(world.folder.file(name_), key_, world.clock, world.random)) {}

Tablet::Tablet(World& world, std::string name, base::SecretKey key)
    : world_(world), name_(std::move(name)), key_(std::move(key)) {
    reopen();
}

void Tablet::copy_file(const std::string& to) {
    store_.reset(); // and with it what was only in the log
    std::filesystem::copy_file(world_.folder.file(name_), world_.folder.file(to),
                               std::filesystem::copy_options::overwrite_existing);
    reopen();
}

void Tablet::keep_copy() { copy_file(name_ + ".kept"); }

void Tablet::go_back() {
    store_.reset();
    std::filesystem::copy_file(world_.folder.file(name_ + ".kept"), world_.folder.file(name_),
                               std::filesystem::copy_options::overwrite_existing);
    reopen();
}

std::unique_ptr<Tablet> Tablet::copied(std::string name) {
    copy_file(name);
    auto key = base::SecretKey::copy_of(key_.view());
    BOOST_REQUIRE(key.has_value());
    return std::unique_ptr<Tablet>(new Tablet(world_, std::move(name), std::move(*key)));
}

app::Workspace Tablet::workspace() { return {*store_, world_.random}; }

void Tablet::reopen() {
    store_.reset();
    store_ = store::Store::open(world_.folder.file(name_), key_, world_.clock, world_.random);
}

void Tablet::enrol(const std::string& code) {
    const auto keys = sync::DeviceKeys::make(world_.random);
    const auto request = must(sync::enrol_request(code, keys, "tests", world_.clock.now()));
    const auto reply = must(world_.deliver(request.path, request.body));
    store_->set_identity(must(sync::read_enrol_answer(
        reply, keys, {"https://central.example:8443", std::string(64, 'a')})));
}

sync::StoreRunner Tablet::runner() {
    return {[this](const sync::StoreRunner::Job& job) { job(*store_); }, {}};
}

base::AnyId Tablet::create(registry::Object object) {
    auto at_work = workspace();
    object.id = at_work.new_id();
    return must(app::create(at_work, std::move(object))).id;
}

void Tablet::edit(base::AnyId id, const registry::Fields& fields) {
    auto at_work = workspace();
    must(app::edit(at_work, {id, fields, std::nullopt, {}}));
}

void Tablet::edit_as_seen(base::AnyId id, const registry::Fields& fields,
                          const record::Seen& seen) {
    auto at_work = workspace();
    must(app::edit(at_work, {id, fields, seen, {}}));
}

void Tablet::remove(base::AnyId id) {
    auto at_work = workspace();
    must(app::remove(at_work, id, "test"));
}

bool Tablet::resolve_first(base::AnyId id, std::size_t choice) {
    auto at_work = workspace();
    const auto card = must(app::show(at_work, id));
    for (const app::ShownField& shown : card.concurrent) {
        if (shown.why == merge::Why::undecided) {
            const std::string name =
                shown.field == nullptr ? std::string(app::kLifeName) : shown.field->name;
            const record::Dot dot = shown.versions[choice % shown.versions.size()].dot;
            must(app::resolve(at_work,
                              {id, name, shown.key, dot, "decided in a test", std::nullopt}));
            return true;
        }
    }
    return false;
}

base::Outcome<sync::SyncReport> Tablet::sync() {
    sync::Session session(runner(), world_.clock);
    while (const auto request = session.next()) {
        auto reply = world_.deliver(request->path, request->body);
        if (!reply) {
            return tl::unexpected(reply.error());
        }
        session.receive(*reply);
    }
    if (session.failed()) {
        return tl::unexpected(*session.failed());
    }
    return session.report();
}

void Tablet::sync_partly(std::size_t messages) {
    sync::Session session(runner(), world_.clock);
    for (std::size_t i = 0; i < messages; ++i) {
        const auto request = session.next();
        if (!request) {
            return;
        }
        const auto reply = world_.deliver(request->path, request->body);
        if (reply && i + 1 < messages) {
            session.receive(*reply);
        }
    }
}

sync::SyncReport Tablet::must_sync() { return must(sync()); }

std::string Tablet::bytes(base::AnyId id) {
    const auto state = store_->find(id);
    return state ? record::encode(*state) : std::string();
}

// --- the world ---------------------------------------------------------------------------------

World::World(std::uint64_t seed, int tablets)
    : random(seed), recovery_(base::make_box_keys(random)),
      keys_(central::Keys::make(random, base::as_chars(recovery_.public_key))),
      central_(std::make_unique<central::Central>(
          central::create_sqlcipher_store({folder.file("central.db"), ""}, keys_.master),
          central::Keys::decode(keys_.encode()), clock, random)) {
    central_->initialise(true);
    for (int i = 0; i < tablets; ++i) {
        add_tablet();
    }
}

Tablet& World::add_tablet() {
    const std::string number = std::to_string(tablets_.size() + 1);
    const auto code = must(central_->make_code("Anna Demosen " + number, "staff", "Team Nord"));
    tablets_.push_back(std::make_unique<Tablet>(*this, "tablet" + number));
    tablets_.back()->enrol(code.code);
    tablets_.back()->must_sync(); // the team's own record, for one
    return *tablets_.back();
}

Tablet& World::copy_tablet(std::size_t index) {
    tablets_.push_back(
        tablets_[index]->copied("tablet" + std::to_string(tablets_.size() + 1) + " copy"));
    return *tablets_.back();
}

void World::back_up_central() { central_->backup(folder.file("central.backup")); }

void World::restore_central() {
    central_.reset();
    const central::StoreOptions at{folder.file("central.db" + std::to_string(++restores_)), ""};
    auto keys = must(central::restore_backup(folder.file("central.backup"), recovery_.private_key,
                                             at.path, clock, random));
    auto store = central::open_sqlcipher_store(at, keys.master);
    central_ = std::make_unique<central::Central>(std::move(store), std::move(keys), clock, random);
    // What it has forgotten counts as accepted only when somebody sends it again.
    std::map<record::DeviceNumber, record::Seq> known;
    for (const central::DeviceRow& device : central_->devices()) {
        known[device.device] = device.last_seq;
    }
    std::erase_if(accepted_,
                  [&](const auto& each) { return each.first.seq > known[each.first.device]; });
}

base::Outcome<sync::Reply> World::deliver(std::string_view path, const std::string& body) {
    const std::size_t index = requests++;
    const bool loses = loss && loss->index == index;
    if (loses && loss->what == Loss::What::request) {
        loss.reset();
        return lost();
    }
    const central::Request request{std::string(path), body};
    auto replies = central_->answer(std::span(&request, 1));
    BOOST_REQUIRE(replies.size() == 1);
    if (replies[0].status == 200 && path == sync::path::kSync) {
        remember(body, replies[0]);
    }
    if (loses) {
        loss.reset();
        return lost();
    }
    clock.advance_ms(5);
    return sync::Reply{replies[0].status, std::move(replies[0].body)};
}

void World::remember(const std::string& body, const central::Reply& reply) {
    sync::pb::SyncAnswer answer;
    BOOST_REQUIRE(sync::unpack(reply.body, answer));
    if (!answer.has_accepted()) {
        return;
    }
    const auto read = sync::read_request(body);
    sync::pb::SyncRequest request;
    BOOST_REQUIRE(read.has_value());
    BOOST_REQUIRE(sync::unpack(read->payload(), request));
    record::Chain chain = chain_from(request.chain_before());
    for (const std::string& bytes : request.changes()) {
        const auto change = record::decode_change(bytes);
        BOOST_REQUIRE(change.has_value());
        chain = record::extend(chain, record::change_hash(bytes));
        const record::Dot dot{change->device, change->seq, record::tag_of(chain)};
        const auto [at, is_new] = accepted_.emplace(dot, *change);
        BOOST_REQUIRE((is_new || at->second == *change));
    }
}

void World::settle() {
    for (int round = 0; round < kMostRounds; ++round) {
        std::uint64_t moved = 0;
        for (const auto& tablet : tablets_) {
            const auto report = tablet->must_sync();
            moved += report.pushed + report.pulled;
        }
        if (moved == 0) {
            return;
        }
    }
    BOOST_FAIL("tablets still have something to say to each other");
}

record::Dot World::first_dot(const record::Dot& dot) const {
    const auto at = accepted_.find(dot);
    return at == accepted_.end() ? dot : at->second.origin.value_or(dot);
}

/// Words are live if and only if no accepted change had seen them, whatever they were called.
World::Live World::live_by_oracle() const {
    std::set<std::pair<Place, record::Dot>> replaced;
    for (const auto& [dot, change] : accepted_) {
        for (const record::Write& write : change.writes) {
            for (const record::Dot& seen : write.seen) {
                replaced.emplace(Place(change.id, write.field, write.key), first_dot(seen));
            }
        }
    }
    Live live;
    for (const auto& [dot, change] : accepted_) {
        for (const record::Write& write : change.writes) {
            const Place place(change.id, write.field, write.key);
            const record::Dot first = first_dot(dot);
            if (!replaced.contains({place, first}) && write.field != record::kLifeField) {
                live[place][first] = write.value;
            } else if (!replaced.contains({place, first})) {
                live[place][first]; // what a deletion had seen is told in names that change
            }
        }
    }
    return live;
}

void World::require_converged(const std::vector<base::AnyId>& records) {
    add_tablet(); // knows nothing but what the central knows
    for (const auto& tablet : tablets_) {
        for (const std::string& wrong : tablet->store().verify()) {
            BOOST_ERROR(wrong);
        }
        BOOST_TEST(tablet->store().counts().unsent == 0);
        BOOST_TEST(tablet->store().counts().quarantined == 0);
    }
    for (const std::string& wrong : central_->verify()) {
        BOOST_ERROR(wrong);
    }

    Live live;
    for (const base::AnyId id : records) {
        const std::string expected = tablets_.back()->bytes(id);
        BOOST_REQUIRE(!expected.empty());
        for (const auto& tablet : tablets_) {
            BOOST_REQUIRE(tablet->bytes(id) == expected);
        }
        const auto state = tablets_.back()->store().find(id);
        for (const record::Register& item : state->registers) {
            for (const record::Version& version : item.versions) {
                auto& value = live[Place(id, item.field, item.key)][first_dot(version.dot)];
                if (item.field != record::kLifeField) {
                    value = version.value;
                }
            }
        }
    }
    auto oracle = live_by_oracle();
    for (const auto& [place, words] : oracle) {
        const auto& [id, field, key] = place;
        BOOST_TEST_CONTEXT("record " << id.text() << " field " << field) {
            for (const auto& [dot, value] : words) {
                BOOST_CHECK_MESSAGE(live[place].contains(dot), "missing: " << dot.text());
            }
            for (const auto& [dot, value] : live[place]) {
                BOOST_CHECK_MESSAGE(words.contains(dot), "too much: " << dot.text());
            }
        }
    }
    BOOST_TEST((live == oracle));
}

} // namespace b2go::tests
