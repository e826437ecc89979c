#include "tests/disk/tablet_day.hpp"

#include <utility>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "domain/attachment.hpp"

namespace b2go::tests {

namespace {

/// Of the records the day makes.
constexpr unsigned kFirst = 1;
constexpr unsigned kLast = 60;
constexpr record::DeviceNumber kElsewhere = 100'077;

class OpenTablet final : public OpenStore {
public:
    explicit OpenTablet(std::unique_ptr<store::Store> store) : store_(std::move(store)) {}
    [[nodiscard]] std::string told() override { return TabletDay::told_by(*store_); }
    [[nodiscard]] std::vector<std::string> verify() override { return store_->verify(); }

private:
    std::unique_ptr<store::Store> store_;
};

std::string hex(std::string_view bytes) { return base::to_hex(base::as_bytes(bytes)); }

/// Of a document: what is in its second piece.
constexpr std::size_t kRest = 100;

store::BlobName document(char letter) {
    const std::int64_t size = limits::kPieceBytes + static_cast<std::int64_t>(kRest);
    base::Sha256 hash;
    hash.add(base::as_bytes(std::string(static_cast<std::size_t>(size), letter)));
    return {record::Scope::citizen(numbered_id(kFirst)).encode(),
            std::string(base::as_chars(hash.finish())), size};
}

} // namespace

TabletDay::TabletDay() {
    tablet_.store.reset();
    add("opening", [this] { tablet_.reopen(); });
    plan_writing();
    plan_attaching();
    plan_syncing();
    plan_healing();
}

void TabletDay::add(std::string name, std::function<void()> act) {
    steps_.push_back({std::move(name), std::move(act)});
}

void TabletDay::plan_writing() {
    for (unsigned number = kFirst; number < kFirst + 3; ++number) {
        add("a citizen", [this, number] { tablet_.put(citizen_named(number, "Bo Demosen")); });
    }
    add("three at once", [this] {
        std::vector<store::Draft> drafts;
        for (unsigned number = 10; number < 13; ++number) {
            const auto citizen = citizen_named(number, "Ib Testholm");
            drafts.push_back(Tablet::draft(
                citizen.id, citizen.type, record::Scope::citizen(citizen.id),
                registry::writes_of({}, citizen.fields, {}, registry::Given::changed)));
        }
        tablet_.store->save(drafts);
    });
    add("an edit", [this] { tablet_.edit(numbered_id(kFirst), name_edit("Bo Testholm")); });
    add("a draft", [this] {
        tablet_.store->keep_unfinished("visit", numbered_id(40), std::string(20'000, 'u'));
    });
    add("a look", [this] { tablet_.store->audit({"reveal", numbered_id(kFirst), ""}); });
}

/// Two documents of which one goes again before the day is over.
void TabletDay::plan_attaching() {
    for (const char letter : {'a', 'b'}) {
        const store::BlobName name = document(letter);
        add("a piece of a document", [this, name, letter] {
            const auto most = static_cast<std::size_t>(limits::kPieceBytes);
            tablet_.store->add_piece(name, 0, std::string(most, letter));
        });
        add("its last piece", [this, name, letter] {
            tablet_.store->add_piece(name, limits::kPieceBytes, std::string(kRest, letter));
        });
        add("it is whole", [this, name] { tablet_.store->judge_blob(name, true); });
        add("its record", [this, name, letter] {
            registry::Object object = domain::attachment().make(numbered_id(letter));
            object.set(domain::attachment().sha256, hex(name.sha256))
                .set(domain::attachment().size, name.size);
            tablet_.put(object, record::Scope::citizen(numbered_id(kFirst)));
        });
    }
    add("the central has one", [this] {
        const store::BlobName name = document('a');
        tablet_.store->confirm_blobs({&name, 1});
    });
    add("that one is deleted", [this] { tablet_.erase(numbered_id('a')); });
    add("it is collected", [this] { tablet_.store->collect_blobs(); });
    add("a piece is taken out", [this] { static_cast<void>(tablet_.store->purge_some()); });
}

void TabletDay::plan_syncing() {
    add("verdicts", [this] { central_.push(tablet_); });
    add("a page", [this] { pull(2); });
    add("an unsent edit", [this] { tablet_.edit(numbered_id(2), name_edit("Bodil Demosen")); });
    add("a page below it", [this] {
        edit_elsewhere(2, "Bodil Testholm");
        for (unsigned number = 20; number < kLast; ++number) {
            edit_elsewhere(number, "Et navn skrevet andetsteds");
        }
        pull(8);
    });
    add("a refused verdict", [this] {
        const auto point = tablet_.store->sync_point();
        const store::Answered answer{store::Verdict::quarantined, {"Nej", "No"}};
        tablet_.store->take_verdicts(point.accepted_seq + 1, {&answer, 1}, "another receipt");
    });
    add("a record goes", [this] { take_away(21); });
    add("the search is swept", [this] {
        edit_elsewhere(22, "Fejet");
        pull(50);
    });
    add("the clock", [this] { tablet_.store->set_clock_offset(1500); });
    add("rebuilding", [this] { tablet_.store->rebuild_projections(); });
    add("a draft is done", [this] { tablet_.store->drop_unfinished("visit", numbered_id(40)); });
    add("a deletion", [this] { tablet_.erase(numbered_id(3)); });
    add("closing and opening", [this] { tablet_.reopen(); });
}

void TabletDay::plan_healing() {
    add("the central went back", [this] { tablet_.store->count_unsent_after(2); });
    add("verdicts again", [this] { central_.push(tablet_); });
    add("the next keys", [this] { static_cast<void>(tablet_.store->next_secrets()); });
    add("what only the tablet has",
        [this] { tablet_.edit(numbered_id(12), name_edit("Ib Demosen")); });
    add("a new number", [this] {
        const record::Seq common = tablet_.store->sync_point().accepted_seq;
        tablet_.store->renumber({100'500, 1, common});
    });
    add("an edit under it", [this] { tablet_.edit(numbered_id(11), name_edit("Ida Testholm")); });
    add("a page from the beginning", [this] { pull(16); });
}

void TabletDay::edit_elsewhere(unsigned number, const std::string& name) {
    const auto object = citizen_named(number, name);
    record::Change change;
    change.device = kElsewhere;
    change.seq = ++elsewhere_;
    change.id = object.id;
    change.type = object.type;
    change.scope = record::Scope::citizen(object.id);
    change.schema = domain::kSchema;
    change.author = numbered_id(9077);
    change.writes = registry::writes_of({}, object.fields, {}, registry::Given::changed);
    auto [at, is_new] = central_.records.try_emplace(object.id, merge::empty_record(change));
    merge::apply(at->second, change, {change.device, change.seq, 7});
}

void TabletDay::pull(std::size_t records_a_slice) {
    std::vector<store::ServerSlice> slices;
    const std::string page = "page " + std::to_string(++central_.pulls) + " ";
    for (const auto& [id, state] : central_.records) {
        if (slices.empty() || slices.back().records.size() == records_a_slice) {
            const std::string cursor = page + std::to_string(slices.size());
            slices.emplace_back().cursor = cursor;
        }
        slices.back().records.push_back(
            {id, store::ServerRecord::Content::state, record::encode(state)});
    }
    const std::string from = tablet_.store->sync_point().cursor;
    base::require(tablet_.store->apply_slices(from, slices, 1).slices == slices.size(),
                  "a page is applied whole");
}

void TabletDay::take_away(unsigned number) {
    central_.records.erase(numbered_id(number));
    const std::string from = tablet_.store->sync_point().cursor;
    base::require(apply_slice(*tablet_.store, from,
                              {{numbered_id(number), store::ServerRecord::Content::gone, {}}},
                              "gone " + std::to_string(number)),
                  "a slice is applied");
}

std::unique_ptr<OpenStore> TabletDay::open(const std::filesystem::path& image) {
    return std::make_unique<OpenTablet>(store::Store::open(
        (image / "store.db").string(), tablet_.key, tablet_.clock, tablet_.random));
}

std::string TabletDay::told_by(store::Store& store) {
    std::string told;
    const auto line = [&told](std::string_view name, const std::string& value) {
        told += std::string(name) + " " + value + "\n";
    };
    const auto identity = store.identity();
    line("device", identity ? std::to_string(identity->device) : "none");
    line("key", identity ? hex(identity->device_seed) : "none");
    const auto point = store.sync_point();
    line("last", std::to_string(point.last_seq) + " " + base::to_hex(point.chain));
    line("accepted", std::to_string(point.accepted_seq) + " " + base::to_hex(point.accepted_chain));
    line("cursor", point.cursor);
    line("receipt", store.receipt());
    const auto counts = store.counts();
    line("counts", std::to_string(counts.records) + " " + std::to_string(counts.unsent) + " " +
                       std::to_string(counts.conflicts) + " " + std::to_string(counts.quarantined));
    for (const auto& unsent : store.unsent(0, 1000, std::size_t{1} << 30U)) {
        line("change " + std::to_string(unsent.seq), hex(unsent.change));
    }
    for (const auto& unfinished : store.unfinished()) {
        line("draft " + unfinished.screen, hex(unfinished.content));
    }
    for (const auto& apart : store.quarantined(100)) {
        line("apart", std::to_string(apart.seq) + " " + apart.reason.en);
    }
    for (unsigned number = kFirst; number <= kLast; ++number) {
        if (const auto state = store.find(numbered_id(number))) {
            line("record " + std::to_string(number), hex(record::encode(*state)));
        }
    }
    for (const char letter : {'a', 'b'}) {
        if (const auto blob = store.find_blob(document(letter))) {
            line("document", std::to_string(blob->here) + (blob->is_whole ? " whole" : "") +
                                 (blob->is_confirmed ? " confirmed" : ""));
        }
    }
    line("found", std::to_string(store.search("testholm", 50).size()));
    return told;
}

} // namespace b2go::tests
