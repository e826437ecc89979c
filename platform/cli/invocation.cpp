#include "platform/cli/invocation.hpp"

#include <iostream>
#include <iterator>

#include <CLI/CLI.hpp>

#include "base/limits.hpp"
#include "domain/registry.hpp"
#include "platform/exit_codes.hpp"
#include "platform/json_text.hpp"
#include "platform/program.hpp"
#include "platform/usage.hpp"

namespace b2go::platform {

namespace {

/// A script's empty variable is not the same as leaving an option out.
CLI::Validator is_not_empty() {
    return {[](const std::string& text) {
                return text.empty() ? std::string("tom / empty") : std::string();
            },
            ""};
}

/// What CLI11 fills; one set of variables serves all subcommands.
struct Given {
    std::string store;
    std::string language = "da";
    std::string central;
    std::string code;
    std::string fingerprint;
    bool fast_unlock = false;
    std::string type;
    std::string id;
    std::string seen;
    std::string text;
    std::string field;
    std::string element;
    std::string choose;
    std::string value;
    std::string reason;
    std::vector<std::string> where;
    std::uint64_t limit = 0;
    bool reveal = false;
    std::string file;
    std::string bundle_out;
    std::string bundle_in;
    std::string matter;
    std::string media_type;
};

/// A mistake in what was typed beyond what CLI11 itself checks.
struct Mistake {
    std::string message;
};

Json read_json(const std::string& text, const char* what) {
    auto json = parse_json(text);
    if (!json) {
        throw Mistake{std::string(what) + " er ikke gyldig JSON. Intet er ændret. / is not valid "
                                          "JSON. Nothing was changed."};
    }
    return std::move(*json);
}

Json standard_input() {
    std::string text;
    std::array<char, 4096> block{};
    while (text.size() <= limits::kBatchLineBytes && std::cin.read(block.data(), block.size())) {
        text.append(block.data(), block.size());
    }
    text.append(block.data(), static_cast<std::size_t>(std::cin.gcount()));
    if (text.size() > limits::kBatchLineBytes) {
        throw Mistake{"Inddata er for stort. Intet er ændret. / The input is too large. Nothing "
                      "was changed."};
    }
    return read_json(text, "Inddata");
}

/// Numbers and flags of a condition are written as they are; everything else is text.
Json condition_value(const std::string& type, const std::string& field, const std::string& text) {
    const registry::Entity* entity = domain::registry().find(type);
    const registry::FieldDecl* declared = entity != nullptr ? entity->find(field) : nullptr;
    if (declared != nullptr &&
        (declared->kind == registry::Kind::number || declared->kind == registry::Kind::flag)) {
        return read_json(text, "--where");
    }
    return text.empty() ? Json(nullptr) : Json(text);
}

Json conditions(const Given& given) {
    Json where = Json::object();
    for (const std::string& condition : given.where) {
        const auto equals = condition.find('=');
        if (equals == std::string::npos) {
            throw Mistake{"--where skrives FELT=VÆRDI. / --where is written FIELD=VALUE."};
        }
        const std::string field = condition.substr(0, equals);
        where[field] = condition_value(given.type, field, condition.substr(equals + 1));
    }
    return where;
}

void add_if_given(Json& command, const char* part, const std::string& text) {
    if (!text.empty()) {
        command[part] = text;
    }
}

Json with_limit(Json command, const Given& given) {
    if (given.limit > 0) {
        command["limit"] = given.limit;
    }
    return command;
}

Json resolve_command(const Given& given) {
    Json command{
        {"cmd", "resolve"}, {"id", given.id}, {"field", given.field}, {"reason", given.reason}};
    add_if_given(command, "element", given.element);
    add_if_given(command, "seen", given.seen);
    add_if_given(command, "choose", given.choose);
    if (!given.value.empty()) {
        command["value"] = read_json(given.value, "--value");
    }
    return command;
}

using Call = decltype(Invocation::call);

Call attach_call(const Given& given) {
    Json command{{"cmd", "attach"}, {"file", given.file}};
    add_if_given(command, "matter", given.matter);
    add_if_given(command, "media_type", given.media_type);
    return CommandCall{std::move(command)};
}

Call sync_call(const Given& given) {
    Json command{{"cmd", "sync"}};
    add_if_given(command, "bundle_out", given.bundle_out);
    add_if_given(command, "bundle_in", given.bundle_in);
    return CommandCall{std::move(command)};
}

Call edit_call(const Given& given) {
    Json command{{"cmd", "edit"}, {"id", given.id}, {"fields", standard_input()}};
    add_if_given(command, "seen", given.seen);
    add_if_given(command, "reason", given.reason);
    return CommandCall{std::move(command)};
}

/// Declares every subcommand; `made` is filled when one is chosen.
void declare(CLI::App& app, Given& given, std::function<Call()>& made) {
    const auto sub = [&](const char* name, const char* help, std::function<Call()> make) {
        CLI::App* command = app.add_subcommand(name, help);
        command->callback([&made, make = std::move(make)] { made = make; });
        return command;
    };
    const auto simple = [&](const char* name, const char* help) {
        return sub(name, help, [name] { return CommandCall{Json{{"cmd", name}}}; });
    };

    CLI::App* schema =
        sub("schema", "Typer og felter / types and fields", [&] { return SchemaCall{given.type}; });
    schema->add_option("TYPE", given.type);

    CLI::App* enrol = sub("enrol", "Tilmeld tabletten / enrol this tablet", [&] {
        return EnrolCall{{given.central, given.fingerprint, given.code},
                         given.fast_unlock ? KdfEffort::floor : KdfEffort::calibrated};
    });
    enrol->add_option("--central", given.central, "https://HOST:PORT")->required();
    enrol->add_option("--code", given.code)->required();
    enrol->add_option("--ca-fingerprint", given.fingerprint)->required();
    enrol->add_flag("--fast-unlock", given.fast_unlock,
                    "Mindste tilladte nøgleudledning, til test og demo / least key derivation "
                    "allowed, for tests and demos");

    CLI::App* put = sub("put", "Ny post fra JSON på stdin / new record from JSON on stdin", [&] {
        return CommandCall{
            Json{{"cmd", "put"}, {"type", given.type}, {"object", standard_input()}}};
    });
    put->add_option("TYPE", given.type)->required();

    CLI::App* edit = sub("edit", "Ret felter fra JSON på stdin / edit fields from JSON on stdin",
                         [&] { return edit_call(given); });
    edit->add_option("ID", given.id)->required();
    edit->add_option("--seen", given.seen, "fra en tidligere get / from an earlier get")
        ->check(is_not_empty());
    edit->add_option("--reason", given.reason);

    CLI::App* remove = sub("delete", "Slet en post / delete a record", [&] {
        Json command{{"cmd", "delete"}, {"id", given.id}};
        add_if_given(command, "reason", given.reason);
        return CommandCall{std::move(command)};
    });
    remove->add_option("ID", given.id)->required();
    remove->add_option("--reason", given.reason);

    CLI::App* get = sub("get", "Vis en post / show a record", [&] {
        return CommandCall{Json{{"cmd", "get"}, {"id", given.id}, {"reveal", given.reveal}}};
    });
    get->add_option("ID", given.id)->required();
    get->add_flag("--reveal", given.reveal, "Hele CPR-nummeret; logges / whole CPR; audited");

    sub("history", "Hver ændring af en post, fra centralen / every change of a record",
        [&] {
            return CommandCall{Json{{"cmd", "history"}, {"id", given.id}}};
        })
        ->add_option("ID", given.id)
        ->required();

    CLI::App* attach =
        sub("attach", "Vedhæft en fil / attach a file", [&] { return attach_call(given); });
    attach->add_option("FILE", given.file)->required();
    attach->add_option("--matter", given.matter,
                       "ID: sagen; ellers holdets / the matter; otherwise "
                       "the team's");
    attach->add_option("--media-type", given.media_type,
                       "som application/pdf; ellers efter filens navn / otherwise by the file's "
                       "name");
    CLI::App* save_out =
        sub("save-out", "Gem et bilag i en fil / save an attachment to a file", [&] {
            return CommandCall{Json{{"cmd", "save-out"}, {"id", given.id}, {"file", given.file}}};
        });
    save_out->add_option("ID", given.id)->required();
    save_out->add_option("FILE", given.file)->required();

    CLI::App* list = sub("list", "Poster af en type / records of a type", [&] {
        return CommandCall{with_limit(
            Json{{"cmd", "list"}, {"type", given.type}, {"where", conditions(given)}}, given)};
    });
    list->add_option("TYPE", given.type)->required();
    list->add_option("--where", given.where, "FIELD=VALUE")->take_all();
    list->add_option("--limit", given.limit)->check(CLI::PositiveNumber);

    CLI::App* search = sub("search", "Søg på ord eller CPR / search by words or CPR", [&] {
        return CommandCall{with_limit(Json{{"cmd", "search"}, {"text", given.text}}, given)};
    });
    search->add_option("TEXT", given.text)->required();
    search->add_option("--limit", given.limit)->check(CLI::PositiveNumber);

    CLI::App* sync = sub("sync", "Synkronisér med centralen / sync with the central",
                         [&] { return sync_call(given); });
    CLI::Option* out =
        sync->add_option("--bundle-out", given.bundle_out,
                         "I en fil til centralen i stedet for over netværket / into a file for the "
                         "central instead of over the network");
    CLI::Option* in = sync->add_option("--bundle-in", given.bundle_in,
                                       "Centralens svar på den fil / the central's answer to it");
    for (CLI::Option* option : {out, in}) {
        option->type_name("FILE")->check(is_not_empty());
    }
    out->excludes(in);

    simple("conflicts", "Det, et menneske skal afgøre / what a human must decide");
    CLI::App* resolve = sub("resolve", "Afgør en konflikt / resolve a conflict",
                            [&] { return CommandCall{resolve_command(given)}; });
    resolve->add_option("ID", given.id)->required();
    resolve->add_option("FIELD", given.field)->required();
    CLI::Option* choose = resolve->add_option("--choose", given.choose, "DOT");
    CLI::Option* value = resolve->add_option("--value", given.value, "JSON");
    choose->excludes(value);
    resolve->add_option("--element", given.element, "for felter med flere / of a set field");
    resolve->add_option("--reason", given.reason)->required();
    resolve->add_option("--seen", given.seen)->check(is_not_empty());

    simple("quarantined", "Det, centralen har lagt til side / what the central set apart");
    simple("status", "Hvor tabletten står / where the tablet stands");
    simple("verify", "Kontrollér alt, der er gemt / check everything stored");
    simple("rebuild", "Byg lister og søgning op igen / rebuild lists and search");
    CLI::App* batch = sub("batch", "En JSON-kommando pr. linje / one JSON command a line",
                          [&] { return BatchCall{given.file}; });
    batch->add_option("FILE", given.file, "- er standardinddata / - is standard input")->required();

    for (const char* later : {"import", "rank", "plan", "outing", "hand-in"}) {
        sub(later, "Kommer i en senere version / comes in a later version",
            [later] { return LaterCall{later}; })
            ->fallthrough(false)
            ->prefix_command();
    }
}

} // namespace

std::variant<Invocation, UsageEnd> read_arguments(int argc, char** argv) {
    CLI::App app(
        "Borgerservice 2GO: tablettens lager på kommandolinjen / the tablet's store on the "
        "command line",
        "b2go");
    Given given;
    std::function<Call()> made;
    app.add_option("--store", given.store, "Tablettens mappe / the tablet's folder");
    app.add_option("--lang", given.language, "da eller en / da or en")
        ->check(CLI::IsMember({"da", "en"}));
    app.set_version_flag("--version", "b2go " + version());
    app.require_subcommand(1);
    app.fallthrough();
    declare(app, given, made);
    try {
        if (!are_utf8({argv, static_cast<std::size_t>(argc)})) {
            throw Mistake{not_utf8().da + " / " + not_utf8().en};
        }
        app.parse(argc, argv);
        Invocation invocation{
            given.store, given.language == "en" ? base::Language::english : base::Language::danish,
            made()};
        const bool needs_store = !std::holds_alternative<SchemaCall>(invocation.call) &&
                                 !std::holds_alternative<LaterCall>(invocation.call);
        if (needs_store && given.store.empty()) {
            throw Mistake{"Angiv tablettens mappe med --store. / Give the tablet's folder with "
                          "--store."};
        }
        return invocation;
    } catch (const CLI::Success& asked) {
        const bool is_version = asked.get_name() == "CallForVersion";
        app.exit(asked, is_version ? std::cout : std::cerr, std::cerr);
        return UsageEnd{kDone};
    } catch (const CLI::ParseError& error) {
        tell_usage("b2go", error.what());
        return UsageEnd{kUsage};
    } catch (const Mistake& mistake) {
        std::cerr << "b2go: " << mistake.message << '\n';
        return UsageEnd{kUsage};
    }
}

} // namespace b2go::platform
