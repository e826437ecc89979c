#pragma once

#include "domain/location.hpp"
#include "tests/disk/day.hpp"
#include "tests/sync/world.hpp"

namespace b2go::tests {

/// A central's day: two tablets push and pull, meet in a conflict and decide it; a tablet joins,
/// one is copied, one revoked; a backup is taken. Only the central's files are in the watched
/// folder.
class CentralDay final : public Day {
public:
    CentralDay();

    [[nodiscard]] std::filesystem::path folder() const override { return place_; }
    [[nodiscard]] const std::vector<Step>& steps() const override { return steps_; }
    [[nodiscard]] std::string told() override { return told_by(world_.central()); }
    void close() override { world_.stop_central(); }
    [[nodiscard]] std::unique_ptr<OpenStore> open(const std::filesystem::path& image) override;

    [[nodiscard]] static std::string told_by(central::Central& central);
    [[nodiscard]] static registry::Object new_location(const std::string& name);

private:
    void add(std::string name, std::function<void()> act);
    void rename(std::size_t tablet, const std::string& name);

    World world_{11, 2};
    std::filesystem::path place_;
    base::AnyId place_id_;
    std::vector<Step> steps_;
};

} // namespace b2go::tests
