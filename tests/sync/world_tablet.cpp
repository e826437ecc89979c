#include "tests/sync/world_tablet.hpp"

#include <filesystem>
#include <stdexcept>

#include "app/show_record.hpp"
#include "record/chain.hpp"
#include "sync/client/enrolment.hpp"
#include "tests/sync/world.hpp"

namespace b2go::tests {

void throw_refused(const base::Rejection& rejection) {
    std::string said = rejection.message.en;
    for (const base::FieldError& field : rejection.fields) {
        said += " [" + field.field + ": " + field.message.en + "]";
    }
    throw std::runtime_error(said);
}

Tablet::Tablet(World& world, std::string name, std::string staff_name)
    : clock(world.clock), world_(world), name_(std::move(name)), staff_name_(std::move(staff_name)),
      key_(base::SecretKey::random(world.random)),
      store_(store::Store::create(world.folder.file(name_), key_, clock, world.random)) {}

Tablet::Tablet(World& world, const Tablet& original, std::string name)
    : clock(world.clock), world_(world), name_(std::move(name)), staff_name_(original.staff_name_),
      key_(base::SecretKey::copy_of(original.key_.view()).value()), written_(original.written_) {
    clock.shift_ms = original.clock.shift_ms;
    reopen();
}

void Tablet::copy_file(const std::string& to) {
    (void)written();
    store_.reset(); // and with it what was only in the log
    std::filesystem::copy_file(world_.folder.file(name_), world_.folder.file(to),
                               std::filesystem::copy_options::overwrite_existing);
    reopen();
}

std::string Tablet::file() const { return world_.folder.file(name_); }

void Tablet::keep_copy() {
    copy_file(name_ + ".kept");
    kept_ = written_;
}

void Tablet::go_back() {
    world_.may_lack_bytes = true;
    store_.reset();
    std::filesystem::copy_file(world_.folder.file(name_ + ".kept"), world_.folder.file(name_),
                               std::filesystem::copy_options::overwrite_existing);
    written_ = kept_.value();
    reopen();
}

std::unique_ptr<Tablet> Tablet::copied(std::string name) {
    copy_file(name);
    return std::unique_ptr<Tablet>(new Tablet(world_, *this, std::move(name)));
}

app::Workspace Tablet::workspace() { return {*store_, world_.random}; }

void Tablet::reopen() {
    store_.reset();
    store_ = store::Store::open(world_.folder.file(name_), key_, clock, world_.random);
}

void Tablet::enrol(const std::string& code) {
    const auto keys = sync::DeviceKeys::make(world_.random);
    const auto request = must(sync::enrol_request(code, keys, "tests", clock.now()));
    const auto reply = must(world_.deliver(request.path, request.body));
    store_->set_identity(must(sync::read_enrol_answer(
        reply, keys, {"https://central.example:8443", std::string(64, 'a')})));
}

base::Outcome<void> Tablet::enrol_again(const std::string& code) {
    (void)written();
    const auto request = must(sync::enrol_again_request(code, *store_, "tests"));
    const auto reply = world_.deliver(request.path, request.body);
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    return sync::enrol_again(*reply, *store_,
                             {"https://central.example:8443", std::string(64, 'a')});
}

sync::StoreRunner Tablet::runner() {
    return {[this](const sync::StoreRunner::Job& job) {
                if (jobs_until_crash && (*jobs_until_crash)-- == 0) {
                    jobs_until_crash.reset();
                    throw Crash{};
                }
                job(*store_);
            },
            [this] { return person_waits; }};
}

base::AnyId Tablet::create(registry::Object object) {
    auto at_work = workspace();
    object.id = at_work.new_id();
    return must(app::create(at_work, std::move(object))).id;
}

base::AnyId Tablet::attach(const std::string& content, std::optional<base::AnyId> matter) {
    auto at_work = workspace();
    const auto saved = app::attach(at_work, {content, "image/jpeg", matter});
    if (!saved) {
        return {};
    }
    world_.contents[saved->id] = {content, store_->find(saved->id).value().scope.encode()};
    return saved->id;
}

std::optional<std::string> Tablet::content(base::AnyId attachment) {
    auto at_work = workspace();
    auto content = app::take_out(at_work, attachment);
    return content ? std::optional(std::move(*content)) : std::nullopt;
}

void Tablet::edit(base::AnyId id, const registry::Fields& fields) {
    auto at_work = workspace();
    must(app::edit(at_work, {id, fields, std::nullopt, {}}));
}

void Tablet::edit_as_seen(base::AnyId id, const registry::Fields& fields,
                          const record::Seen& seen) {
    auto at_work = workspace();
    must(app::edit(at_work, {id, fields, seen, {}}));
}

void Tablet::remove(base::AnyId id) {
    auto at_work = workspace();
    must(app::remove(at_work, id, "test"));
}

bool Tablet::resolve_first(base::AnyId id, std::size_t choice) {
    auto at_work = workspace();
    const auto card = must(app::show(at_work, id));
    for (const app::ShownField& shown : card.concurrent) {
        if (shown.why == merge::Why::undecided) {
            const std::string name =
                shown.field == nullptr ? std::string(app::kLifeName) : shown.field->name;
            const record::Dot dot = shown.versions[choice % shown.versions.size()].dot;
            must(app::resolve(at_work,
                              {id, name, shown.key, dot, "decided in a test", std::nullopt}));
            return true;
        }
    }
    return false;
}

base::Outcome<sync::SyncReport> Tablet::sync() {
    (void)written();
    sync::Session session(runner(), clock, world_.changes_per_batch);
    std::optional<base::Outcome<sync::Reply>> foreseen;
    if (world_.looks_ahead) {
        session.on_foreseen([&](const sync::Outgoing& request) {
            foreseen = world_.deliver(request.path, request.body);
        });
    }
    while (const auto request = session.next()) {
        const auto ahead = std::exchange(foreseen, std::nullopt);
        if (world_.looks_ahead) {
            session.prepare();
        }
        auto reply =
            ahead && request->was_foreseen ? *ahead : world_.deliver(request->path, request->body);
        if (!reply) {
            return tl::unexpected(reply.error());
        }
        session.receive(*reply);
    }
    if (session.failed()) {
        return tl::unexpected(*session.failed());
    }
    return session.report();
}

void Tablet::sync_partly(std::size_t messages) {
    (void)written();
    sync::Session session(runner(), clock);
    for (std::size_t i = 0; i < messages; ++i) {
        const auto request = session.next();
        if (!request) {
            return;
        }
        const auto reply = world_.deliver(request->path, request->body);
        if (reply && i + 1 < messages) {
            session.receive(*reply);
        }
    }
}

sync::SyncReport Tablet::must_sync() { return must(sync()); }

std::string Tablet::bytes(base::AnyId id) {
    const auto state = store_->find(id);
    return state ? record::encode(*state) : std::string();
}

const std::set<record::Dot>& Tablet::written() {
    const record::Seq last = store_->sync_point().last_seq;
    while (written_.noted < last) {
        const record::Seq seq = ++written_.noted;
        const record::DeviceNumber device = store_->identity().value().device;
        written_.dots.insert({device, seq, record::tag_of(store_->chain_at(seq).value())});
    }
    return written_.dots;
}

} // namespace b2go::tests
