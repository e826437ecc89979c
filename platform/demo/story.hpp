#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "app/show_record.hpp"
#include "platform/demo/worker.hpp"
#include "sync/client/session.hpp"

namespace b2go::demo {

/// `12. maj 2026`; `uden dato` for nothing.
[[nodiscard]] std::string danish_date(const std::optional<base::Date>& date);

/// Tells the day in Danish, readably.
class Story {
public:
    explicit Story(std::ostream& out) : out_(out) {}

    void chapter(const std::string& title);
    void line(const std::string& text);
    /// What each tablet has written and not yet sent.
    void waiting(Worker& first, Worker& second);
    void verdicts(Worker& worker, const sync::SyncReport& report);
    /// A citizen with everything that several people wrote: before, and each version with who,
    /// where and when.
    void card(const app::Card& card);
    void equality(const app::Card& first, const app::Card& second);
    void receipt(const sync::pb::Receipt& receipt);
    void promises(Worker& worker);

private:
    std::ostream& out_;
    int chapters_ = 0;
};

} // namespace b2go::demo
