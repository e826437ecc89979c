#include "sync/client/parting.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "sync/client/refused.hpp"

namespace b2go::sync {

const std::vector<record::Seq>& Parting::asked() {
    asked_.clear();
    const record::Seq between = first_apart_ - agreed_ - 1;
    const record::Seq count = std::min<record::Seq>(between, limits::kMarks);
    for (record::Seq i = 1; i <= count; ++i) {
        asked_.push_back(agreed_ + i * between / count);
    }
    return asked_;
}

base::Outcome<std::optional<store::NewNumber>> Parting::take(const pb::RenumberAnswer& answer) {
    const record::Seq common = answer.common_seq();
    // 0: none of those that were asked about; what agreed before still does.
    if (common != 0 && !std::ranges::binary_search(asked_, common)) {
        return tl::unexpected(unreadable("an answer about another part of the history"));
    }
    if (answer.device() / record::kDevicesPerEpoch != answer.epoch() || answer.epoch() == 0) {
        return tl::unexpected(unreadable("an incomplete number"));
    }
    agreed_ = std::max(agreed_, common);
    const auto apart = std::ranges::upper_bound(asked_, agreed_);
    if (apart != asked_.end()) {
        first_apart_ = *apart;
    }
    if (first_apart_ - agreed_ > 1) {
        return std::optional<store::NewNumber>();
    }
    return std::optional(store::NewNumber{answer.device(), answer.epoch(), agreed_});
}

} // namespace b2go::sync
