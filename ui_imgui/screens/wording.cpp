#include "ui_imgui/screens/wording.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/referral.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;
using record::Value;
using registry::Object;

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view glue) {
    std::string text;
    for (const std::string& part : parts) {
        if (!part.empty()) {
            text += (text.empty() ? std::string_view() : glue);
            text += part;
        }
    }
    return text;
}

std::string group_text(const record::Group& group) {
    std::vector<std::string> parts;
    for (const auto& [number, part] : group) {
        if (const auto* words = std::get_if<std::string>(&part)) {
            parts.push_back(*words);
        } else if (const auto* count = std::get_if<std::int64_t>(&part)) {
            parts.push_back(std::to_string(*count));
        }
    }
    return joined(parts, ", ");
}

} // namespace

const Action* find_action(const std::vector<Action>& actions, std::string_view id) {
    const auto at = std::ranges::find(actions, id, &Action::id);
    return at == actions.end() ? nullptr : &*at;
}

std::string shortened(const std::string& words, std::size_t most) {
    std::string line = words;
    std::ranges::replace(line, '\n', ' ');
    std::size_t characters = 0;
    std::size_t end = 0; // of the last whole word that fits
    std::size_t at = 0;
    for (; at < line.size() && characters <= most; ++at) {
        const auto byte = static_cast<unsigned char>(line[at]);
        characters += (byte & 0xC0U) != 0x80U ? 1 : 0;
        end = byte == ' ' && characters <= most ? at : end;
    }
    if (characters <= most) {
        return line;
    }
    return line.substr(0, end > 0 ? end : at - 1) + " …";
}

std::string person_title(const Person& person, Language language) {
    const auto& citizen = domain::citizen();
    const auto name = person.object.get(citizen.name);
    const auto called = person.object.get(citizen.preferred_name);
    if (name) {
        return called && *called != *name ? *name + " (" + *called + ")" : *name;
    }
    if (called) {
        return *called;
    }
    const auto code = person.object.get(citizen.contact_code);
    const bool anonymous = person.object.is(citizen.id_type, "anonymous");
    return text(anonymous ? Word::anonymous : Word::without_name, language) +
           (code ? " · " + *code : "");
}

std::string person_detail(const Person& person, base::Date today, Language language) {
    const auto& citizen = domain::citizen();
    std::vector<std::string> parts;
    if (const auto born = person.object.get(citizen.birth_date)) {
        parts.push_back(
            filled(text(Word::years_old, language), {std::to_string(age_at(*born, today))}));
    }
    if (person.is_protected) {
        parts.push_back(text(Word::address_protected, language));
    } else if (const auto address = person.object.get(citizen.address)) {
        parts.push_back(address_text(*address));
    }
    return joined(parts, " · ");
}

std::string initials_of(const std::string& name) {
    std::string initials;
    std::size_t letters = 0;
    bool at_start = true;
    for (std::size_t i = 0; i < name.size() && letters < 2; ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (byte == ' ' || byte == '-') {
            at_start = true;
            continue;
        }
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        if (at_start && byte != '(') {
            initials += name.substr(i, length);
            ++letters;
        }
        at_start = false;
        i += length - 1;
    }
    return initials;
}

std::vector<Pill> person_pills(const Person& person, Language language) {
    const auto& citizen = domain::citizen();
    const Object& object = person.object;
    std::vector<Pill> pills;
    if (person.is_protected) {
        pills.push_back({chosen_text(object, citizen, citizen.protection, language),
                         object.is(citizen.protection, "threat") ? Tone::error : Tone::warn,
                         Icon::shield_check});
    }
    if (object.is(citizen.contactable, "no") || object.is(citizen.contactable, "via")) {
        pills.push_back({text(object.is(citizen.contactable, "no") ? Word::not_contactable
                                                                   : Word::contactable_via,
                              language),
                         Tone::warn, Icon::phone});
    }
    const auto needs = object.fields.sets.find(citizen.needs.number);
    if (needs != object.fields.sets.end()) {
        for (const std::string& need : needs->second) {
            pills.push_back({option_text(citizen, citizen.needs.number, need, language), Tone::warn,
                             Icon::flag});
        }
    }
    if (const auto spoken = object.get(citizen.language); spoken && spoken->code != "da") {
        pills.push_back({option_text(citizen, citizen.language.number, spoken->code, language),
                         Tone::info, Icon::language});
    }
    return pills;
}

std::string option_text(const registry::Entity& entity, record::FieldNumber field,
                        const std::string& code, Language language) {
    const registry::FieldDecl* declared = entity.find(field);
    if (declared != nullptr) {
        const auto at = std::ranges::find(declared->options, code, &registry::Option::code);
        if (at != declared->options.end()) {
            return at->label.in(language);
        }
    }
    return code;
}

std::string chosen_text(const Object& object, const registry::Entity& entity,
                        registry::Field<registry::Choice> field, Language language) {
    const auto chosen = object.get(field);
    return chosen ? option_text(entity, field.number, chosen->code, language) : std::string();
}

std::string chosen_texts(const Object& object, const registry::Entity& entity,
                         record::FieldNumber field, Language language) {
    std::vector<std::string> texts;
    if (const auto at = object.fields.sets.find(field); at != object.fields.sets.end()) {
        for (const std::string& code : at->second) {
            texts.push_back(option_text(entity, field, code, language));
        }
    }
    std::ranges::sort(texts, {}, base::danish_sort_key);
    return joined(texts, ", ");
}

namespace {

struct AddressLines {
    std::string street; ///< with c/o before it
    std::string town;
};

AddressLines lines_of(const record::Group& address) {
    namespace part = domain::address_part;
    const auto at = [&](std::uint32_t number) {
        const auto found = address.find(number);
        const auto* words =
            found == address.end() ? nullptr : std::get_if<std::string>(&found->second);
        return words == nullptr ? std::string() : *words;
    };
    const std::string town = joined({at(part::kPostcode), at(part::kCity)}, " ");
    const std::string care_of = at(part::kCareOf);
    return {joined({care_of.empty() ? "" : "c/o " + care_of, at(part::kStreet)}, ", "), town};
}

/// As on an envelope.
std::string address_lines(const record::Group& address) {
    const AddressLines lines = lines_of(address);
    return joined({lines.street, lines.town}, "\n");
}

} // namespace

std::string address_text(const record::Group& address) {
    const AddressLines lines = lines_of(address);
    return joined({lines.street, lines.town}, ", ");
}

std::string value_text(const registry::FieldDecl& field, const Value& value,
                       const std::map<base::AnyId, std::string>& names, base::Date today,
                       Language language) {
    if (record::is_null(value)) {
        return text(Word::empty_value, language);
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return text(*flag ? Word::yes : Word::no, language);
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (const auto* day = std::get_if<base::Date>(&value)) {
        return day_text(*day, today, language);
    }
    if (const auto* instant = std::get_if<base::Instant>(&value)) {
        return day_text(base::copenhagen_date(*instant), today, language) +
               (language == Language::danish ? " kl. " : " ") + clock_text(*instant);
    }
    if (const auto* id = std::get_if<base::AnyId>(&value)) {
        const auto at = names.find(*id);
        return at == names.end() || at->second.empty() ? text(Word::unknown_record, language)
                                                       : at->second;
    }
    if (const auto* group = std::get_if<record::Group>(&value)) {
        return field.name == "address" ? address_lines(*group) : group_text(*group);
    }
    const auto* words = std::get_if<std::string>(&value);
    if (words == nullptr) {
        return text(Word::deleted, language);
    }
    const auto option = std::ranges::find(field.options, *words, &registry::Option::code);
    return option == field.options.end() ? *words : option->label.in(language);
}

std::string subjects_text(const Object& encounter, const Reference& reference, Language language) {
    std::vector<std::string> texts;
    const auto at = encounter.fields.sets.find(domain::encounter().subjects.number);
    if (at != encounter.fields.sets.end()) {
        for (const std::string& raw : at->second) {
            const auto id = base::AnyId::from_bytes(raw);
            const Subject* subject = id ? reference.subject(*id) : nullptr;
            texts.push_back(subject == nullptr ? text(Word::unknown_subject, language)
                                               : subject->label.in(language));
        }
    }
    std::ranges::sort(texts, {}, base::danish_sort_key);
    return joined(texts, ", ");
}

std::string matter_title(const Object& matter, const Reference& reference, Language language) {
    const auto id = matter.get(domain::matter().subject);
    const Subject* subject = id ? reference.subject(id->any) : nullptr;
    return subject == nullptr ? text(Word::matter_without_subject, language)
                              : subject->label.in(language);
}

std::string promise_title(const PromiseRow& row, const Reference& reference, Language language) {
    if (!row.is_referral) {
        return row.promise.get(domain::follow_up().kind)
            .value_or(text(Word::follow_up_without_text, language));
    }
    const Subject* subject = reference.subject(row.subject);
    const std::string receiver = row.promise.get(domain::referral().receiver).value_or("");
    const std::string what = filled(text(Word::referral_to, language), {receiver});
    return subject == nullptr ? what : subject->label.in(language) + " – " + what;
}

Pill due_pill(const PromiseRow& row, base::Date today, Language language) {
    if (!row.is_open) {
        const auto& follow_up = domain::follow_up();
        const auto& referral = domain::referral();
        return {row.is_referral ? chosen_text(row.promise, referral, referral.status, language)
                                : chosen_text(row.promise, follow_up, follow_up.status, language),
                Tone::ok, Icon::check_circle};
    }
    if (!row.due) {
        return {text(Word::without_date, language), Tone::error, Icon::alert_circle};
    }
    const std::string when = capitalised(due_text(*row.due, today, language));
    if (*row.due < today) {
        return {when, Tone::error, Icon::alert_circle};
    }
    if (*row.due == today) {
        return {when, Tone::warn, Icon::clock};
    }
    return {when, Tone::neutral, Icon::calendar};
}

RowView promise_row(const PromiseRow& row, const Reference& reference, base::AnyId own_staff,
                    base::Date today, Language language, bool on_card) {
    RowView view;
    view.id = row.promise.id.text();
    view.title = promise_title(row, reference, language);
    std::vector<std::string> detail;
    if (row.citizen && !on_card) {
        detail.push_back(person_title(*row.citizen, language));
    }
    const std::string owner = row.owner_id == own_staff ? text(Word::you, language) : row.owner;
    detail.push_back(row.owner.empty() ? text(Word::without_owner, language)
                                       : filled(text(Word::owned_by, language), {owner}));
    view.detail = joined(detail, " · ");
    view.icon = row.is_referral ? Icon::send : Icon::calendar_check;
    view.pills.push_back(due_pill(row, today, language));
    const auto& referral = domain::referral();
    if (row.is_referral && row.is_open) {
        const bool is_draft = row.promise.is(referral.status, "draft");
        view.pills.push_back({chosen_text(row.promise, referral, referral.status, language),
                              is_draft ? Tone::warn : Tone::info,
                              is_draft ? Icon::pencil : Icon::share});
        if (row.promise.is(referral.urgency, "acute")) {
            view.pills.push_back({chosen_text(row.promise, referral, referral.urgency, language),
                                  Tone::error, Icon::alarm});
        }
    }
    if (row.citizen && row.citizen->is_disputed && !on_card) {
        view.pills.push_back(dispute_pill(language));
    }
    view.command = OpenPromise{row.promise.id};
    return view;
}

Pill outcome_pill(const Object& encounter, Language language) {
    const auto& declared = domain::encounter();
    const auto outcome = encounter.get(declared.outcome);
    if (!outcome) {
        return {text(Word::outcome_missing, language), Tone::warn, Icon::alert};
    }
    const std::string label = chosen_text(encounter, declared, declared.outcome, language);
    if (outcome->code == "solved" || outcome->code == "applied") {
        return {label, Tone::ok, Icon::check_circle};
    }
    if (outcome->code == "referred") {
        return {label, Tone::info, Icon::share};
    }
    return {label, Tone::neutral, Icon::information};
}

} // namespace b2go::screens
