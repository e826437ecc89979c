#pragma once

#include <functional>
#include <string>

#include "app/save_record.hpp"
#include "app/show_record.hpp"
#include "platform/tablet/tablet.hpp"

namespace b2go::demo {

/// The day cannot go on; the message says why.
class Stopped : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What an outcome holds; ends the day with its message otherwise.
template <typename T> T expect(base::Outcome<T> outcome) {
    if (!outcome) {
        std::string why = outcome.error().message.da;
        for (const base::FieldError& field : outcome.error().fields) {
            why += "\n  " + field.field + ": " + field.message.da;
        }
        throw Stopped(why);
    }
    return std::move(*outcome);
}

/// A person with a tablet. Every step runs on the tablet's store thread, as a screen's would.
class Worker {
public:
    Worker(platform::Tablet& tablet, base::Random& random) : tablet_(tablet), random_(random) {}

    /// Runs a use case and gives its result.
    template <typename Step> auto does(Step step) {
        return tablet_.store().run(store::Priority::person, [&](store::Store& store) {
            app::Workspace workspace(store, random_);
            return step(workspace);
        });
    }

    base::AnyId saves(const std::function<registry::Object(app::Workspace&)>& make) {
        return does([&](app::Workspace& workspace) {
            return expect(app::create(workspace, make(workspace))).id;
        });
    }
    void edits(base::AnyId id, registry::Fields fields) {
        does([&](app::Workspace& workspace) {
            return expect(app::edit(workspace, {id, std::move(fields), std::nullopt, {}}));
        });
    }
    app::Card opens(base::AnyId id) {
        return does([&](app::Workspace& workspace) { return expect(app::show(workspace, id)); });
    }
    sync::SyncReport syncs() { return expect(tablet_.sync()); }
    [[nodiscard]] std::string name() {
        return does([](app::Workspace& workspace) { return workspace.identity().staff_name; });
    }
    [[nodiscard]] base::AnyId staff() {
        return does([](app::Workspace& workspace) { return workspace.identity().staff; });
    }
    [[nodiscard]] std::uint64_t unsent() {
        return does([](app::Workspace& workspace) { return workspace.store().counts().unsent; });
    }

private:
    platform::Tablet& tablet_;
    base::Random& random_;
};

} // namespace b2go::demo
