#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "app/attachments.hpp"
#include "app/resolve_conflict.hpp"
#include "app/save_record.hpp"
#include "store/store.hpp"
#include "sync/client/synchronise.hpp"

namespace b2go::tests {

class World;

/// A tablet's own idea of the time.
class ShiftedClock : public base::Clock {
public:
    explicit ShiftedClock(const base::Clock& real) : real_(real) {}
    [[nodiscard]] base::Instant now() const override { return {real_.now().ms + shift_ms}; }

    std::int64_t shift_ms = 0;

private:
    const base::Clock& real_;
};

/// Thrown out of a job of a sync: the tablet's program has died there.
struct Crash {};

/// What `outcome` holds; throws with its words if it was refused.
template <typename T> T must(base::Outcome<T> outcome);
[[noreturn]] void throw_refused(const base::Rejection& rejection);

/// A real tablet's store with a session to a World's central.
class Tablet {
public:
    Tablet(World& world, std::string name, std::string staff_name);

    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const base::SecretKey& key() const { return key_; }
    [[nodiscard]] std::string file() const;
    [[nodiscard]] const std::string& staff_name() const { return staff_name_; }
    [[nodiscard]] app::Workspace workspace();
    /// As after a crash: whatever was not committed is gone.
    void reopen();
    /// Keeps a copy of the file as it is now, and puts the last kept one back in its place.
    void keep_copy();
    void go_back();
    [[nodiscard]] bool has_copy() const { return kept_.has_value(); }
    /// Another tablet on a copy of this one's file: both go on from here, not knowing of each
    /// other.
    [[nodiscard]] std::unique_ptr<Tablet> copied(std::string name);
    void enrol(const std::string& code);
    /// When the central has forgotten it.
    base::Outcome<void> enrol_again(const std::string& code);
    [[nodiscard]] sync::StoreRunner runner();

    // What a person does; each must succeed.
    base::AnyId create(registry::Object object);
    void edit(base::AnyId id, const registry::Fields& fields);
    /// With a matter, or with the team's own; nil if it is refused.
    base::AnyId attach(const std::string& content, std::optional<base::AnyId> matter = {});
    /// What an attachment says, if all of it is here.
    [[nodiscard]] std::optional<std::string> content(base::AnyId attachment);
    /// An edit of what was seen at some earlier time.
    void edit_as_seen(base::AnyId id, const registry::Fields& fields, const record::Seen& seen);
    void remove(base::AnyId id);
    /// Decides the record's first undecided field for one of its versions, by `choice` modulo
    /// their number. False if nothing is undecided.
    bool resolve_first(base::AnyId id, std::size_t choice);

    /// One try per message, no retries.
    base::Outcome<sync::SyncReport> sync();
    /// Carries a session through some messages only, then drops it.
    void sync_partly(std::size_t messages);
    /// Syncs and requires that it succeeds.
    sync::SyncReport must_sync();

    [[nodiscard]] std::string bytes(base::AnyId id);
    /// The first dots of everything that was ever saved in this file.
    [[nodiscard]] const std::set<record::Dot>& written();

    ShiftedClock clock;
    /// After so many jobs of a sync the program dies (Crash); taken back when it does.
    std::optional<std::size_t> jobs_until_crash;
    /// Somebody taps all the time: pages are applied slice by slice.
    bool person_waits = false;

private:
    struct Written {
        record::Seq noted = 0;
        std::set<record::Dot> dots;
    };

    Tablet(World& world, const Tablet& original, std::string name);
    void copy_file(const std::string& to);

    World& world_;
    std::string name_;
    std::string staff_name_;
    base::SecretKey key_;
    std::unique_ptr<store::Store> store_;
    Written written_;
    std::optional<Written> kept_;
};

template <typename T> T must(base::Outcome<T> outcome) {
    if (!outcome) {
        throw_refused(outcome.error());
    }
    return std::move(*outcome);
}

} // namespace b2go::tests
