#include "ui_imgui/screens/jobs.hpp"

#include "app/citizen_file.hpp"
#include "app/outings.hpp"
#include "app/save_record.hpp"
#include "app/show_record.hpp"
#include "base/limits.hpp"
#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/record_view.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/conflict_choice.hpp"
#include "ui_imgui/screens/load.hpp"
#include "ui_imgui/screens/load_promises.hpp"

namespace b2go::screens {

using app::Saved;
using app::Workspace;
using base::Outcome;

namespace {

std::vector<base::AnyId> fresh_ids(const Workspace& workspace) {
    std::vector<base::AnyId> ids;
    for (std::size_t i = 0; i < kFreshIds; ++i) {
        ids.push_back(workspace.new_id());
    }
    return ids;
}

/// Everything that was begun. A draft whose record was saved was left by a program that was ended
/// between the two: it is dropped here.
std::map<DraftKey, Draft> load_drafts(const Workspace& workspace) {
    std::map<DraftKey, Draft> drafts;
    for (const store::Unfinished& kept : workspace.store().unfinished()) {
        auto draft = decode_draft(kept.content);
        const bool is_saved = draft && draft->seen.empty() && !draft->record.is_nil() &&
                              workspace.store().find(draft->record).has_value();
        if (!draft || is_saved) {
            workspace.store().drop_unfinished(kept.screen, kept.id);
            continue;
        }
        draft->kept = kept.kept;
        drafts[{kept.screen, kept.id}] = std::move(*draft);
    }
    return drafts;
}

/// Whom a draft concerns: it is about a citizen, or about a record of one.
std::optional<Person> person_of_draft(const Workspace& workspace, const DraftKey& key) {
    const auto object = key.id.is_nil() ? std::nullopt : workspace.find(key.id);
    return object ? concerned_by(workspace, *object) : std::nullopt;
}

Start load_start(const Workspace& workspace) {
    Start start{load_session(workspace),
                load_standing(workspace),
                load_reference(workspace),
                load_day(workspace),
                load_drafts(workspace),
                fresh_ids(workspace),
                {}};
    for (const auto& [key, draft] : start.drafts) {
        if (auto person = person_of_draft(workspace, key)) {
            start.draft_people.insert_or_assign(key.id, std::move(*person));
        }
    }
    return start;
}

template <typename T> JobResult result_of(Outcome<T> outcome) {
    if (!outcome) {
        return Refused{std::nullopt, std::move(outcome.error()), false};
    }
    return std::move(*outcome);
}

void drop(const Workspace& workspace, const std::optional<DraftKey>& draft) {
    if (draft) {
        workspace.store().drop_unfinished(draft->form, draft->id);
    }
}

/// A saved visit as it stands now: its form must never be written in against what was before.
void add_visit(const Workspace& workspace, Written& result) {
    const auto encounter = result.ids.empty() ? std::nullopt : workspace.find(result.ids.front());
    if (!encounter || encounter->type != domain::encounter().number()) {
        return; // only a note was saved with it
    }
    const auto outing = encounter->get(domain::encounter().outing);
    const auto citizen = encounter->get(domain::encounter().citizen);
    if (!outing || !citizen) {
        return;
    }
    if (auto visit = load_visit(workspace, outing->any, citizen->any)) {
        result.visit = std::move(*visit);
    }
}

JobResult written(const Workspace& workspace, Purpose purpose, Outcome<std::vector<Saved>> saved,
                  std::optional<DraftKey> draft = std::nullopt,
                  std::optional<Job> undo = std::nullopt) {
    if (!saved) {
        return Refused{std::move(draft), std::move(saved.error()), true};
    }
    drop(workspace, draft);
    Written result;
    result.purpose = purpose;
    for (Saved& one : *saved) {
        result.ids.push_back(one.id);
        for (base::FieldError& warning : one.warnings) {
            result.warnings.push_back(std::move(warning));
        }
    }
    result.draft = std::move(draft);
    result.undo = std::move(undo);
    result.standing = load_standing(workspace);
    if (purpose == Purpose::save_visit || purpose == Purpose::finish_visit) {
        add_visit(workspace, result);
    }
    return result;
}

Outcome<std::vector<Saved>> as_list(Outcome<Saved> saved) {
    return std::move(saved).map([](Saved&& one) { return std::vector<Saved>{std::move(one)}; });
}

/// What the edited fields hold now: the edit that takes the edit back.
registry::Fields before_edit(const Workspace& workspace, base::AnyId id,
                             const registry::Fields& fields) {
    registry::Fields before;
    const auto object = workspace.find(id);
    if (!object) {
        return before;
    }
    for (const auto& [number, value] : fields.plain) {
        const auto at = object->fields.plain.find(number);
        before.plain[number] =
            at == object->fields.plain.end() ? record::Value(record::Null{}) : at->second;
    }
    for (const auto& [number, elements] : fields.sets) {
        const auto at = object->fields.sets.find(number);
        before.sets[number] =
            at == object->fields.sets.end() ? std::set<std::string>() : at->second;
    }
    return before;
}

/// What was decided before the refused decision stands, so it must not be said that nothing was
/// changed.
base::Rejection stopped_after(std::size_t decided, base::Rejection rejection) {
    if (decided > 0) {
        const std::string count = std::to_string(decided);
        rejection.message = {"Afgjort og gemt: " + count +
                                 ". Resten er ikke ændret; der er kommet noget nyt. Se konflikten "
                                 "igen, og afgør den så.",
                             "Decided and saved: " + count +
                                 ". The rest is unchanged; something new has come. Look at the "
                                 "conflict again, then decide."};
    }
    return rejection;
}

/// What is wrong with a value somebody wrote themself is told where they wrote it.
void at_own_value(const app::Decision& decision, base::Rejection& rejection) {
    if (!std::holds_alternative<record::Value>(decision.choice) ||
        decision.field == app::kLifeName) {
        return;
    }
    for (base::FieldError& error : rejection.fields) {
        if (error.field == decision.field) {
            error.field = own_name(error.field);
        }
    }
}

/// Something about the citizen has been saved since.
bool is_followed(const Workspace& workspace, base::AnyId citizen) {
    const auto file = app::open_citizen(workspace, citizen);
    return file && !(file->encounters.empty() && file->matters.empty() && file->consents.empty() &&
                     file->promises.empty() && file->notes.empty());
}

std::string contact_code_of(const Workspace& workspace, const Written& done) {
    const auto citizen = done.purpose == Purpose::register_citizen && !done.ids.empty()
                             ? workspace.find(done.ids.front())
                             : std::nullopt;
    return citizen ? citizen->get(domain::citizen().contact_code).value_or("") : std::string();
}

struct Performer {
    Workspace& workspace;

    void drop_also(Written& done, const std::vector<DraftKey>& drafts) const {
        for (const DraftKey& key : drafts) {
            drop(workspace, key);
        }
        done.also = drafts;
    }

    JobResult operator()(const LoadStart&) const { return load_start(workspace); }
    JobResult operator()(const LoadStanding&) const { return load_standing(workspace); }
    JobResult operator()(const LoadDay&) const { return load_day(workspace); }
    JobResult operator()(const LoadOuting& job) const {
        return result_of(load_outing(workspace, job.outing));
    }
    JobResult operator()(const LoadVisit& job) const {
        return result_of(load_visit(workspace, job.outing, job.citizen));
    }
    JobResult operator()(const LoadCitizen& job) const {
        return result_of(load_citizen(workspace, job.citizen));
    }
    JobResult operator()(const LoadPromise& job) const {
        return result_of(load_promise(workspace, job.promise));
    }
    JobResult operator()(const FindCitizens& job) const {
        return find_citizens(workspace, job.text);
    }
    JobResult operator()(const LoadConflicts&) const { return load_conflicts(workspace); }
    JobResult operator()(const MakeIds&) const { return FreshIds{fresh_ids(workspace)}; }

    JobResult operator()(const KeepDraft& job) const {
        const std::string content = encode(job.draft);
        if (content.size() > limits::kUnfinishedBytes) {
            return Refused{job.key,
                           {base::Refusal::invalid,
                            {"Kladden er for lang til at blive gemt løbende. Det, du ser, er her "
                             "endnu; del teksten op, og gem.",
                             "The draft is too long to be kept as you write. What you see is still "
                             "here; split the text and save."},
                            {}},
                           false};
        }
        workspace.store().keep_unfinished(job.key.form, job.key.id, content);
        return DraftKept{job.key, workspace.store().now(), person_of_draft(workspace, job.key)};
    }
    JobResult operator()(const DropDraft& job) const {
        workspace.store().drop_unfinished(job.key.form, job.key.id);
        return DraftKept{job.key, workspace.store().now(), std::nullopt};
    }

    JobResult operator()(const StartOuting& job) const {
        return written(workspace, Purpose::start_outing,
                       as_list(app::start_outing(workspace, job.outing)));
    }
    JobResult operator()(const CloseOuting& job) const {
        return written(workspace, Purpose::close_outing,
                       as_list(app::close_outing(workspace, job.outing)));
    }
    JobResult operator()(const CountVisitors& job) const {
        auto saved = as_list(app::count_visitors(workspace, job.outing, job.kind, 1));
        std::optional<Job> undo;
        if (saved) {
            undo = RemoveRecord{Purpose::take_back, saved->front().id, {}};
        }
        return written(workspace, Purpose::count, std::move(saved), std::nullopt, std::move(undo));
    }
    JobResult operator()(const UncountVisitor& job) const {
        const auto latest = latest_tally(workspace, job.outing, job.kind);
        if (!latest) {
            return Refused{std::nullopt,
                           {base::Refusal::not_found,
                            {"Der er ikke talt nogen, der kan trækkes fra. Intet er ændret.",
                             "Nobody is counted who could be taken off. Nothing was changed."},
                            {}},
                           true};
        }
        return written(workspace, Purpose::count_back,
                       as_list(app::remove(workspace, *latest, std::string())), std::nullopt,
                       CountVisitors{job.outing, job.kind});
    }
    JobResult operator()(const CreateRecords& job) const {
        auto saved = app::create_all(workspace, job.objects);
        std::optional<Job> undo;
        // What was typed in a form is not thrown away by one tap.
        if (saved && saved->size() == 1 && !job.draft) {
            undo = RemoveRecord{Purpose::take_back, saved->front().id, {}};
        }
        JobResult result =
            written(workspace, job.purpose, std::move(saved), job.draft, std::move(undo));
        if (auto* done = std::get_if<Written>(&result)) {
            done->about = job.about;
            done->contact_code = contact_code_of(workspace, *done);
            drop_also(*done, job.also);
        }
        return result;
    }
    JobResult operator()(const EditRecord& job) const {
        const registry::Fields before = before_edit(workspace, job.id, job.fields);
        auto saved = app::edit_and_create(
            workspace, {job.id, job.fields, record::Seen::from_token(job.seen), std::string()},
            job.beside);
        std::optional<Job> undo;
        if (saved && !job.draft && job.purpose != Purpose::take_back) {
            undo = EditRecord{Purpose::take_back, job.id, before, {}, std::nullopt};
        }
        JobResult result =
            written(workspace, job.purpose, std::move(saved), job.draft, std::move(undo));
        if (auto* done = std::get_if<Written>(&result)) {
            drop_also(*done, job.also);
        }
        return result;
    }
    JobResult operator()(const RemoveRecord& job) const {
        if (job.purpose == Purpose::take_back && is_followed(workspace, job.id)) {
            return Refused{
                std::nullopt, {base::Refusal::stale, label(Word::is_written_about), {}}, true};
        }
        return written(workspace, job.purpose, as_list(app::remove(workspace, job.id, job.reason)));
    }
    JobResult operator()(const Decide& job) const {
        std::vector<Saved> saved;
        for (const app::Decision& decision : job.decisions) {
            auto one = app::resolve(workspace, decision);
            if (!one) {
                at_own_value(decision, one.error());
                return Refused{job.draft, stopped_after(saved.size(), std::move(one.error())),
                               true};
            }
            saved.push_back(std::move(*one));
        }
        return written(workspace, Purpose::decide, std::move(saved), job.draft);
    }
    JobResult operator()(const RevealCpr& job) const {
        auto cpr = app::reveal_cpr(workspace, job.citizen);
        if (!cpr) {
            return Refused{std::nullopt, std::move(cpr.error()), false};
        }
        return Revealed{job.citizen, std::move(*cpr)};
    }
};

} // namespace

bool is_write(const Job& job) {
    return std::holds_alternative<StartOuting>(job) || std::holds_alternative<CloseOuting>(job) ||
           std::holds_alternative<CountVisitors>(job) ||
           std::holds_alternative<UncountVisitor>(job) ||
           std::holds_alternative<CreateRecords>(job) || std::holds_alternative<EditRecord>(job) ||
           std::holds_alternative<RemoveRecord>(job) || std::holds_alternative<Decide>(job);
}

JobResult perform(Workspace& workspace, const Job& job) {
    return std::visit(Performer{workspace}, job);
}

} // namespace b2go::screens
