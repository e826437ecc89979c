#include "app/checked.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "domain/types.hpp"
#include "merge/apply.hpp"
#include "registry/validate.hpp"

namespace b2go::app {

using base::FieldError;
using base::Outcome;
using base::Refusal;
using registry::Entity;
using registry::FieldDecl;
using registry::Fields;
using registry::Findings;
using registry::Object;

namespace {

tl::unexpected<base::Rejection> refused(std::vector<FieldError> errors) {
    return base::refuse(Refusal::invalid,
                        {"Det kan ikke gemmes, som det er. Intet er ændret; ret felterne og prøv "
                         "igen.",
                         "It cannot be saved as it is. Nothing was changed; correct the fields and "
                         "try again."},
                        std::move(errors));
}

void check_reference(const FieldDecl& field, base::AnyId id, const Around& around,
                     Findings& findings) {
    const auto referred = around.find(id);
    if (!referred) {
        findings.error(field.name, {"Feltet peger på en post, som ikke er på tabletten.",
                                    "The field refers to a record that is not on this tablet."});
    } else if (field.target != 0 && referred->type != field.target) {
        findings.error(field.name, {"Feltet peger på en post af en anden slags.",
                                    "The field refers to a record of another kind."});
    }
}

void check_references(const Entity& entity, const Fields& fields, const Around& around,
                      Findings& findings) {
    for (const auto& [number, value] : fields.plain) {
        const FieldDecl* field = entity.find(number);
        const auto* id = std::get_if<base::AnyId>(&value);
        if (field != nullptr && id != nullptr) {
            check_reference(*field, *id, around, findings);
        }
    }
    for (const auto& [number, elements] : fields.sets) {
        const FieldDecl* field = entity.find(number);
        if (field == nullptr || field->kind != registry::Kind::reference) {
            continue;
        }
        for (const std::string& element : elements) {
            if (const auto id = base::AnyId::from_bytes(element)) {
                check_reference(*field, *id, around, findings);
            }
        }
    }
}

bool is_edited(const Entity& entity, const Fields& edits, const std::string& name) {
    const FieldDecl* field = entity.find(name);
    return field != nullptr &&
           (edits.plain.contains(field->number) || edits.sets.contains(field->number));
}

} // namespace

void Around::remember(const store::Draft& draft) {
    record::Change change;
    change.device = 1;
    change.seq = 1;
    change.id = draft.id;
    change.type = draft.type;
    change.scope = draft.scope;
    change.writes = draft.writes;
    record::RecordState state = merge::empty_record(change);
    merge::apply(state, change, {1, 1, 0});
    new_.insert_or_assign(draft.id, New{domain::object_of(state), draft.scope});
}

std::optional<record::Scope> Around::scope_of(base::AnyId id) const {
    if (const auto at = new_.find(id); at != new_.end()) {
        return at->second.scope;
    }
    const auto state = workspace_.store().find(id);
    return state ? std::optional(state->scope) : std::nullopt;
}

std::optional<Object> Around::find(base::AnyId id) const {
    if (const auto at = new_.find(id); at != new_.end()) {
        return at->second.object;
    }
    return workspace_.find(id);
}

Outcome<Findings> check_new(const Entity& entity, const Object& object, const Around& around) {
    Findings findings;
    registry::validate_values(entity, object.fields, findings);
    if (findings.errors.empty()) {
        check_references(entity, object.fields, around, findings);
        registry::validate_object(entity, object, nullptr, around, findings);
    }
    if (!findings.errors.empty()) {
        return refused(std::move(findings.errors));
    }
    return findings;
}

Object overlaid(Object object, const Fields& edits) {
    for (const auto& [field, value] : edits.plain) {
        object.fields.plain[field] = value;
    }
    for (const auto& [field, elements] : edits.sets) {
        object.fields.sets[field] = elements;
    }
    return object;
}

Outcome<Findings> check_edit(const Entity& entity, const Object& before, const Object& after,
                             const Fields& edits, const Around& around) {
    Findings findings;
    registry::validate_values(entity, edits, findings);
    if (!findings.errors.empty()) {
        return refused(std::move(findings.errors));
    }
    check_references(entity, edits, around, findings);
    registry::validate_object(entity, after, &before, around, findings);
    if (findings.errors.empty()) {
        return findings;
    }
    Findings earlier;
    registry::validate_object(entity, before, &before, around, earlier);
    std::erase_if(findings.errors, [&](const FieldError& error) {
        const bool stood_before = std::ranges::any_of(earlier.errors, [&](const FieldError& other) {
            return other.field == error.field && other.message == error.message;
        });
        return stood_before && !is_edited(entity, edits, error.field);
    });
    if (!findings.errors.empty()) {
        return refused(std::move(findings.errors));
    }
    return findings;
}

Outcome<void> check_reason(const std::string& reason) {
    if (reason.size() > limits::kReasonBytes || !base::is_clean_text(reason)) {
        const std::string most = std::to_string(limits::kReasonBytes);
        return base::refuse(Refusal::invalid,
                            {"Begrundelsen kan ikke gemmes. Intet er ændret.",
                             "The reason cannot be saved. Nothing was changed."},
                            {{"reason",
                              {"Skriv almindelig tekst på højst " + most + " tegn.",
                               "Write plain text of at most " + most + " characters."}}});
    }
    return {};
}

Outcome<void> check_draft(const Workspace& workspace, const store::Draft& draft) {
    const store::Identity& identity = workspace.identity();
    record::Change change;
    change.device = identity.device;
    change.seq = 1;
    change.id = draft.id;
    change.type = draft.type;
    change.scope = draft.scope;
    change.schema = domain::kSchema;
    change.time = workspace.store().now();
    change.author = identity.staff;
    change.reason = draft.reason;
    change.batch = draft.batch;
    change.writes = draft.writes;
    // A tablet holds exactly the citizens whose scopes it was given, so what is here is held.
    const domain::Author author{identity.staff, identity.team, identity.role,
                                [](const record::Scope&) { return true; }};
    if (auto objection = domain::refuse_write(change, author)) {
        return base::refuse(Refusal::not_allowed, std::move(*objection));
    }
    const std::string bytes = record::encode(change);
    constexpr std::size_t kMostBytes = limits::kChangeBytes - limits::kOriginBytes;
    if (bytes.size() > kMostBytes || !record::decode_change(bytes)) {
        const std::string most = std::to_string(kMostBytes / 1024);
        return base::refuse(Refusal::invalid, {"Det er for meget at gemme på én gang (højst " +
                                                   most + " kB). Intet er ændret; del det op.",
                                               "It is too much to save at once (at most " + most +
                                                   " kB). Nothing was changed; divide it up."});
    }
    return {};
}

} // namespace b2go::app
