#include "tests/sync/world.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "domain/record_view.hpp"
#include "sync/central/bundle.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/forgotten.hpp"
#include "tests/sync/kept_list.hpp"

namespace b2go::tests {

namespace {

/// Several rounds at most: one to send everything, one to fetch everything, one to find nothing.
constexpr int kMostRounds = 6;
constexpr std::size_t kEverything = 1'000'000'000;

base::Outcome<sync::Reply> lost() {
    return base::refuse(base::Refusal::offline, {"Tabt.", "Lost."});
}

} // namespace

World::World(std::uint64_t seed, int tablets, central::PageLimits page_limits)
    : random(seed), recovery_(base::make_box_keys(random)),
      keys_(central::Keys::make(random, base::as_chars(recovery_.public_key))),
      place_(folder.file("central.db")), page_limits_(page_limits),
      central_(make_central(place_.create(keys_.master, random))) {
    ledger_.open = [this](const std::string& sealed) { return opened(sealed); };
    ledger_.name_of = [this](base::AnyId team) { return central_->staff_name(team); };
    ledger_.team_of = [this](record::DeviceNumber device) { return team_of(device); };
    central_->initialise(true);
    central_->keep_erasures_in(std::make_unique<KeptList>(erasures_));
    for (int i = 0; i < tablets; ++i) {
        add_tablet();
    }
}

Tablet& World::add_tablet(const std::string& team) {
    const std::string number = std::to_string(++tablets_made_);
    const std::string staff = "Anna Demosen " + number;
    const auto code = must(central_->make_code(staff, "staff", team));
    teams_[staff] = team;
    tablets_.push_back(std::make_unique<Tablet>(*this, "tablet" + number, staff));
    tablets_.back()->enrol(code.code);
    tablets_.back()->must_sync(); // the team's own record, for one
    return *tablets_.back();
}

base::Outcome<void> World::enrol_again(std::size_t index) {
    const std::string staff = tablets_[index]->staff_name();
    const auto code = must(central_->make_code(staff, "staff", teams_.at(staff)));
    return tablets_[index]->enrol_again(code.code);
}

void World::appoint(const std::string& staff_name, std::string_view role, const std::string& team) {
    (void)must(central_->make_code(staff_name, role, team));
    teams_[staff_name] = team;
}

std::string World::team_of(record::DeviceNumber device) {
    const auto rows = central_->devices();
    const auto row = std::ranges::find(rows, device, &central::DeviceRow::device);
    return row == rows.end() ? std::string() : row->team_name;
}

std::string World::opened(const std::string& sealed) const {
    return base::open_box(keys_.box, base::as_bytes(sealed)).value();
}

Tablet& World::copy_tablet(std::size_t index) {
    tablets_.push_back(
        tablets_[index]->copied("tablet" + std::to_string(++tablets_made_) + " copy"));
    return *tablets_.back();
}

void World::back_up_central() {
    central_->backup(folder.file("central.backup"));
    ledger_.keep();
    has_backup_ = true;
}

void World::restore_central() {
    central_.reset();
    place_ = CentralPlace(folder.file("central.db" + std::to_string(++restores_)));
    may_lack_bytes = true; // whoever had left them may have purged them
    keys_ =
        must(place_.restore(folder.file("central.backup"), recovery_.private_key, clock, random));
    restart_central();
    // What it has forgotten counts as accepted only when somebody sends it again.
    ledger_.go_back();
}

bool World::release(const record::Dot& dot) {
    std::map<central::ChangeName, record::Dot> sent;
    for (const record::Dot& each : ledger_.apart()) {
        sent[{each.device, each.seq}] = each;
    }
    const auto released = central_->release({dot.device, dot.seq});
    if (!released) {
        return false;
    }
    std::map<record::Dot, record::Dot> now;
    for (const central::ReleasedChange& each : *released) {
        const auto at = sent.find(each.name);
        now[at == sent.end() ? dot : at->second] = each.now;
    }
    ledger_.release(dot, now);
    return true;
}

std::size_t World::restore_witnesses() {
    std::size_t restored = 0;
    for (const central::WitnessRow& row : central_->witnesses(10'000)) {
        for (const central::RestoredWord& word : must(central_->restore_witness(row.record))) {
            ledger_.restore(word.change, word.now);
            ++restored;
        }
    }
    return restored;
}

/// By the name they go by on it: their first, as far as their tablet knows it, which the central
/// need not have heard of.
std::map<std::pair<record::DeviceNumber, record::Seq>, record::Dot> World::words_to_send() {
    std::map<std::pair<record::DeviceNumber, record::Seq>, record::Dot> words;
    for (const auto& tablet : tablets_) {
        for (const store::Unsent& kept : tablet->store().unsent(0, kEverything, kEverything)) {
            const auto change =
                kept.is_sealed() ? std::nullopt : record::decode_change(kept.change);
            if (change) {
                const record::Dot dot{change->device, change->seq, 0};
                words[{change->device, change->seq}] = change->origin.value_or(dot);
            }
        }
    }
    return words;
}

std::set<record::Dot> World::words_on_tablets() {
    std::set<record::Dot> dots;
    const auto to_send = words_to_send();
    for (const base::AnyId id : ledger_.records()) {
        for (const auto& tablet : tablets_) {
            const auto state = tablet->store().find(id);
            for (const record::Register& item :
                 state ? state->registers : std::vector<record::Register>()) {
                for (const record::Version& version : item.versions) {
                    const auto own = to_send.find({version.dot.device, version.dot.seq});
                    const bool was_renamed = own != to_send.end() && own->second.tag != 0;
                    dots.insert(ledger_.ever_first(was_renamed ? own->second : version.dot));
                }
            }
        }
    }
    return dots;
}

bool World::erase(base::AnyId citizen) {
    const bool is_done = central_->erase_citizen(citizen, "asked for").has_value();
    if (is_done) {
        ledger_.erase(record::Scope::citizen(citizen));
    }
    return is_done;
}

/// Nobody has anything of what was erased, and the central knows that of everybody.
void World::find_erased(std::vector<std::string>& found) {
    for (std::size_t i = 0; i < tablets_.size(); ++i) {
        const std::string name = "tablet " + std::to_string(i) + ": ";
        store::Store& store = tablets_[i]->store();
        for (const base::AnyId id : ledger_.erased_records()) {
            if (store.find(id)) {
                found.push_back(name + "record " + id.text() + " was erased and is there");
            }
        }
        for (const store::Unsent& each : store.unsent(0, 1'000'000, std::size_t{1} << 40U)) {
            const auto change = record::decode_change(each.change);
            if (change && ledger_.erased().contains(change->scope)) {
                found.push_back(name + "a change of an erased scope is kept");
            }
        }
        const record::DeviceNumber device = store.identity().value().device;
        for (const central::ErasureRow& row : central_->erasures()) {
            if (std::ranges::find(row.waiting, device) != row.waiting.end()) {
                found.push_back(name + "has not said that it erased");
            }
        }
    }
}

bool World::discard(const record::Dot& dot) {
    const bool is_done = central_->discard({dot.device, dot.seq}, "tried").has_value();
    if (is_done) {
        ledger_.discard(dot);
    }
    return is_done;
}

void World::restart_central() {
    central_.reset();
    auto store = place_.open(keys_.master, random);
    store_ = store.get();
    central_ = make_central(std::move(store));
    central_->keep_erasures_in(std::make_unique<KeptList>(erasures_));
}

void World::move_central(const std::filesystem::path& to) {
    central_.reset();
    std::filesystem::create_directories(to);
    const std::filesystem::path moved = to / "central.db";
    std::filesystem::rename(place_.path(), moved);
    place_ = CentralPlace(moved.string());
    restart_central();
}

std::unique_ptr<central::Central> World::open_central(const CentralPlace& place) {
    auto central = make_central(place.open(keys_.master, random));
    central->keep_erasures_in(std::make_unique<KeptList>(erasures_));
    return central;
}

std::unique_ptr<central::Central>
World::make_central(std::unique_ptr<central::CentralStore> store) {
    return std::make_unique<central::Central>(
        std::move(store), central::Keys::decode(keys_.encode()), clock, random, page_limits_);
}

base::Outcome<sync::Reply> World::deliver(std::string_view path, const std::string& body) {
    const std::size_t index = requests++;
    const bool loses = loss && loss->index == index;
    if (loses && loss->what == Loss::What::request) {
        loss.reset();
        return lost();
    }
    auto reply = wire ? wire(std::string(path), body) : answer(std::string(path), body);
    if (loses) {
        loss.reset();
        return lost();
    }
    clock.advance_ms(5);
    return reply;
}

sync::Reply World::answer(const std::string& path, const std::string& body) {
    const central::Request request{path, body};
    auto replies = central_->answer(std::span(&request, 1));
    if (replies.size() != 1) {
        throw std::runtime_error("one request has not one answer");
    }
    if (replies[0].status == sync::status::kOk && path == sync::path::kSync) {
        ledger_.take(body, replies[0].body);
    }
    return {replies[0].status, std::move(replies[0].body)};
}

base::Outcome<std::string> World::answer_bundle(std::string_view file) {
    auto answers = central_->answer_bundle(file);
    if (const auto asked = central::open_asked(keys_, file); asked && answers) {
        for (const central::Request& request : asked->requests) {
            // Asked once more, so that the ledger hears what the central says of it.
            static_cast<void>(answer(request.path, request.body));
        }
    }
    return answers;
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
    throw std::runtime_error("tablets still have something to say to each other");
}

std::vector<World::Standing> World::standings() {
    std::vector<Standing> all;
    const auto rows = central_->devices();
    for (std::size_t i = 0; i < tablets_.size(); ++i) {
        const auto identity = tablets_[i]->workspace().identity();
        const auto row = std::ranges::find(rows, identity.device, &central::DeviceRow::device);
        if (row == rows.end()) {
            throw std::runtime_error("the central does not know a tablet that is here");
        }
        all.push_back({tablets_[i].get(), "tablet " + std::to_string(i) + ": ",
                       record::Scope::team(identity.team), row->team_name,
                       record::Scope::staff(identity.staff), row->role != "partner_staff"});
        if (central_->staff_name(identity.team) != row->team_name) {
            throw std::runtime_error("a tablet does not know its user's team");
        }
    }
    return all;
}

bool World::is_to_hold(const Standing& who, const record::Scope& scope) const {
    using Kind = record::Scope::Kind;
    switch (scope.kind) {
    case Kind::reference:
        return true;
    case Kind::team:
        return scope == who.team;
    case Kind::citizen:
        return who.has_citizens && ledger_.holders_of(scope).contains(who.team_name);
    case Kind::staff:
        return scope == who.staff;
    case Kind::admin:
        return false;
    }
    return false;
}

void World::compare(base::AnyId id, const std::vector<Standing>& all, const Ledger::Live& expected,
                    std::vector<std::string>& found) {
    const record::Scope scope = ledger_.scope_of(id);
    std::optional<record::RecordState> state;
    for (const Standing& who : all) {
        const auto here = who.tablet->store().find(id);
        const bool is_to = is_to_hold(who, scope);
        if (is_to && !here) {
            found.push_back(who.name + "lacks record " + id.text());
        }
        // Of what was left before a restore nothing is known: it stays until it was looked at.
        if (!is_to && here && restores_ == 0) {
            found.push_back(who.name + "holds record " + id.text() + ", which is not its own");
        }
        if (!is_to || !here) {
            continue;
        }
        if (!state) {
            state = here;
        } else if (record::encode(*here) != record::encode(*state)) {
            found.push_back("record " + id.text() + " is not the same on every tablet");
        }
    }
    if (state) {
        compare_words(*state, still_due(expected, *state, ledger_.live_in(*state), clock.now()),
                      found);
    }
}

void World::compare_words(const record::RecordState& state, const Ledger::Live& expected,
                          std::vector<std::string>& found) {
    const base::AnyId id = state.id;
    Ledger::Live live = ledger_.live_in(state);
    for (const auto& [place, words] : expected) {
        const std::string where =
            "record " + id.text() + " field " + std::to_string(std::get<1>(place)) + ": ";
        for (const auto& [dot, word] : words) {
            const auto shown = live[place].find(dot);
            if (shown == live[place].end()) {
                found.push_back(where + dot.text() + " is missing");
            } else if (shown->second != word) {
                found.push_back(where + dot.text() + " says something else");
            }
            live[place].erase(dot);
        }
    }
    for (const auto& [place, words] : live) {
        for (const auto& [dot, word] : words) {
            found.push_back("record " + id.text() + " field " + std::to_string(std::get<1>(place)) +
                            ": " + dot.text() + " is shown and was replaced");
        }
    }
    if (merge::life(state) != Ledger::life(expected, id)) {
        found.push_back("record " + id.text() + " is deleted, alive or disputed wrongly");
    }
}

std::vector<std::string> World::findings() {
    std::vector<std::string> found = ledger_.contradictions;
    find_erased(found);
    const std::set<base::AnyId> whole = whole_somewhere();
    std::set<std::string> teams;
    for (const auto& [staff, team] : teams_) {
        teams.insert(team);
    }
    for (const std::string& team : teams) {
        add_tablet(team); // knows nothing but what the central knows
    }
    const std::set<record::Dot> words = ledger_.words();
    for (std::size_t i = 0; i < tablets_.size(); ++i) {
        const std::string name = "tablet " + std::to_string(i) + ": ";
        for (const std::string& wrong : tablets_[i]->store().verify()) {
            found.push_back(name + wrong);
        }
        if (tablets_[i]->store().counts().unsent != 0) {
            found.push_back(name + "something is unsent");
        }
        for (const record::Dot& dot : tablets_[i]->written()) {
            if (!words.contains(dot)) {
                found.push_back(name + dot.text() + " was written and the central lacks it");
            }
        }
    }
    for (const std::string& wrong : central_->verify()) {
        found.push_back("central: " + wrong);
    }
    find_bytes(whole, found);
    const Ledger::Live expected = ledger_.live();
    const std::vector<Standing> all = standings();
    for (const base::AnyId id : ledger_.records()) {
        compare(id, all, expected, found);
    }
    std::set<Ledger::Place> conflicts;
    for (const central::ConflictRow& row : central_->conflicts(10'000)) {
        conflicts.emplace(row.state.id, row.field, row.key);
    }
    if (conflicts != ledger_.conflicts(expected)) {
        found.push_back("the central's conflicts are not those there must be");
    }
    return found;
}

std::set<base::AnyId> World::whole_somewhere() {
    std::set<base::AnyId> whole;
    for (const auto& [id, attached] : contents) {
        const auto has = [&](const auto& tablet) { return tablet->content(id).has_value(); };
        if (std::ranges::any_of(tablets_, has)) {
            whole.insert(id);
        }
    }
    return whole;
}

/// A tablet that knows nothing but what the central knows is among them.
void World::find_bytes(const std::set<base::AnyId>& whole, std::vector<std::string>& found) {
    for (const auto& [id, attached] : contents) {
        for (std::size_t i = 0; i < tablets_.size(); ++i) {
            Tablet& tablet = *tablets_[i];
            const std::string name = "tablet " + std::to_string(i) + ": attachment " + id.text();
            const auto state = tablet.store().find(id);
            if (!state || merge::life(*state) == merge::Life::deleted) {
                continue;
            }
            const auto here = tablet.content(id);
            if (here && *here != attached.content) {
                found.push_back(name + " says something else");
            }
            if (!here && (whole.contains(id) || !may_lack_bytes)) {
                found.push_back(name + " has not come");
            }
        }
        if (central_->stats().quarantined == 0) {
            find_stray(id, attached, found);
        }
    }
}

/// Bytes of what a tablet does not hold the record of.
void World::find_stray(base::AnyId id, const Attached& attached, std::vector<std::string>& found) {
    base::Sha256 hash;
    hash.add(base::as_bytes(attached.content));
    const std::string sha256(base::as_chars(hash.finish()));
    const store::BlobName name{attached.scope, sha256,
                               static_cast<std::int64_t>(attached.content.size())};
    for (std::size_t i = 0; i < tablets_.size(); ++i) {
        store::Store& store = tablets_[i]->store();
        const auto names_it_too = [&](const auto& other) {
            return other.second.content == attached.content &&
                   other.second.scope == attached.scope && store.find(other.first);
        };
        if (store.find_blob(name) && std::ranges::none_of(contents, names_it_too)) {
            found.push_back("tablet " + std::to_string(i) + ": holds the bytes of attachment " +
                            id.text() + ", which it does not hold");
        }
    }
}

void World::require_converged(const std::vector<base::AnyId>& records) {
    std::vector<std::string> found = findings();
    for (const auto& tablet : tablets_) {
        if (tablet->store().counts().quarantined != 0) {
            found.push_back("something was set apart");
        }
        for (const base::AnyId id : records) {
            if (tablet->bytes(id).empty()) {
                found.push_back("record " + id.text() + " is missing");
            }
        }
    }
    std::string text;
    for (const std::string& each : found) {
        text += each + "\n";
    }
    if (!text.empty()) {
        throw std::runtime_error(text);
    }
}

} // namespace b2go::tests
