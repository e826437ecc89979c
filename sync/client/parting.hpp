#pragma once

#include <optional>
#include <vector>

#include "base/outcome.hpp"
#include "store/store.hpp"
#include "sync/protocol/sync.pb.h"

/// How a tablet whose history has parted from the central's gets a new number: it asks, naming
/// points of its history, until it knows the last change that both have.
namespace b2go::sync {

class Parting {
public:
    /// `last_seq`: of everything saved here.
    explicit Parting(record::Seq last_seq) : first_apart_(last_seq + 1) {}

    /// Where the tablet's chain is wanted for the next question: in order, none when it has
    /// written nothing.
    [[nodiscard]] const std::vector<record::Seq>& asked();
    /// What to go on under, once it is known; nothing while there is more to ask. Refused when
    /// the answer does not fit the question.
    base::Outcome<std::optional<store::NewNumber>> take(const pb::RenumberAnswer& answer);

private:
    record::Seq agreed_ = 0;         ///< both have it
    record::Seq first_apart_;        ///< not both have it
    std::vector<record::Seq> asked_; ///< between the two
};

} // namespace b2go::sync
