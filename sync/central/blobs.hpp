#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/attachment.hpp"
#include "record/state.hpp"
#include "sync/central/context.hpp"

/// The bytes of attachments at the central: pieces, sealed under the key of the scope whose records
/// name them, so that they are erased with it. The same content in two scopes is kept twice.
namespace b2go::central {

/// Under which the bytes are kept that a record of this scope names.
[[nodiscard]] std::string blob_name(const Context& context, std::string_view scope,
                                    const domain::Content& content);

/// A record was filed as this, last written to by `device`: notes what it names and since when its
/// bytes are awaited, or that no record names them any more.
void note_attachment(Context& context, const record::RecordState& state,
                     record::DeviceNumber device);

/// The same of a record that was set apart and names these bytes: they are kept until
/// limits::kUnnamedBytesMs have passed, for whoever releases it.
void note_set_apart(Context& context, const record::RecordState& state,
                    record::DeviceNumber device);

/// Adds the piece from `start` on, if that is where what is here ends; the last one only if all of
/// them make the hash, otherwise all are taken out again. The blob as it is then.
[[nodiscard]] StoredBlob add_piece(Context& context, StoredBlob blob,
                                   const domain::Content& content, std::uint64_t start,
                                   std::string_view bytes);
/// Opened; empty if it is not here.
[[nodiscard]] std::string read_piece(Context& context, const StoredBlob& blob, std::int64_t number);
[[nodiscard]] std::int64_t bytes_here(const StoredBlob& blob);

/// Takes out what no record has named for limits::kUnnamedBytesMs, a few at a time.
void collect_unnamed(Context& context);
/// Everything of the scope.
void erase_blobs(Context& context, std::string_view scope);

/// The longest awaited first.
[[nodiscard]] std::vector<AwaitedAttachment> awaited_attachments(Context& context,
                                                                 std::size_t most);

/// What is wrong with what is kept for a record; nothing if all is well.
[[nodiscard]] std::optional<std::string> objection_to_bytes(Context& context,
                                                            const record::RecordState& state);

} // namespace b2go::central
