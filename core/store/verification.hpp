#pragma once

#include <string>
#include <vector>

#include "store/audit_log.hpp"
#include "store/holdings.hpp"
#include "store/outbox.hpp"
#include "store/records.hpp"
#include "store/standing.hpp"

namespace b2go::store {

/// Looks for anything in a store that is not as its rules say. Reads everything; changes nothing.
/// Findings name records by id and changes by number, never what they hold.
class Verification {
public:
    Verification(sqlite::Connection& connection, Records& records, Outbox& outbox,
                 Projections& projections, Blobs& blobs, Holdings& holdings, Standing& standing,
                 AuditLog& audit)
        : connection_(connection), records_(records), outbox_(outbox), projections_(projections),
          blobs_(blobs), holdings_(holdings), standing_(standing), audit_(audit) {}

    [[nodiscard]] std::vector<std::string> run();

private:
    void check_file();
    void check_outbox();
    void check_records();
    void check_record(const sqlite::Statement& row, record::DeviceNumber self);
    void check_layers(const std::string& name, const RecordRow& row,
                      const record::RecordState& state, record::DeviceNumber self);
    void check_search();
    void check_sums();
    void wrong(const std::string& what) { found_.push_back(what); }

    sqlite::Connection& connection_;
    Records& records_;
    Outbox& outbox_;
    Projections& projections_;
    Blobs& blobs_;
    Holdings& holdings_;
    Standing& standing_;
    AuditLog& audit_;
    std::vector<std::string> found_;
    std::uint64_t visible_ = 0;
    /// Sums over (word, record), which do not depend on the order they are met in.
    std::uint64_t words_expected_ = 0;
    std::uint64_t pairs_expected_ = 0;
};

} // namespace b2go::store
