#pragma once

#include "tests/disk/day.hpp"
#include "tests/store/store_fixture.hpp"

namespace b2go::tests {

/// A tablet's day: saves, drafts, pages from the central over what is unsent, verdicts, records
/// that go, a history that is stamped anew, upkeep.
class TabletDay final : public Day {
public:
    TabletDay();

    [[nodiscard]] std::filesystem::path folder() const override { return tablet_.folder.path(); }
    [[nodiscard]] const std::vector<Step>& steps() const override { return steps_; }
    [[nodiscard]] std::string told() override { return told_by(*tablet_.store); }
    void close() override { tablet_.store.reset(); }
    [[nodiscard]] std::unique_ptr<OpenStore> open(const std::filesystem::path& image) override;

    [[nodiscard]] static std::string told_by(store::Store& store);

private:
    void add(std::string name, std::function<void()> act);
    void plan_writing();
    void plan_attaching();
    void plan_syncing();
    void plan_healing();
    /// What somebody on another tablet wrote reaches the central.
    void edit_elsewhere(unsigned number, const std::string& name);
    /// One page, as many slices.
    void pull(std::size_t records_a_slice);
    void take_away(unsigned number);

    Tablet tablet_;
    MiniCentral central_;
    record::Seq elsewhere_ = 0;
    std::vector<Step> steps_;
};

} // namespace b2go::tests
