#pragma once

#include <memory>
#include <optional>
#include <string>

#include "platform/tablet/tablet.hpp"
#include "tests/disk/command.hpp"
#include "tests/support/manual_uptime.hpp"
#include "tests/sync/server_running.hpp"
#include "tests/sync/world.hpp"

namespace b2go::tests {

/// A central that is reached over its real HTTPS door, for as many tablets as there are to be.
class EnrollingCentral {
public:
    /// For somebody new.
    [[nodiscard]] platform::Enrolment enrolment();
    [[nodiscard]] const base::Clock& clock() const { return world_.clock; }
    [[nodiscard]] base::Random& random() { return world_.random; }
    [[nodiscard]] std::vector<std::string> verify() { return world_.central().verify(); }

private:
    World world_{7, 0};
    Running server_{{},
                    [this](std::span<const central::Request> requests) {
                        return world_.central().answer(requests);
                    },
                    [this] { world_.central().check_health(); }};
    int people_ = 0;
};

/// The enrolment of a tablet: its key file and its store are made, and the central is asked.
class EnrolCommand final : public Command {
public:
    explicit EnrolCommand(EnrollingCentral& central)
        : central_(central), enrolment_(central.enrolment()) {}

    [[nodiscard]] std::filesystem::path folder() const override { return folder_.path(); }
    [[nodiscard]] std::string run() override;
    [[nodiscard]] std::vector<std::string> lacking() override;
    [[nodiscard]] std::vector<std::string> damage() override;

private:
    [[nodiscard]] std::filesystem::path tablet() const { return folder_.path() / "tablet"; }

    EnrollingCentral& central_;
    platform::Enrolment enrolment_;
    ManualUptime uptime_;
    TempFolder folder_;
};

} // namespace b2go::tests
