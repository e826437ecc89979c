#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "platform/tablet/tablet.hpp"

namespace b2go::platform {

using Json = nlohmann::ordered_json;

/// Runs JSON commands on one tablet: the use cases of core/app, and `sync`.
class Runner {
public:
    Runner(Tablet& tablet, base::Random& random) : tablet_(tablet), random_(random) {}

    /// One command, as a line of the batch mode has it. `"as":"c1"` names the id a put returned;
    /// later commands of the same process may say "$c1" wherever an id is asked for.
    /// Throws the store's faults; after a full disk the next try may find room.
    base::Outcome<Json> run(Json command);

private:
    base::Outcome<Json> carry_out(Json command);
    base::Outcome<Json> sync(const Json& command);
    base::Outcome<Json> bundle_out(const std::string& file);
    [[nodiscard]] Json report_of(const sync::SyncReport& report);
    base::Outcome<Json> history(const Json& command);
    base::Outcome<Json> attach(const Json& command);
    base::Outcome<Json> save_out(const Json& command);
    base::Outcome<std::string> content_of(base::AnyId attachment);
    base::Outcome<Json> with_receipt(Json status);

    Tablet& tablet_;
    base::Random& random_;
    std::map<std::string, std::string> names_;
};

} // namespace b2go::platform
