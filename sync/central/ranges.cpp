#include "sync/central/ranges.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "record/digest.hpp"
#include "sync/central/place.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

struct Content {
    base::AnyId id;
    record::Digest digest{};
};

/// Reads a share in the order of ranges: a scope's records by id, all citizens by their id.
class ShareReader {
public:
    ShareReader(Context& context, const Share& share, base::AnyId after)
        : context_(context), share_(share), after_(after) {}

    /// What lies between the last range and `last`.
    std::vector<Content> up_to(base::AnyId last) {
        std::vector<Content> found;
        if (!share_.citizens) {
            read(share_.scope, after_, last, found);
        } else {
            read_citizens(last, found);
        }
        after_ = last;
        return found;
    }

private:
    void read_citizens(base::AnyId last, std::vector<Content>& found) {
        std::string scope = record::Scope::citizen(after_).encode();
        for (;;) {
            const auto next =
                context_.store.subscribed_scopes(share_.scope, scope, limits::kRecordsAtOnce);
            for (const std::string& each : next) {
                const auto decoded = record::Scope::decode(each);
                if (!decoded || decoded->kind != record::Scope::Kind::citizen ||
                    decoded->id > last) {
                    return;
                }
                read(each, {}, greatest(), found);
                scope = each;
            }
            if (next.size() < limits::kRecordsAtOnce) {
                return;
            }
        }
    }

    void read(const std::string& scope, base::AnyId after, base::AnyId last,
              std::vector<Content>& found) {
        for (bool more = true; more;) {
            ScopePart part =
                context_.store.read_scope(scope, after, limits::kRecordsAtOnce, limits::kPageBytes);
            for (PageRecord& record : part.records) {
                if (record.id > last) {
                    return;
                }
                after = record.id;
                if ((record.flags & StoredRecord::gone) != 0) {
                    continue;
                }
                const std::string state = context_.scope_keys.open(
                    scope, std::move(record.state), place_of_state(record.id, record.seq));
                found.push_back({record.id, record::digest_of(record.id, state)});
            }
            more = part.more;
        }
    }

    static base::AnyId greatest() {
        base::AnyId id;
        id.value.fill(std::byte{0xff});
        return id;
    }

    Context& context_;
    const Share& share_;
    base::AnyId after_;
};

void put(pb::RangeContent& target, const std::vector<Content>& contents) {
    for (const Content& each : contents) {
        if (static_cast<std::size_t>(target.ids_size()) == limits::kRangeListed) {
            return; // the rest differs still when the tablet has taken these
        }
        target.add_ids(each.id.raw());
        target.add_digests(std::string(base::as_chars(each.digest)));
    }
}

} // namespace

std::optional<pb::Ranges> compare_ranges(Context& context, const Holder& holder,
                                         const pb::RangesRequest& request) {
    const Share share{request.share().scope(), request.share().citizens()};
    const auto held = shares_of(holder);
    pb::Ranges ranges;
    if (static_cast<std::size_t>(request.ranges_size()) > limits::kRangesPerRequest ||
        request.ranges_size() == 0) {
        return std::nullopt;
    }
    if (!std::ranges::binary_search(held, share)) {
        return ranges;
    }
    const auto after = base::AnyId::from_bytes(request.ranges(0).first_after());
    ShareReader reader(context, share, after.value_or(base::AnyId{}));
    std::size_t looked_at = 0;
    for (int i = 0; i < request.ranges_size() && looked_at < limits::kRangeRecords; ++i) {
        const auto last = base::AnyId::from_bytes(request.ranges(i).last());
        if (!last) {
            return std::nullopt;
        }
        const auto contents = reader.up_to(*last);
        record::DigestSum sum;
        for (const Content& each : contents) {
            sum.add(each.digest);
        }
        if (sum.encode() != request.ranges(i).digest()) {
            pb::RangeContent& differing = *ranges.add_differing();
            differing.set_index(static_cast<std::uint32_t>(i));
            put(differing, contents);
        }
        looked_at += contents.size() + 1;
        ranges.set_looked_at(static_cast<std::uint32_t>(i + 1));
    }
    return ranges;
}

} // namespace b2go::central
