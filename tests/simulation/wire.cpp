#include "tests/simulation/wire.hpp"

#include "base/bytes.hpp"
#include "base/outcome.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::simulation {

namespace {

constexpr std::size_t kRemembered = 12; ///< answers that may come once more
constexpr std::uint32_t kAhead = 4;     ///< a fault hits one of so many next messages

} // namespace

tl::unexpected<base::Rejection> nothing_came() {
    return base::refuse(base::Refusal::offline, {"Tabt.", "Lost."});
}

std::string Trace::text() const { return base::to_hex(hash_); }

void Wire::plan(const Step& step) { planned_[world_.requests + step.b % kAhead] = step; }

sync::Reply Wire::deliver(const std::string& path, const std::string& body) {
    trace_.add(path);
    trace_.add(body);
    arrived.emplace_back(path, body);
    sync::Reply reply = world_.answer(path, body);
    trace_.add(reply.body);
    return reply;
}

sync::Reply Wire::remembered(const std::string& path, sync::Reply reply) {
    auto& answers = answers_[path];
    answers.push_back(reply);
    if (answers.size() > kRemembered) {
        answers.pop_front();
    }
    return reply;
}

base::Outcome<sync::Reply> Wire::stale(const Step& step, const std::string& path,
                                       const std::string& body) {
    if (step.c % 2 == 0) {
        (void)deliver(path, body);
    }
    const auto& earlier = answers_[path];
    if (earlier.empty()) {
        return nothing_came();
    }
    return earlier[step.c / 2 % earlier.size()];
}

namespace {

bool take_one_out(sync::pb::Page& page, std::uint32_t which) {
    if (page.slices_size() == 0) {
        return false;
    }
    const int at = static_cast<int>(which % static_cast<std::uint32_t>(page.slices_size()));
    auto& entries = *page.mutable_slices(at)->mutable_entries();
    if (entries.empty()) {
        return false;
    }
    entries.erase(entries.begin());
    return true;
}

} // namespace

/// As if the central or the tablet had a fault that nobody knows of.
sync::Reply Wire::without_one(const Step& step, const std::string& path, sync::Reply reply) {
    bool took_out = false;
    if (path == sync::path::kSync) {
        sync::pb::SyncAnswer answer;
        if (sync::unpack(reply.body, answer) && answer.accepted().has_page()) {
            took_out = take_one_out(*answer.mutable_accepted()->mutable_page(), step.c);
            reply.body = sync::pack(answer);
        }
    } else if (path == sync::path::kPull) {
        sync::pb::PullAnswer answer;
        if (sync::unpack(reply.body, answer) && answer.has_page()) {
            took_out = take_one_out(*answer.mutable_page(), step.c);
            reply.body = sync::pack(answer);
        }
    }
    counts_["records left out"] += took_out ? 1 : 0;
    return reply;
}

base::Outcome<sync::Reply> Wire::carry(const std::string& path, const std::string& body) {
    const auto planned = planned_.find(world_.requests - 1);
    if (planned == planned_.end() || is_calm) {
        return remembered(path, deliver(path, body));
    }
    const Step step = planned->second;
    planned_.erase(planned);
    const auto fault = static_cast<Fault>(step.a % static_cast<std::uint32_t>(Fault::end));
    ++counts_[std::string(name(fault))];
    switch (fault) {
    case Fault::lose_request:
        return nothing_came();
    case Fault::lose_answer:
        (void)remembered(path, deliver(path, body));
        return nothing_came();
    case Fault::twice:
        (void)deliver(path, body);
        return remembered(path, deliver(path, body));
    case Fault::late:
        late_.emplace_back(path, body);
        return nothing_came();
    case Fault::stale:
        return stale(step, path, body);
    case Fault::cut_request:
        return deliver(path, body.substr(0, body.size() / 2));
    case Fault::cut_answer: {
        sync::Reply reply = deliver(path, body);
        reply.body.resize(reply.body.size() / 2);
        return reply;
    }
    case Fault::omit:
        return without_one(step, path, deliver(path, body));
    default:
        world_.restart_central();
        return remembered(path, deliver(path, body));
    }
}

bool Wire::deliver_late(std::uint32_t which) {
    if (late_.empty()) {
        return false;
    }
    const auto at = late_.begin() + static_cast<std::ptrdiff_t>(which % late_.size());
    const auto [path, body] = *at;
    late_.erase(at);
    (void)remembered(path, deliver(path, body));
    return true;
}

} // namespace b2go::simulation
