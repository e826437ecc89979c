#include "sync/central/postgres_fault.hpp"

#include <algorithm>
#include <array>

#include "sync/central/store_busy.hpp"

namespace b2go::central::postgres {

namespace {

using base::Fault;
using base::FaultCode;
using Why = StoreBusy::Why;

/// Another node was faster. A key that is there already is that, too: everything is looked for
/// before it is written, so somebody has written it in between.
constexpr std::array<std::string_view, 5> kContended{
    "40001", // serialization failure
    "40P01", // deadlock
    "55P03", // a lock was waited for too long
    "57014", // an administrator cancelled the statement
    "23505", // unique violation
};

bool is_contended(std::string_view state) {
    return std::ranges::find(kContended, state) != kContended.end();
}

} // namespace

bool ends_connection(std::string_view state) {
    return state.starts_with("08") ||  // connection exceptions
           state.starts_with("57P") || // shut down, crashed, starting up, database dropped
           state == "25P03" ||         // idle in a transaction for too long
           state == "25006" ||         // a standby: it only reads
           state == "53300";           // too many connections
}

void throw_unreachable(std::string_view what) {
    throw StoreBusy(Why::unreachable, "PostgreSQL cannot be reached: " + std::string(what));
}

void throw_fault(const ServerError& error) {
    const std::string context = "PostgreSQL: error " + error.state + " in " + error.statement;
    if (is_contended(error.state)) {
        throw StoreBusy(Why::contended, context);
    }
    if (ends_connection(error.state)) {
        throw StoreBusy(Why::unreachable, context);
    }
    if (error.state == "53100") {
        throw Fault(FaultCode::disk_full, context);
    }
    if (error.state.starts_with("XX")) {
        throw Fault(FaultCode::corrupt, context);
    }
    // Wrong rights, a schema changed by hand, memory: somebody has to look at the server.
    if (error.state.starts_with("28") || error.state.starts_with("3D") ||
        error.state.starts_with("42") || error.state.starts_with("53")) {
        throw Fault(FaultCode::environment, context);
    }
    throw Fault(FaultCode::io, context);
}

} // namespace b2go::central::postgres
