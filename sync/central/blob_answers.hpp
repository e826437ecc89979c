#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "sync/central/asker.hpp"
#include "sync/central/refusals.hpp"
#include "sync/protocol/sync.pb.h"

/// Answers to tablets that give, fetch and ask about the bytes of attachments. A tablet may have
/// what it holds the record of, and give what it may write to, also of a scope that it has left and
/// not purged yet.
namespace b2go::central {

[[nodiscard]] tl::expected<sync::pb::BlobsAnswer, No>
answer_blobs(Context& context, const Asker& asker, const sync::pb::BlobsRequest& request);
[[nodiscard]] tl::expected<sync::pb::PutBlobAnswer, No>
answer_put_blob(Context& context, const Asker& asker, const sync::pb::PutBlobRequest& request);
[[nodiscard]] tl::expected<sync::pb::GetBlobAnswer, No>
answer_get_blob(Context& context, const Asker& asker, const sync::pb::GetBlobRequest& request);

} // namespace b2go::central
