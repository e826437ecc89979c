#pragma once

#include <map>
#include <string>
#include <string_view>

#include "record/digest.hpp"
#include "sync/central/context.hpp"
#include "sync/central/place.hpp"

/// The sum of the digests of everything in a share, by which a tablet sees whether it holds the
/// same. Kept sealed: a sum of one record could confirm a guess about an erased citizen.
namespace b2go::central {

[[nodiscard]] record::DigestSum sum_of(Context& context, const Share& share);

/// What the changes of one request add to the sums; written once, in `write`.
class Sums {
public:
    explicit Sums(Context& context) : context_(context) {}

    void add(const Share& share, const record::Digest& digest) { deltas_[share].add(digest); }
    void subtract(const Share& share, const record::Digest& digest) {
        deltas_[share].subtract(digest);
    }
    void add(const Share& share, const record::DigestSum& sum) { deltas_[share].add(sum); }
    void subtract(const Share& share, const record::DigestSum& sum) {
        deltas_[share].subtract(sum);
    }
    /// Within the transaction, after the head was raised.
    void write();

private:
    Context& context_;
    std::map<Share, record::DigestSum> deltas_;
};

/// Of all records whose own scope it is. Reads and opens each of them.
[[nodiscard]] record::DigestSum count_scope(Context& context, std::string_view scope);

/// Every share's sum as the records make it: for a store of before there were sums, and for
/// verification. Reads everything.
[[nodiscard]] std::map<Share, record::DigestSum> count_all(Context& context);

/// Makes the sums of a store that has none yet.
void make_sums(Context& context);

} // namespace b2go::central
