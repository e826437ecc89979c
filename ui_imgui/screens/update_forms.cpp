#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/registry.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/forms.hpp"
#include "ui_imgui/screens/unsaved.hpp"
#include "ui_imgui/screens/updater.hpp"

namespace b2go::screens {

namespace {

/// Fewer than this, and new ids are asked for.
constexpr std::size_t kFewIds = kFreshIds / 2;

bool is_of(const std::optional<CitizenDetail>& detail, base::AnyId citizen) {
    return detail && detail->person.object.id == citizen;
}

/// The saved record a form edits; null for a form that makes a new one.
const registry::Object* edited(const State& state, const DraftKey& key) {
    if (key.form == form_name::kCitizenEdit) {
        return is_of(state.citizen, key.id) ? &state.citizen->person.object : nullptr;
    }
    const bool here = is_visit(key) && state.visit && state.visit->encounter &&
                      key == visit_key(state.visit->outing, state.visit->citizen.person.object.id);
    return here ? &*state.visit->encounter : nullptr;
}

/// The other parts of a group come along when one of them is written: it is saved as a whole.
void fill_group(Draft& draft, const registry::Object& object, const std::string& field) {
    const std::size_t dot = field.find('.');
    const auto* declared = domain::registry().find(object.type)->find(field.substr(0, dot));
    if (dot == std::string::npos || declared == nullptr) {
        return;
    }
    const auto held = object.fields.plain.find(declared->number);
    const auto* group =
        held == object.fields.plain.end() ? nullptr : std::get_if<record::Group>(&held->second);
    for (const registry::PartDecl& part : declared->parts) {
        std::string words;
        if (group != nullptr && group->contains(part.number)) {
            const auto* text = std::get_if<std::string>(&group->at(part.number));
            words = text == nullptr ? std::string() : *text;
        }
        draft.texts.try_emplace(declared->name + '.' + part.name, words);
    }
}

/// A set as the record holds it, in the form drafts have: ids as text.
std::set<std::string> set_of(const registry::Object& object, const std::string& name) {
    const registry::Entity& entity = *domain::registry().find(object.type);
    std::set<std::string> elements;
    const registry::FieldDecl* field = entity.find(name);
    const auto at =
        field == nullptr ? object.fields.sets.end() : object.fields.sets.find(field->number);
    if (at == object.fields.sets.end()) {
        return elements;
    }
    for (const std::string& element : at->second) {
        const auto id = field->kind == registry::Kind::reference ? base::AnyId::from_bytes(element)
                                                                 : std::nullopt;
        elements.insert(id ? id->text() : element);
    }
    return elements;
}

} // namespace

const Draft& draft_of(const State& state, const DraftKey& key) {
    static const Draft none;
    const auto at = state.drafts.find(key);
    return at == state.drafts.end() ? none : at->second;
}

base::AnyId Updater::take_id() {
    base::require(!state_.fresh_ids.empty(), "there are ids for new records while a store is open");
    const base::AnyId id = state_.fresh_ids.front();
    state_.fresh_ids.pop_front();
    if (state_.fresh_ids.size() == kFewIds) {
        run(MakeIds{});
    }
    return id;
}

Draft& Updater::begin(const DraftKey& key) {
    const auto [at, is_new] = state_.drafts.try_emplace(key);
    Draft& draft = at->second;
    if (!is_new) {
        return draft;
    }
    if (const registry::Object* record = edited(state_, key)) {
        draft.record = record->id;
        draft.seen = is_visit(key) ? state_.visit->encounter_seen : state_.citizen->seen.token();
    } else if (key.form != form_name::kDecision) {
        draft.record = take_id();
        draft.texts["_begun"] = now_.text();
    }
    return draft;
}

/// What is written during a visit belongs to its outing, also while the visit itself is empty.
void Updater::mark_outing(const DraftKey& key, Draft& draft) const {
    const Route& at = state_.route;
    const bool beside = at.screen == Screen::visit && at.id == key.id && !is_visit(key);
    if (beside && key.form != form_name::kCorrection) {
        draft.texts[kBegunOn] = at.other.text();
    }
}

void Updater::keep(const DraftKey& key) {
    ++state_.keeping[key];
    run(KeepDraft{key, state_.drafts.at(key)});
}

void Updater::operator()(const WriteInDraft& command) {
    if (state_.saving_forms.contains(command.key)) {
        return;
    }
    Draft& draft = begin(command.key);
    mark_outing(command.key, draft);
    if (const registry::Object* record = edited(state_, command.key)) {
        fill_group(draft, *record, command.field);
    }
    draft.texts[command.field] = command.text;
    if (command.field == "owner" && draft.text("fallback_owner") == command.text) {
        draft.texts.erase("fallback_owner"); // nobody stands in for themself
    }
    if (const auto at = state_.troubles.find(command.key); at != state_.troubles.end()) {
        std::erase_if(at->second.errors, [&](const base::FieldError& error) {
            return is_about(error, command.field);
        });
        if (at->second.errors.empty()) {
            state_.troubles.erase(at);
        }
    }
    keep(command.key);
}

void Updater::operator()(const ChooseInDraft& command) {
    if (state_.saving_forms.contains(command.key)) {
        return;
    }
    Draft& draft = begin(command.key);
    mark_outing(command.key, draft);
    if (!draft.sets.contains(command.field)) {
        const registry::Object* record = edited(state_, command.key);
        draft.sets[command.field] =
            record != nullptr ? set_of(*record, command.field) : std::set<std::string>();
    }
    auto& elements = draft.sets[command.field];
    if (command.on) {
        elements.insert(command.element);
    } else {
        elements.erase(command.element);
    }
    if (const auto at = state_.troubles.find(command.key); at != state_.troubles.end()) {
        std::erase_if(at->second.errors,
                      [&](const base::FieldError& error) { return error.field == command.field; });
        if (at->second.errors.empty()) {
            state_.troubles.erase(at);
        }
    }
    keep(command.key);
}

void Updater::operator()(const DiscardDraft& command) {
    if (state_.saving_forms.contains(command.key)) {
        return;
    }
    state_.troubles.erase(command.key);
    is_settled(command.key);
    const auto at = state_.drafts.find(command.key);
    if (at == state_.drafts.end()) {
        return;
    }
    if (!at->second.is_empty()) {
        say(label(Word::said_draft_discarded));
        state_.toast->dropped.emplace(command.key, std::move(at->second));
    }
    state_.drafts.erase(at);
    run(DropDraft{command.key});
}

/// A field of another step is shown by going to that step, which the draft keeps.
void Updater::operator()(const SeekField& command) {
    state_.sought = Sought{command.key, command.field};
    const auto step =
        command.key.form == form_name::kCitizen ? citizen_step_of(command.field) : std::nullopt;
    if (step) {
        (*this)(WriteInDraft{command.key, "_step", std::to_string(*step)});
    }
}

void Updater::operator()(const FoundField& /*command*/) { state_.sought.reset(); }

void Updater::lead_to_refused(const Command& command) {
    const auto* ended = std::get_if<JobEnded>(&command);
    const auto* refused = ended == nullptr ? nullptr : std::get_if<Refused>(&ended->result);
    const bool is_of_a_save = refused == nullptr || refused->was_write;
    for (auto& [key, trouble] : state_.troubles) {
        if (std::exchange(trouble.is_led_to, true) || !is_of_a_save) {
            continue;
        }
        const FormPlan plan = form_named(key.form);
        if (const auto first = first_refused(plan, trouble)) {
            return (*this)(SeekField{key, std::string(*first)});
        }
        if (trouble.errors.empty() || !refused_beside(plan, trouble).empty()) {
            (*this)(SeekField{key, std::string(kTroubleField)});
        }
    }
}

void Updater::is_settled(const DraftKey& key) {
    for (auto at = state_.troubles.begin(); at != state_.troubles.end();) {
        FormTrouble& trouble = at->second;
        const bool is_about = is_visit(at->first) && at->first.id == key.id;
        const auto settled =
            is_about ? std::erase_if(trouble.errors,
                                     [&](const auto& error) { return error.field == key.form; })
                     : 0;
        at = settled > 0 && trouble.errors.empty() ? state_.troubles.erase(at) : std::next(at);
    }
}

bool Updater::complete(const DraftKey& key, const registry::Entity& entity,
                       std::span<const std::string_view> required) {
    const FormPlan plan{key.form, &entity, {}, required};
    const auto missing = missing_in(plan, draft_of(state_, key), edited(state_, key));
    if (missing.empty()) {
        return true;
    }
    FormTrouble trouble{label(Word::form_is_incomplete), {}};
    for (const std::string_view name : missing) {
        trouble.errors.push_back({std::string(name), label(Word::field_is_missing)});
    }
    state_.troubles[key] = std::move(trouble);
    return false;
}

std::optional<registry::Object> Updater::object_from(const DraftKey& key,
                                                     const registry::Entity& entity) {
    const Draft& draft = begin(key);
    auto fields = fields_of(entity, draft, Emptied::left_out);
    if (!fields) {
        state_.troubles[key] = {fields.error().message, fields.error().fields};
        return std::nullopt;
    }
    registry::Object object = entity.make(draft.record);
    object.fields = std::move(*fields);
    return object;
}

void Updater::edit(Purpose purpose, base::AnyId id, registry::Fields fields) {
    write(EditRecord{purpose, id, std::move(fields), {}, std::nullopt});
}

void Updater::operator()(const RegisterCitizen& command) {
    const DraftKey key{std::string(form_name::kCitizen), command.outing};
    if (state_.saving > 0) {
        return;
    }
    if (auto object = object_from(key, domain::citizen())) {
        write(CreateRecords{
            Purpose::register_citizen, {std::move(*object)}, key, command.outing, {}});
    }
}

/// Only what was touched, as an edit of what was seen when it was first touched: what a colleague
/// wrote since then stays beside it.
void Updater::operator()(const SaveCitizen& command) {
    const DraftKey key{std::string(form_name::kCitizenEdit), command.citizen};
    const Draft& draft = draft_of(state_, key);
    if (state_.saving > 0 || draft.is_empty() || draft.record.is_nil()) {
        return;
    }
    auto fields = fields_of(domain::citizen(), draft, Emptied::clears);
    if (!fields) {
        state_.troubles[key] = {fields.error().message, fields.error().fields};
        return;
    }
    write(EditRecord{Purpose::edit_citizen, command.citizen, std::move(*fields), draft.seen, key});
}

void Updater::operator()(const RegisterAnonymous& command) {
    if (state_.saving > 0) {
        return;
    }
    registry::Object object = domain::citizen().make(take_id());
    object.set(domain::citizen().id_type, registry::Choice{"anonymous"});
    write(CreateRecords{
        Purpose::register_citizen, {std::move(object)}, std::nullopt, command.outing, {}});
}

/// A visit that was saved before is edited: only what was touched since, as an edit of what was
/// seen when the form was opened.
void Updater::operator()(const SaveVisit& command) {
    const auto& encounter = domain::encounter();
    const DraftKey key = visit_key(command.outing, command.citizen);
    if (state_.saving > 0) {
        return;
    }
    const FormPlan plan = visit_form();
    const auto required = command.finish ? plan.required : plan.required.first(1);
    if (!complete(key, encounter, required)) {
        return;
    }
    if (command.finish && !nothing_begun_beside(key, command.citizen)) {
        return;
    }
    const Purpose purpose = command.finish ? Purpose::finish_visit : Purpose::save_visit;
    const DraftKey note_key{std::string(form_name::kNote), command.citizen};
    std::vector<registry::Object> notes;
    std::vector<DraftKey> also;
    if (command.finish && !draft_of(state_, note_key).is_empty()) {
        auto note = note_from(note_key, command.citizen, {});
        if (!note) {
            return;
        }
        notes.push_back(std::move(*note));
        also.push_back(note_key);
    }
    const Draft& draft = draft_of(state_, key);
    if (edited(state_, key) != nullptr && draft.is_empty()) {
        if (!notes.empty()) {
            write(CreateRecords{purpose, std::move(notes), note_key, command.outing, {}});
        } else if (command.finish) {
            (*this)(Back{});
        }
        return;
    }
    if (!draft.seen.empty()) {
        auto fields = fields_of(encounter, draft, Emptied::clears);
        if (!fields) {
            state_.troubles[key] = {fields.error().message, fields.error().fields};
            return;
        }
        write(EditRecord{purpose, draft.record, std::move(*fields), draft.seen, key,
                         std::move(notes), std::move(also)});
        return;
    }
    if (auto object = object_from(key, encounter)) {
        object->set(encounter.outing, domain::OutingId(command.outing))
            .set(encounter.citizen, domain::CitizenId(command.citizen));
        if (const auto begun = base::Instant::parse(draft.text("_begun"))) {
            object->set(encounter.start, *begun);
        }
        if (!object->has(encounter.channel.number)) {
            object->set(encounter.channel, registry::Choice{"in_person"});
        }
        notes.insert(notes.begin(), std::move(*object));
        write(CreateRecords{purpose, std::move(notes), key, command.outing, std::move(also)});
    }
}

} // namespace b2go::screens
