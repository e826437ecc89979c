#include <vector>

#include "base/crypto.hpp"
#include "sqlite/transaction.hpp"
#include "store/sql.hpp"
#include "store/tablet_store.hpp"

/// How a tablet's store goes on when its history and the central's are not one history any more.
namespace b2go::store {

namespace {

/// In `meta` while a new number has been asked for: the seed of the device's next signing key and
/// its next private box key.
constexpr std::string_view kNextSecrets = "next secrets";
constexpr std::size_t kSecretBytes = 32;

struct Kept {
    record::Seq seq = 0;
    std::string change;
    record::Chain chain{};
    Verdict verdict = Verdict::none;
    std::optional<Stub> stub;
};

std::vector<Kept> every_answered(sqlite::Connection& connection) {
    std::vector<Kept> all;
    auto rows = connection.statement(sql::every_answered);
    while (rows.step()) {
        all.push_back({static_cast<record::Seq>(rows.integer(0)), std::string(rows.bytes(1)),
                       chain_of(rows.bytes(2)), static_cast<Verdict>(rows.integer(3)),
                       stub_in(rows, 4)});
    }
    return all;
}

std::string stamped_anew(std::string_view bytes, record::DeviceNumber device,
                         const record::Dot& before, const Renaming& renaming) {
    auto change = record::decode_change(bytes);
    if (!change) {
        throw base::Fault(base::FaultCode::corrupt, "a stored change cannot be read");
    }
    renaming.rename_in(*change);
    change->device = device;
    change->origin = change->origin.value_or(before);
    return record::encode(*change);
}

void replace(sqlite::Connection& connection, const Kept& kept, const record::Chain& chain,
             Verdict verdict) {
    const auto answer = static_cast<int>(verdict);
    if (kept.stub) {
        const record::Dot& origin = kept.stub->origin;
        connection.run(sql::replace_stub, kept.seq, base::ByteView(chain), answer, origin.device,
                       origin.seq, origin.tag);
    } else {
        connection.run(sql::replace_change, kept.seq, base::as_bytes(kept.change),
                       base::ByteView(chain), answer);
    }
}

void keep_name(sqlite::Connection& connection, const record::Dot& before, const record::Dot& now) {
    connection.run(sql::rename_again, before.device, before.seq, before.tag, now.device, now.seq,
                   now.tag);
    connection.run(sql::put_renamed, before.device, before.seq, before.tag, now.device, now.seq,
                   now.tag);
}

} // namespace

std::optional<record::Chain> TabletStore::chain_at(record::Seq seq) const {
    if (seq == 0) {
        return record::Chain{};
    }
    if (seq > record::kLastSeq) { // a peer's word
        return std::nullopt;
    }
    const auto entry = parts_->outbox.find(seq);
    return entry ? std::optional(entry->chain) : std::nullopt;
}

void TabletStore::count_unsent_after(record::Seq seq) {
    const auto chain = chain_at(seq);
    base::require(chain.has_value(), "only what was saved here can be counted anew");
    sqlite::Transaction transaction(parts_->connection);
    std::vector<base::AnyId> put_back;
    {
        auto rows = parts_->connection.statement(sql::every_not_merged);
        rows.bind(1, seq);
        while (rows.step()) {
            put_back.push_back(id_in(rows.bytes(0)));
        }
    }
    parts_->connection.run(sql::unanswer_after, seq);
    for (const base::AnyId id : put_back) {
        parts_->layers.bring_back(id, seq, owner().device);
    }
    parts_->standing.save_accepted(seq, *chain);
    parts_->blobs.doubt_all();
    parts_->audit.append(now(), owner().staff,
                         {"counted unsent again", std::nullopt, "after " + std::to_string(seq)});
    transaction.commit();
}

DeviceSecrets TabletStore::next_secrets() {
    std::string kept = parts_->standing.meta(kNextSecrets);
    if (kept.empty()) {
        const auto signing = base::SigningKey::random(random_);
        const auto box = base::make_box_keys(random_);
        kept = std::string(base::as_chars(signing.seed())) +
               std::string(base::as_chars(box.private_key.view()));
        sqlite::Transaction transaction(parts_->connection);
        parts_->standing.save_meta(kNextSecrets, kept);
        transaction.commit();
    }
    if (kept.size() != 2 * kSecretBytes) {
        throw base::Fault(base::FaultCode::corrupt, "the device's next keys are damaged");
    }
    DeviceSecrets secrets{kept.substr(0, kSecretBytes), kept.substr(kSecretBytes)};
    base::wipe(kept);
    return secrets;
}

/// Every change stays in the outbox, under its place in the order: what the central holds under
/// its former name is sent once more and found to be a duplicate, so that a central restored from
/// an older backup can still be given it.
Renaming TabletStore::stamp_anew(const NewNumber& number) {
    const record::DeviceNumber former = owner().device;
    Renaming renaming;
    record::Chain chain{};
    for (Kept& kept : every_answered(parts_->connection)) {
        const record::Dot before{former, kept.seq, record::tag_of(kept.chain)};
        if (kept.stub) {
            // Its words are not here to be stamped: its hash goes on under the new number.
            kept.stub->origin = kept.stub->origin.seq == 0 ? before : kept.stub->origin;
        } else {
            kept.change = stamped_anew(kept.change, number.device, before, renaming);
        }
        chain =
            record::extend(chain, kept.stub ? kept.stub->hash : record::change_hash(kept.change));
        Verdict verdict = Verdict::none;
        if (kept.seq <= number.common_seq) {
            verdict = merged_nothing(kept.verdict) ? kept.verdict : Verdict::duplicate;
        } else {
            const record::Dot now{number.device, kept.seq, record::tag_of(chain)};
            renaming.add(before, now);
            keep_name(parts_->connection, before, now);
        }
        replace(parts_->connection, kept, chain, verdict);
    }
    parts_->standing.save_chain(sync_point().last_seq, chain);
    return renaming;
}

void TabletStore::renumber(const NewNumber& number) {
    const DeviceSecrets secrets = next_secrets();
    const record::DeviceNumber former = owner().device;
    sqlite::Transaction transaction(parts_->connection);
    parts_->holdings.begin();
    const Renaming renaming = stamp_anew(number);
    Identity identity = owner();
    identity.device = number.device;
    identity.epoch = number.epoch;
    identity.device_seed = secrets.device_seed;
    identity.box_private_key = secrets.box_private_key;
    for (const base::AnyId id : parts_->outbox.records()) {
        parts_->layers.rename(id, renaming, former, number.common_seq, number.device);
    }
    parts_->holdings.save();
    parts_->standing.save(identity);
    parts_->standing.save_accepted(0, record::Chain{});
    parts_->standing.save_cursor("", number.epoch);
    parts_->blobs.doubt_all();
    parts_->standing.save_receipt("");
    parts_->standing.save_meta(kNextSecrets, "");
    parts_->audit.append(now(), identity.staff,
                         {"renumbered", std::nullopt,
                          std::to_string(former) + " to " + std::to_string(number.device) +
                              ", common " + std::to_string(number.common_seq)});
    transaction.commit();
    identity_ = identity;
}

record::Dot TabletStore::present(const record::Dot& dot) const {
    auto row = parts_->connection.statement(sql::find_renamed);
    row.bind_all(dot.device, dot.seq, dot.tag);
    if (!row.step()) {
        return dot;
    }
    return {static_cast<record::DeviceNumber>(row.integer(0)),
            static_cast<record::Seq>(row.integer(1)), static_cast<std::uint32_t>(row.integer(2))};
}

} // namespace b2go::store
