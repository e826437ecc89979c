#include "sync/client/carrying.hpp"

#include <utility>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "domain/attachment.hpp"
#include "domain/types.hpp"
#include "sync/client/refused.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::sync {

namespace {

std::string_view path_of(const pb::BlobsRequest& /*message*/) { return path::kBlobs; }
std::string_view path_of(const pb::PutBlobRequest& /*message*/) { return path::kPutBlob; }
std::string_view path_of(const pb::GetBlobRequest& /*message*/) { return path::kGetBlob; }

void put(pb::BlobName& target, const store::BlobTask& task) {
    target.set_id(task.record.raw());
    target.set_sha256(task.blob.name.sha256);
}

/// Whether the pieces that are here make the hash: reads them one job at a time.
bool have_the_hash(const StoreRunner& on_store, const store::BlobName& name) {
    base::Sha256 hash;
    for (std::int64_t start = 0; start < name.size; start += limits::kPieceBytes) {
        std::string bytes;
        on_store([&](store::Store& store) { bytes = store.piece(name, start); });
        hash.add(base::as_bytes(bytes));
    }
    return base::as_chars(hash.finish()) == name.sha256;
}

} // namespace

std::optional<Outgoing> Carrying::next(const store::Identity& identity,
                                       const base::SigningKey& key) {
    auto asking = question();
    if (!asking) {
        return std::nullopt;
    }
    base::Instant now;
    on_store_([&](store::Store& store) { now = store.now(); });
    Outgoing request = std::visit(
        [&](auto& message) {
            message.set_protocol(kProtocol);
            message.set_schema(domain::kSchema);
            message.set_demo(identity.demo);
            const std::string_view path = path_of(message);
            return Outgoing{path, sign_request(message, path, identity.device, key, now)};
        },
        *asking);
    signature_ = read_request(request.body).value().signature();
    return request;
}

std::optional<Carrying::Question> Carrying::question() {
    while (way_ != Way::done) {
        if (loads_.empty()) {
            if (!asked_.empty() || plan()) {
                return ask();
            }
        } else if (way_ == Way::up) {
            return give();
        } else if (loads_.front().at == loads_.front().task.blob.name.size) {
            judge(); // its last piece has just come, or came before a cut
        } else if (loads_.front().at != loads_.front().task.blob.here || has_room()) {
            return fetch();
        } else {
            way_ = Way::done;
        }
    }
    return std::nullopt;
}

/// False if there are no more this way.
bool Carrying::plan() {
    on_store_([&](store::Store& store) {
        constexpr std::size_t most = limits::kBlobsPerRequest;
        asked_ = only_             ? tasks_of_only(store)
                 : way_ == Way::up ? store.unconfirmed_blobs(marker_, most)
                                   : store.missing_blobs(marker_, most);
    });
    if (asked_.empty()) {
        way_ = way_ == Way::up ? Way::down : Way::done;
        marker_ = kNewest;
        return false;
    }
    marker_ = asked_.back().blob.bid;
    return true;
}

std::vector<store::BlobTask> Carrying::tasks_of_only(store::Store& store) const {
    const auto state = store.find(*only_);
    const auto content = state ? domain::content_of(*state) : std::nullopt;
    if (marker_ != kNewest || !content) {
        return {};
    }
    auto blob = store.find_blob({state->scope.encode(), content->sha256, content->size});
    return blob && !blob->is_whole ? std::vector<store::BlobTask>{{std::move(*blob), *only_}}
                                   : std::vector<store::BlobTask>();
}

bool Carrying::has_room() {
    bool has_room = only_.has_value();
    if (!has_room) {
        on_store_([&](store::Store& store) {
            has_room = store.blob_counts().bytes < limits::kFetchedAttachmentBytes;
        });
    }
    return has_room;
}

pb::BlobsRequest Carrying::ask() {
    pb::BlobsRequest request;
    on_store_([&](store::Store& store) { request.set_purged(store.sync_point().purged); });
    for (const store::BlobTask& task : asked_) {
        put(*request.add_names(), task);
    }
    return request;
}

pb::PutBlobRequest Carrying::give() {
    const Load& load = loads_.front();
    pb::PutBlobRequest request;
    put(*request.mutable_name(), load.task);
    request.set_start(static_cast<std::uint64_t>(load.at));
    on_store_([&](store::Store& store) {
        request.set_bytes(store.piece(load.task.blob.name, load.at));
        request.set_purged(store.sync_point().purged);
    });
    return request;
}

pb::GetBlobRequest Carrying::fetch() {
    const Load& load = loads_.front();
    pb::GetBlobRequest request;
    put(*request.mutable_name(), load.task);
    request.set_start(static_cast<std::uint64_t>(load.at));
    return request;
}

template <typename Answer> base::Outcome<void> Carrying::take_as(std::string_view body) {
    Answer answer;
    if (!unpack(body, answer) || answer.to() != signature_) {
        return tl::unexpected(unreadable("not the answer about attachments that was asked for"));
    }
    return take(answer);
}

base::Outcome<void> Carrying::take(std::string_view body) {
    return loads_.empty()    ? take_as<pb::BlobsAnswer>(body)
           : way_ == Way::up ? take_as<pb::PutBlobAnswer>(body)
                             : take_as<pb::GetBlobAnswer>(body);
}

void Carrying::skip() {
    if (loads_.empty()) {
        asked_.clear();
    } else {
        loads_.pop_front();
    }
}

base::Outcome<void> Carrying::take(const pb::BlobsAnswer& answer) {
    if (std::cmp_not_equal(answer.standings_size(), asked_.size())) {
        return tl::unexpected(unreadable("not as many attachments as were asked about"));
    }
    std::vector<store::BlobName> confirmed;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const pb::BlobStanding& standing = answer.standings(static_cast<int>(i));
        const store::BlobTask& task = asked_[i];
        const auto have = static_cast<std::int64_t>(standing.have());
        if (!standing.held()) {
            continue;
        }
        if (way_ == Way::down && standing.whole()) {
            loads_.push_back({task, task.blob.here, 0});
        } else if (way_ == Way::up && standing.whole()) {
            confirmed.push_back(task.blob.name);
        } else if (way_ == Way::up && have < task.blob.name.size) {
            loads_.push_back({task, have, 0});
        }
    }
    asked_.clear();
    on_store_([&](store::Store& store) { store.confirm_blobs(confirmed); });
    return {};
}

base::Outcome<void> Carrying::take(const pb::PutBlobAnswer& answer) {
    Load& load = loads_.front();
    const pb::BlobStanding& standing = answer.standing();
    const auto have = static_cast<std::int64_t>(standing.have());
    if (standing.held() && standing.whole()) {
        on_store_([&](store::Store& store) {
            store.confirm_blobs(std::vector<store::BlobName>{load.task.blob.name});
        });
        ++sent_;
        loads_.pop_front();
    } else if (!standing.held() || have >= load.task.blob.name.size) {
        loads_.pop_front();
    } else if (have > load.at) {
        load.at = have;
    } else {
        begin_again(have); // another tablet gives it too, or what had come was not right
    }
    return {};
}

base::Outcome<void> Carrying::take(const pb::GetBlobAnswer& answer) {
    Load& load = loads_.front();
    if (!answer.standing().held() || !answer.standing().whole()) {
        loads_.pop_front();
        return {};
    }
    std::int64_t here = 0;
    on_store_([&](store::Store& store) {
        here = store.add_piece(load.task.blob.name, load.at, answer.bytes());
    });
    if (here <= load.at) {
        begin_again(here);
    } else {
        load.at = here;
    }
    return {};
}

void Carrying::judge() {
    const store::BlobName& name = loads_.front().task.blob.name;
    const bool is_right = have_the_hash(on_store_, name);
    on_store_([&](store::Store& store) {
        store.judge_blob(name, is_right);
        if (is_right) {
            store.confirm_blobs({&name, 1});
        }
    });
    if (is_right) {
        ++fetched_;
        loads_.pop_front();
    } else {
        begin_again(0);
    }
}

void Carrying::begin_again(std::int64_t at) {
    Load& load = loads_.front();
    load.at = at;
    if (++load.restarts > 1) {
        loads_.pop_front();
    }
}

} // namespace b2go::sync
