#include "platform/demo/story.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "app/promises.hpp"
#include "app/record_json.hpp"

namespace b2go::demo {

namespace {

constexpr std::array kMonths{"januar", "februar", "marts",     "april",   "maj",      "juni",
                             "juli",   "august",  "september", "oktober", "november", "december"};

constexpr std::array kVerdicts{std::pair{"applied", "flettet"},
                               std::pair{"concurrent", "flettet ved siden af andres"},
                               std::pair{"conflict", "skal afgøres af et menneske"},
                               std::pair{"duplicate", "dublet"},
                               std::pair{"gone", "slettet ved lov"},
                               std::pair{"quarantined", "sat til side"}};

std::string verdict_in_danish(const std::string& name) {
    for (const auto& [code, danish] : kVerdicts) {
        if (name == code) {
            return danish;
        }
    }
    return name;
}

std::string danish_time(base::Instant instant) {
    const base::Date day = base::copenhagen_date(instant);
    const std::int64_t minutes = instant.ms / 60'000 + base::copenhagen_offset_minutes(instant);
    const auto two = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return danish_date(day) + " kl. " + two(minutes / 60 % 24) + "." + two(minutes % 60);
}

std::string shown_value(const registry::FieldDecl* field, const record::Value& value) {
    if (field == nullptr) {
        return record::is_null(value) ? "beholdt" : "slettet";
    }
    if (const auto* group = std::get_if<record::Group>(&value)) {
        std::string text;
        for (const auto& [number, part] : *group) {
            if (const auto* words = std::get_if<std::string>(&part)) {
                text += (text.empty() ? "" : ", ") + *words;
            }
        }
        return text;
    }
    for (const registry::Option& option : field->options) {
        if (value == record::Value(option.code)) {
            return option.label.da;
        }
    }
    const auto json = registry::value_to_json(*field, value, registry::Cpr::masked);
    if (json.is_null()) {
        return "(tom)";
    }
    return json.is_string() ? json.get<std::string>() : json.dump();
}

std::string shown_field(const registry::FieldDecl& field, const registry::Object& object) {
    if (!field.is_set) {
        return shown_value(&field, object.fields.plain.at(field.number));
    }
    std::string shown;
    for (const std::string& element : object.fields.sets.at(field.number)) {
        shown += (shown.empty() ? "" : ", ") + element;
    }
    return shown;
}

} // namespace

std::string danish_date(const std::optional<base::Date>& date) {
    if (!date) {
        return "uden dato";
    }
    const auto civil = date->civil();
    return std::to_string(static_cast<unsigned>(civil.day())) + ". " +
           kMonths[static_cast<unsigned>(civil.month()) - 1] + " " +
           std::to_string(static_cast<int>(civil.year()));
}

void Story::chapter(const std::string& title) {
    out_ << '\n' << ++chapters_ << ". " << title << '\n';
}

void Story::line(const std::string& text) { out_ << "   · " << text << '\n'; }

void Story::waiting(Worker& first, Worker& second) {
    for (Worker* worker : {&first, &second}) {
        line(worker->name() + "s tablet: " + std::to_string(worker->unsent()) +
             " ændringer skrevet uden net, ingen sendt");
    }
}

void Story::verdicts(Worker& worker, const sync::SyncReport& report) {
    std::string text = worker.name() + ": " + std::to_string(report.pushed) + " sendt, " +
                       std::to_string(report.pulled) + " hentet";
    for (const auto& [name, count] : report.verdicts) {
        text += "; " + std::to_string(count) + " " + verdict_in_danish(name);
    }
    line(text);
}

void Story::card(const app::Card& card) {
    const auto fields =
        registry::fields_to_json(*card.entity, card.object.fields, registry::Cpr::masked);
    line(fields.value("name", std::string("uden navn")) + " (fiktiv), CPR " +
         fields.value("cpr", std::string("uden CPR")));
    for (const app::ShownField& field : card.concurrent) {
        if (field.field == nullptr || field.field->is_set) {
            continue;
        }
        line(field.field->label.da +
             (field.why == merge::Why::undecided ? ": skal afgøres" : ": afgjort af reglen"));
        for (const app::ShownVersion& version : field.versions) {
            out_ << "       " << shown_value(field.field, version.value) << '\n'
                 << "         " << version.author << ", tablet " << version.dot.device << ", "
                 << danish_time(version.time) << '\n';
            if (version.was) {
                out_ << "         før: " << shown_value(field.field, *version.was) << '\n';
            }
        }
    }
    for (const char* name : {"address", "contactable", "phones", "digital"}) {
        const registry::FieldDecl* field = card.entity->find(name);
        if (!fields.contains(name)) {
            continue;
        }
        line("vises nu: " + field->label.da + " = " + shown_field(*field, card.object));
    }
}

void Story::equality(const app::Card& first, const app::Card& second) {
    const bool equal = app::card_to_json(first, registry::Cpr::masked).dump() ==
                       app::card_to_json(second, registry::Cpr::masked).dump();
    if (!equal) {
        throw Stopped("De to tablets viser ikke det samme efter synkroniseringen.");
    }
    line("de to tablets viser det samme, tegn for tegn");
}

void Story::receipt(const sync::pb::Receipt& receipt) {
    line("tablet " + std::to_string(receipt.device()) + ": alt til og med ændring " +
         std::to_string(receipt.last_seq()) + " er modtaget " + danish_time({receipt.time_ms()}));
    line("kæde " + base::to_hex(base::as_bytes(receipt.chain())).substr(0, 16) +
         "…, underskrevet af centralen");
}

void Story::promises(Worker& worker) {
    const app::PromiseCounts counts =
        worker.does([](app::Workspace& workspace) { return app::count_promises(workspace); });
    line(std::to_string(counts.open) + " åbne løfter, " + std::to_string(counts.unowned) +
         " uden ejer eller dato");
}

} // namespace b2go::demo
