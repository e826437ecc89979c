#include "tests/simulation/people.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "app/show_record.hpp"
#include "base/limits.hpp"
#include "domain/citizen.hpp"
#include "domain/follow_up.hpp"
#include "domain/location.hpp"
#include "domain/matter.hpp"
#include "domain/record_view.hpp"
#include "domain/reference_data.hpp"
#include "domain/referral.hpp"
#include "domain/team.hpp"
#include "domain/types.hpp"

namespace b2go::simulation {

using domain::citizen;
using domain::follow_up;
using domain::location;
using domain::matter;
using domain::referral;
using registry::Choice;
using registry::Fields;
using registry::Object;
using tests::Tablet;

namespace {

/// Beyond everything that this version declares.
constexpr record::FieldNumber kNewerField = 9000;
constexpr record::TypeNumber kNewerType = 900;

constexpr std::uint32_t kWords = 5; // few, so that people also write the same

std::string word(std::uint32_t choice) { return "Ord " + std::to_string(choice % kWords); }

base::Date day(std::uint32_t choice) {
    return {base::Date::from_civil(2026, 12, 1).value().days +
            static_cast<std::int32_t>(choice % kWords)};
}

record::Group address(std::uint32_t choice) {
    return {{domain::address_part::kStreet, "Demovej " + std::to_string(choice % kWords)},
            {domain::address_part::kPostcode, std::string("2100")}};
}

Fields place_edit(std::uint32_t choice) {
    Fields fields;
    const std::uint32_t what = choice / 8;
    switch (choice % 8) {
    case 0:
    case 1:
        fields.plain[location().name.number] = word(what);
        break;
    case 2:
        fields.plain[location().opening_hours.number] = word(what);
        break;
    case 3:
        fields.plain[location().safety_note.number] = record::Null{};
        break;
    case 4:
        fields.plain[location().safety_note.number] = word(what);
        fields.plain[location().type.number] = std::string(what % 2 == 0 ? "library" : "event");
        break;
    case 5:
        fields.plain[location().address.number] = address(what);
        break;
    default: {
        auto& access = fields.sets[location().access.number];
        std::uint32_t bit = what;
        for (const char* element : {"step_free", "toilet", "net", "power"}) {
            if (bit % 2 == 0) {
                access.insert(element);
            }
            bit /= 2;
        }
    }
    }
    return fields;
}

Fields follow_up_edit(std::uint32_t choice) {
    static constexpr std::array<const char*, 3> kStatus{"open", "done", "handed_over"};
    Fields fields;
    const std::uint32_t what = choice / 4;
    switch (choice % 4) {
    case 0:
        fields.plain[follow_up().due.number] = day(what);
        break;
    case 1:
        fields.plain[follow_up().status.number] = std::string(kStatus[what % kStatus.size()]);
        break;
    default:
        fields.plain[follow_up().kind.number] = word(what);
    }
    return fields;
}

Fields referral_edit(std::uint32_t choice) {
    static constexpr std::array<const char*, 3> kUrgency{"normal", "soon", "acute"};
    Fields fields;
    const std::uint32_t what = choice / 4;
    switch (choice % 4) {
    case 0:
        fields.plain[referral().next_follow_up.number] = day(what);
        break;
    case 1:
        fields.plain[referral().urgency.number] = std::string(kUrgency[what % kUrgency.size()]);
        break;
    case 2:
        fields.plain[referral().status.number] = std::string("closed");
        fields.plain[referral().closing.number] = std::string(what % 2 == 0 ? "helped" : "refused");
        fields.plain[referral().closed_on_word_of.number] = std::string("citizen");
        break;
    default:
        fields.plain[referral().content.number] = word(what);
    }
    return fields;
}

Fields citizen_edit(std::uint32_t choice) {
    static constexpr std::array<const char*, 3> kProtection{"none", "name_address", "threat"};
    Fields fields;
    const std::uint32_t what = choice / 3;
    switch (choice % 3) {
    case 0:
        fields.plain[citizen().preferred_name.number] = word(what);
        break;
    case 1:
        fields.plain[citizen().protection.number] =
            std::string(kProtection[what % kProtection.size()]);
        break;
    default:
        fields.sets[citizen().life_situations.number].insert(what % 2 == 0 ? "illness" : "other");
    }
    return fields;
}

Fields edit_of(record::TypeNumber type, std::uint32_t choice) {
    switch (type) {
    case domain::types::kFollowUp:
        return follow_up_edit(choice);
    case domain::types::kReferral:
        return referral_edit(choice);
    case domain::types::kCitizen:
        return citizen_edit(choice);
    case domain::types::kMatter: {
        Fields fields;
        fields.plain[matter().external_number.number] = word(choice);
        return fields;
    }
    default:
        return place_edit(choice);
    }
}

std::optional<app::Edit> prepared(Tablet& tablet, base::AnyId id, std::uint32_t choice,
                                  const std::optional<record::Seen>& seen) {
    const auto state = tablet.store().find(id);
    if (!state) {
        return std::nullopt;
    }
    return app::Edit{id, edit_of(state->type, choice), seen, {}};
}

} // namespace

base::AnyId create(Tablet& tablet, std::uint32_t choice) {
    auto at_work = tablet.workspace();
    Object object;
    if (choice % 3 == 0) {
        object = follow_up().make(at_work.new_id());
        object.set(follow_up().owner, domain::StaffId(at_work.identity().staff))
            .set(follow_up().due, day(choice))
            .set(follow_up().kind, word(choice));
    } else {
        object = location().make(at_work.new_id());
        object.set(location().name, word(choice)).set(location().type, Choice{"library"});
    }
    const auto saved = app::create(at_work, std::move(object));
    return saved ? saved->id : base::AnyId{};
}

std::vector<base::AnyId> create_promise(Tablet& tablet, std::uint32_t choice) {
    auto at_work = tablet.workspace();
    const base::AnyId person = at_work.new_id();
    const base::AnyId concern = at_work.new_id();
    const base::AnyId promise = at_work.new_id();
    const base::AnyId subject = domain::reference_id(domain::types::kSubject, "flytning");
    const auto saved = app::create_all(
        at_work, {citizen().make(person).set(citizen().preferred_name, word(choice)),
                  matter()
                      .make(concern)
                      .set(matter().citizen, domain::CitizenId(person))
                      .set(matter().subject, domain::SubjectId(subject)),
                  referral()
                      .make(promise)
                      .set(referral().matter, domain::MatterId(concern))
                      .set(referral().content, word(choice))
                      .set(referral().owner, domain::StaffId(at_work.identity().staff))
                      .set(referral().next_follow_up, day(choice))});
    return saved ? std::vector{person, concern, promise} : std::vector<base::AnyId>{};
}

bool edit(Tablet& tablet, base::AnyId id, std::uint32_t choice,
          const std::optional<record::Seen>& seen) {
    auto at_work = tablet.workspace();
    const auto one = prepared(tablet, id, choice, seen);
    return one && app::edit(at_work, *one).has_value();
}

bool edit_both(Tablet& tablet, base::AnyId one, base::AnyId other, std::uint32_t choice) {
    auto at_work = tablet.workspace();
    const auto first = prepared(tablet, one, choice, std::nullopt);
    const auto second = prepared(tablet, other, choice / 7, std::nullopt);
    if (!first || !second || one == other) {
        return false;
    }
    const std::vector<app::Edit> both{*first, *second};
    return app::edit_all(at_work, both).has_value();
}

bool move(Tablet& tablet, base::AnyId id, const std::string& team_name) {
    const store::Filter named{domain::team().name.number, store::Filter::Op::equal, team_name};
    const auto teams = tablet.store().list(domain::types::kTeam, {&named, 1}, 1);
    auto at_work = tablet.workspace();
    const auto state = tablet.store().find(id);
    if (!state || state->type != domain::types::kCitizen || teams.empty()) {
        return false;
    }
    Fields fields;
    fields.plain[citizen().team.number] = teams.front().id;
    return app::edit(at_work, {id, fields, std::nullopt, {}}).has_value();
}

base::AnyId attach(Tablet& tablet, base::AnyId matter, std::uint32_t choice) {
    constexpr std::array<std::size_t, 4> kSizes{
        40, 40'000, static_cast<std::size_t>(limits::kPieceBytes), 300'000};
    // Few, so that the same is attached more than once.
    std::mt19937 letters(choice % 16);
    std::string content(kSizes.at(choice % kSizes.size()), '\0');
    std::ranges::generate(content, [&] { return static_cast<char>(letters()); });
    const auto state = tablet.store().find(matter);
    const bool is_matter = state && state->type == domain::types::kMatter;
    return tablet.attach(content, is_matter ? std::optional(matter) : std::nullopt);
}

base::AnyId write_newer(Tablet& tablet, base::AnyId id, std::uint32_t choice) {
    const auto state = tablet.store().find(id);
    if (!state) {
        return {};
    }
    record::Write write;
    write.field = kNewerField + choice % 2;
    write.value = record::encode(record::Value(word(choice / 8)));
    store::Draft draft{id, state->type, state->scope, {}, {}, std::nullopt};
    if (choice % 4 == 0) {
        draft.id = tablet.workspace().new_id();
        draft.type = kNewerType;
    } else if (const auto* item = state->find(write.field)) {
        for (const record::Version& version : item->versions) {
            record::insert(write.seen, version.dot);
        }
    }
    draft.writes.push_back(std::move(write));
    tablet.store().save(std::span(&draft, 1));
    return draft.id;
}

bool remove(Tablet& tablet, base::AnyId id) {
    auto at_work = tablet.workspace();
    return app::remove(at_work, id, "simulated").has_value();
}

bool decide(Tablet& tablet, base::AnyId id, std::uint32_t choice) {
    auto at_work = tablet.workspace();
    const auto card = app::show(at_work, id);
    if (!card) {
        return false;
    }
    for (const app::ShownField& shown : card->concurrent) {
        if (shown.why == merge::Why::undecided) {
            const std::string name =
                shown.field == nullptr ? std::string(app::kLifeName) : shown.field->name;
            const record::Dot dot = shown.versions[choice % shown.versions.size()].dot;
            return app::resolve(at_work, {id, name, shown.key, dot, "decided", std::nullopt})
                .has_value();
        }
    }
    return false;
}

} // namespace b2go::simulation
