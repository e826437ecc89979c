#include <algorithm>

#include "base/text.hpp"
#include "domain/consent.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/referral.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/conflict_choice.hpp"
#include "ui_imgui/screens/forms.hpp"
#include "ui_imgui/screens/unsaved.hpp"
#include "ui_imgui/screens/updater.hpp"

namespace b2go::screens {

using registry::Choice;
using registry::Fields;
using registry::Object;

namespace {

/// The citizen's matters that are loaded.
const std::vector<Object>* matters_of(const State& state, base::AnyId citizen) {
    if (state.visit && state.visit->citizen.person.object.id == citizen) {
        return &state.visit->citizen.matters;
    }
    if (state.citizen && state.citizen->person.object.id == citizen) {
        return &state.citizen->matters;
    }
    return nullptr;
}

Fields one_field(record::FieldNumber field, record::Value value) {
    Fields fields;
    fields.plain[field] = std::move(value);
    return fields;
}

/// Own values that were asked for and are missing or cannot be what their field holds.
std::vector<base::FieldError> own_values_refused(const app::Card& card, const Draft& draft) {
    std::vector<base::FieldError> wrong;
    for (const app::ShownField& field : card.concurrent) {
        if (draft.text(choice_name(field)) != kChoiceOwn) {
            continue;
        }
        const auto own = own_value(card, field, draft);
        if (!own) {
            wrong.insert(wrong.end(), own.error().fields.begin(), own.error().fields.end());
        } else if (!*own) {
            wrong.push_back({own_names(field).front(), label(Word::field_is_missing)});
        }
    }
    return wrong;
}

} // namespace

void Updater::operator()(const BeginOuting& command) {
    if (state_.saving == 0) {
        write(StartOuting{command.outing});
    }
}

void Updater::operator()(const EndOuting& command) {
    const std::size_t left = unsaved_on(state_, command.outing).size();
    if (left > 0) {
        const auto words = [&](base::Language language) {
            return counted(Word::one_draft_on_outing, Word::drafts_on_outing, left, language);
        };
        state_.problem =
            base::Rejection{base::Refusal::invalid,
                            {words(base::Language::danish), words(base::Language::english)},
                            {}};
    } else if (state_.saving == 0) {
        write(CloseOuting{command.outing});
    }
}

/// Counting goes on while the last count is being saved: people come faster than that.
void Updater::operator()(const CountOne& command) {
    write(CountVisitors{command.outing, command.kind});
}

void Updater::operator()(const CountBack& command) {
    write(UncountVisitor{command.outing, command.kind});
}

void Updater::operator()(const OpenMatter& command) {
    if (state_.saving > 0) {
        return;
    }
    const auto& matter = domain::matter();
    Object object = matter.make(take_id());
    object.set(matter.citizen, domain::CitizenId(command.citizen))
        .set(matter.subject, domain::SubjectId(command.subject))
        .set(matter.progress, Choice{"arisen"});
    write(CreateRecords{Purpose::open_matter, {std::move(object)}, std::nullopt, {}, {}});
}

void Updater::operator()(const GiveConsent& command) {
    const auto& consent = domain::consent();
    const DraftKey key{std::string(form_name::kConsent), command.citizen};
    if (state_.saving > 0 || !complete(key, consent, consent_form().required)) {
        return;
    }
    if (auto object = object_from(key, consent)) {
        object->set(consent.citizen, domain::CitizenId(command.citizen));
        write(CreateRecords{Purpose::consent, {std::move(*object)}, key, {}, {}});
    }
}

void Updater::operator()(const WithdrawConsent& command) {
    if (state_.saving == 0) {
        edit(Purpose::withdraw_consent, command.consent,
             one_field(domain::consent().withdrawn.number, base::copenhagen_date(now_)));
    }
}

void Updater::operator()(const MakeReferral& command) {
    const auto& referral = domain::referral();
    const DraftKey key{std::string(form_name::kReferral), command.citizen};
    if (state_.saving > 0 || !complete(key, referral, referral_form().required)) {
        return;
    }
    auto object = object_from(key, referral);
    if (!object) {
        return;
    }
    const auto* matters = matters_of(state_, command.citizen);
    const auto only = matters == nullptr ? std::nullopt : only_open_matter(*matters);
    if (!object->has(referral.matter.number) && only) {
        object->set(referral.matter, domain::MatterId(*only));
    }
    // Without a matter it would lie where the whole team sees it, not with the citizen.
    if (!object->has(referral.matter.number)) {
        state_.troubles[key] = {label(Word::form_is_incomplete),
                                {{"matter", label(Word::referral_needs_a_matter)}}};
        return;
    }
    const auto unit = object->get(referral.receiver_unit);
    if (unit && !object->has(referral.receiver.number)) {
        const auto at = state_.reference.units.find(unit->any);
        if (at != state_.reference.units.end()) {
            object->set(referral.receiver, at->second.da);
        }
    }
    if (!object->has(referral.receiver.number)) {
        state_.troubles[key] = {label(Word::form_is_incomplete),
                                {{"receiver", label(Word::field_is_missing)}}};
        return;
    }
    object->set(referral.status, Choice{command.send ? "sent" : "draft"});
    write(CreateRecords{Purpose::referral, {std::move(*object)}, key, {}, {}});
}

void Updater::operator()(const PromiseFollowUp& command) {
    const auto& follow_up = domain::follow_up();
    const DraftKey key{std::string(form_name::kFollowUp), command.citizen};
    if (state_.saving > 0 || !complete(key, follow_up, follow_up_form().required)) {
        return;
    }
    if (auto object = object_from(key, follow_up)) {
        object->set(follow_up.parent, domain::RecordId(command.citizen));
        write(CreateRecords{Purpose::follow_up, {std::move(*object)}, key, {}, {}});
    }
}

void Updater::operator()(const WriteNote& command) {
    const auto& note = domain::note();
    const bool is_correction = !command.corrects.is_nil();
    const DraftKey key = is_correction
                             ? DraftKey{std::string(form_name::kCorrection), command.corrects}
                             : DraftKey{std::string(form_name::kNote), command.citizen};
    if (state_.saving > 0 || !complete(key, note, note_form().required)) {
        return;
    }
    if (auto object = note_from(key, command.citizen, command.corrects)) {
        write(CreateRecords{Purpose::note, {std::move(*object)}, key, {}, {}});
    }
}

std::optional<Object> Updater::note_from(const DraftKey& key, base::AnyId citizen,
                                         base::AnyId corrects) {
    const auto& note = domain::note();
    auto object = object_from(key, note);
    if (object) {
        object->set(note.about, domain::RecordId(citizen));
        if (!corrects.is_nil()) {
            object->set(note.corrects, domain::NoteId(corrects));
        }
    }
    return object;
}

/// A note with a text is saved with the visit; consent and promises are given by a tap of their
/// own, so they only stand in the way.
bool Updater::nothing_begun_beside(const DraftKey& visit, base::AnyId citizen) {
    FormTrouble trouble{label(Word::visit_has_begun_forms), {}};
    for (const std::string_view form :
         {form_name::kConsent, form_name::kReferral, form_name::kFollowUp, form_name::kNote}) {
        const DraftKey key{std::string(form), citizen};
        const Draft& draft = draft_of(state_, key);
        const bool is_ready =
            form == form_name::kNote && missing_in(note_form(), draft, nullptr).empty();
        if (draft.is_empty() || is_ready) {
            continue;
        }
        trouble.errors.push_back({std::string(form), label(Word::form_is_in_the_way)});
        state_.troubles.try_emplace(key, FormTrouble{label(Word::form_is_in_the_way), {}});
    }
    if (trouble.errors.empty()) {
        return true;
    }
    state_.troubles[visit] = std::move(trouble);
    return false;
}

void Updater::operator()(const MoveMatter& command) {
    if (state_.saving == 0) {
        edit(Purpose::matter_moved, command.matter,
             one_field(domain::matter().progress.number, command.progress));
    }
}

void Updater::operator()(const MarkDone& command) {
    if (state_.saving == 0) {
        edit(Purpose::promise_done, command.follow_up,
             one_field(domain::follow_up().status.number, std::string("done")));
    }
}

void Updater::operator()(const SetReferralStatus& command) {
    if (state_.saving == 0) {
        edit(Purpose::promise_moved, command.referral,
             one_field(domain::referral().status.number, command.status));
    }
}

void Updater::operator()(const CloseReferral& command) {
    const auto& referral = domain::referral();
    if (state_.saving > 0) {
        return;
    }
    Fields fields = one_field(referral.status.number, std::string("closed"));
    fields.plain[referral.closing.number] = command.closing;
    if (!command.on_word_of.empty()) {
        fields.plain[referral.closed_on_word_of.number] = command.on_word_of;
    }
    edit(Purpose::promise_done, command.referral, std::move(fields));
}

void Updater::operator()(const NoteAttempt& command) {
    const PromiseRow* row = find_promise(state_, command.referral);
    if (state_.saving > 0 || row == nullptr) {
        return;
    }
    const record::FieldNumber attempts = domain::referral().attempts.number;
    Fields fields;
    if (const auto at = row->promise.fields.sets.find(attempts);
        at != row->promise.fields.sets.end()) {
        fields.sets[attempts] = at->second;
    }
    fields.sets[attempts].insert(now_.text());
    edit(Purpose::attempt_noted, command.referral, std::move(fields));
}

void Updater::operator()(const MovePromise& command) {
    const PromiseRow* row = find_promise(state_, command.promise);
    if (state_.saving > 0 || row == nullptr) {
        return;
    }
    const auto& referral = domain::referral();
    const auto& follow_up = domain::follow_up();
    Fields fields;
    if (command.due) {
        fields.plain[row->is_referral ? referral.next_follow_up.number : follow_up.due.number] =
            *command.due;
    }
    if (command.owner) {
        fields.plain[row->is_referral ? referral.owner.number : follow_up.owner.number] =
            *command.owner;
    }
    edit(Purpose::promise_moved, command.promise, std::move(fields));
}

void Updater::operator()(const DecideConflict& command) {
    if (state_.saving > 0 || !state_.conflicts) {
        return;
    }
    const auto& records = state_.conflicts->records;
    const auto at = std::ranges::find_if(records, [&](const ConflictDetail& detail) {
        return detail.card.object.id == command.record;
    });
    if (at == records.end()) {
        return;
    }
    const DraftKey key{std::string(form_name::kDecision), command.record};
    const Draft& draft = draft_of(state_, key);
    auto wrong = own_values_refused(at->card, draft);
    auto decisions = decisions_from(at->card, draft);
    if (!wrong.empty()) {
        state_.troubles[key] = {label(Word::form_is_incomplete), std::move(wrong)};
    } else if (decisions.empty()) {
        state_.troubles[key] = {label(Word::decision_needs_a_choice), {}};
    } else if (base::normalised(draft.text("reason")).empty()) {
        state_.troubles[key] = {label(Word::decision_needs_a_reason),
                                {{"reason", label(Word::decision_needs_a_reason)}}};
    } else {
        write(Decide{std::move(decisions), key});
    }
}

} // namespace b2go::screens
