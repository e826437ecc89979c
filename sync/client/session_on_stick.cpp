#include "base/limits.hpp"
#include "sync/client/refused.hpp"
#include "sync/client/session.hpp"
#include "sync/client/session_parts.hpp"
#include "sync/protocol/wire.hpp"

/// The session's part in a sync on a stick.
namespace b2go::sync {

namespace {

/// Of HTTP; what is beyond is no status.
constexpr std::uint32_t kMostStatus = 999;

} // namespace

std::vector<std::string> Session::all_pushes(std::size_t most_bytes) {
    on_stick_ = true;
    begin();
    std::vector<std::string> pushes;
    std::size_t bytes = 0;
    while (!failure_) {
        pushes.push_back(push_request().body);
        bytes += pushes.back().size();
        sent_ = batch_.end;
        if (batch_.is_last || bytes >= most_bytes) {
            break;
        }
    }
    return pushes;
}

bool Session::receive_bundled(const pb::BundledAnswer& answer) {
    on_stick_ = true;
    if (step_ == Step::begin && !failure_) {
        begin();
    }
    const bool is_page = answer.path() == path::kPull;
    if (failure_ || (!is_page && answer.path() != path::kSync) || answer.status() > kMostStatus) {
        if (!failure_) {
            fail(unreadable("an answer to something that was not asked"));
        }
        return false;
    }
    step_ = is_page ? Step::pull : Step::push;
    if (!is_page) {
        recall_batch(answer);
    }
    receive({static_cast<int>(answer.status()), answer.body()});
    return !failure_ && (step_ == Step::push || step_ == Step::pull);
}

/// What had been sent, from the outbox, which forgets nothing: the answer is checked against it.
void Session::recall_batch(const pb::BundledAnswer& answer) {
    const record::Seq before = answer.first_seq() - 1;
    std::optional<record::Chain> chain;
    std::vector<store::Unsent> changes;
    on_store_([&](store::Store& store) {
        chain = answer.first_seq() > 0 ? store.chain_at(before) : std::nullopt;
        if (chain && answer.changes() > 0 && answer.changes() <= limits::kChangesPerBatch) {
            changes = store.unsent(before, answer.changes(), limits::kBundleBytes);
        }
    });
    if (!chain || changes.size() != answer.changes()) {
        return fail(unreadable("an answer about changes that this tablet has not sent"));
    }
    sent_ = {before, *chain};
    batch_ = {std::move(changes), sent_, false, {}};
    for (const store::Unsent& unsent : batch_.changes) {
        batch_.end = {unsent.seq, record::extend(batch_.end.chain, unsent.hash())};
    }
    pb::SyncAnswer said;
    batch_.is_last =
        unpack(answer.body(), said) && said.has_accepted() && said.accepted().has_page();
}

} // namespace b2go::sync
