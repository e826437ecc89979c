#include "tests/disk/central_day.hpp"

#include <utility>

#include "domain/types.hpp"

namespace b2go::tests {

namespace {

using domain::location;

class OpenCentral final : public OpenStore {
public:
    explicit OpenCentral(std::unique_ptr<central::Central> central)
        : central_(std::move(central)) {}
    [[nodiscard]] std::string told() override { return CentralDay::told_by(*central_); }
    [[nodiscard]] std::vector<std::string> verify() override { return central_->verify(); }

private:
    std::unique_ptr<central::Central> central_;
};

} // namespace

registry::Object CentralDay::new_location(const std::string& name) {
    registry::Object object = location().make({});
    object.set(location().name, name).set(location().type, registry::Choice{"library"});
    return object;
}

CentralDay::CentralDay() : place_(world_.folder.path() / "central") {
    world_.move_central(place_);
    world_.stop_central();
    world_.wire = [this](const std::string& path, const std::string& body) {
        const sync::Reply reply = world_.answer(path, body);
        acknowledge("an answer");
        return reply;
    };
    add("opening", [this] { world_.restart_central(); });
    add("a push and its page", [this] {
        place_id_ = world_.tablet(0).create(new_location("Nordbiblioteket"));
        world_.tablet(0).must_sync();
    });
    add("a pull", [this] { world_.tablet(1).must_sync(); });
    add("one edit", [this] { rename(0, "Nord"); });
    add("another of the same", [this] { rename(1, "Nørrebro"); });
    add("the decision", [this] {
        world_.tablet(1).resolve_first(place_id_, 0);
        world_.tablet(1).must_sync();
    });
    add("many at once", [this] {
        for (int i = 0; i < 40; ++i) {
            world_.tablet(0).create(new_location("Sted " + std::to_string(i)));
        }
        world_.tablet(0).must_sync();
    });
    add("a code", [this] { must(world_.central().make_code("Ny Demosen", "staff", "Team Syd")); });
    add("a backup", [this] { world_.central().backup((place_ / "backup").string()); });
    add("a copied tablet, first", [this] {
        world_.copy_tablet(1);
        rename(1, "Kopi et");
    });
    add("its copy parts", [this] {
        world_.tablet(2).create(new_location("Kopiens sted"));
        world_.tablet(2).must_sync();
    });
    add("a revocation",
        [this] { must(world_.central().revoke(world_.tablet(0).store().identity()->device)); });
    add("closing and opening", [this] { world_.restart_central(); });
    add("a last edit", [this] { rename(1, "Sidst"); });
}

void CentralDay::add(std::string name, std::function<void()> act) {
    steps_.push_back({std::move(name), std::move(act)});
}

void CentralDay::rename(std::size_t tablet, const std::string& name) {
    registry::Fields fields;
    fields.plain[location().name.number] = name;
    world_.tablet(tablet).edit(place_id_, fields);
    world_.tablet(tablet).must_sync();
}

std::unique_ptr<OpenStore> CentralDay::open(const std::filesystem::path& image) {
    const CentralPlace place((image / "central.db").string());
    return std::make_unique<OpenCentral>(world_.open_central(place));
}

std::string CentralDay::told_by(central::Central& central) {
    std::string told;
    const auto line = [&told](std::string_view name, const std::string& value) {
        told += std::string(name) + " " + value + "\n";
    };
    const central::Stats stats = central.stats();
    line("stats", std::to_string(stats.epoch) + " " + std::to_string(stats.records) + " " +
                      std::to_string(stats.changes) + " " + std::to_string(stats.devices) + " " +
                      std::to_string(stats.conflicts) + " " + std::to_string(stats.quarantined) +
                      " " + std::to_string(stats.head));
    for (const central::DeviceRow& device : central.devices()) {
        line("device " + std::to_string(device.device), device.staff_name + " " + device.status +
                                                            " " + std::to_string(device.last_seq) +
                                                            " " + std::to_string(device.replaces));
    }
    for (const central::ConflictRow& row : central.conflicts(100)) {
        line("conflict", base::to_hex(base::as_bytes(record::encode(row.state))));
    }
    for (const central::SetApart& apart : central.set_apart(100)) {
        line("apart", std::to_string(apart.name.device) + " " + std::to_string(apart.name.seq));
    }
    return told;
}

} // namespace b2go::tests
