#include <algorithm>

#include "domain/consent.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/referral.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/conflict_choice.hpp"
#include "ui_imgui/screens/forms.hpp"
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

} // namespace

void Updater::operator()(const BeginOuting& command) {
    if (state_.saving == 0) {
        write(StartOuting{command.outing});
    }
}

void Updater::operator()(const EndOuting& command) {
    if (state_.saving == 0) {
        write(CloseOuting{command.outing});
    }
}

/// Counting goes on while the last count is being saved: people come faster than that.
void Updater::operator()(const CountOne& command) {
    write(CountVisitors{command.outing, command.kind});
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
    write(CreateRecords{Purpose::open_matter, {std::move(object)}, std::nullopt, {}});
}

void Updater::operator()(const GiveConsent& command) {
    const auto& consent = domain::consent();
    const DraftKey key{std::string(form_name::kConsent), command.citizen};
    if (state_.saving > 0 || !complete(key, consent, consent_form().required)) {
        return;
    }
    if (auto object = object_from(key, consent)) {
        object->set(consent.citizen, domain::CitizenId(command.citizen));
        write(CreateRecords{Purpose::consent, {std::move(*object)}, key, {}});
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
    if (!object->has(referral.matter.number) && matters != nullptr && matters->size() == 1) {
        object->set(referral.matter, domain::MatterId(matters->front().id));
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
    write(CreateRecords{Purpose::referral, {std::move(*object)}, key, {}});
}

void Updater::operator()(const PromiseFollowUp& command) {
    const auto& follow_up = domain::follow_up();
    const DraftKey key{std::string(form_name::kFollowUp), command.citizen};
    if (state_.saving > 0 || !complete(key, follow_up, follow_up_form().required)) {
        return;
    }
    if (auto object = object_from(key, follow_up)) {
        object->set(follow_up.parent, domain::RecordId(command.citizen));
        write(CreateRecords{Purpose::follow_up, {std::move(*object)}, key, {}});
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
    if (auto object = object_from(key, note)) {
        object->set(note.about, domain::RecordId(command.citizen));
        if (is_correction) {
            object->set(note.corrects, domain::NoteId(command.corrects));
        }
        write(CreateRecords{Purpose::note, {std::move(*object)}, key, {}});
    }
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
    fields.plain[referral.closed_on_word_of.number] = command.on_word_of;
    edit(Purpose::promise_done, command.referral, std::move(fields));
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
    auto decisions = decisions_from(at->card, draft);
    if (decisions.empty()) {
        state_.troubles[key] = {label(Word::decision_needs_a_choice), {}};
    } else if (draft.text("reason").empty()) {
        state_.troubles[key] = {label(Word::decision_needs_a_reason),
                                {{"reason", label(Word::decision_needs_a_reason)}}};
    } else {
        write(Decide{std::move(decisions), key});
    }
}

} // namespace b2go::screens
