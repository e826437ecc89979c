#include "platform/central/arguments.hpp"

#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>
#include <tuple>

#include <CLI/CLI.hpp>

#include "platform/program.hpp"
#include "platform/usage.hpp"

namespace b2go::platform {

namespace {

using Call = decltype(CentralInvocation::call);

/// What CLI11 fills; one set of variables serves all subcommands.
struct Given {
    std::string data;
    std::string key_file;
    std::string postgres;
    std::string language = "da";
    std::vector<std::string> hosts;
    bool demo = false;
    std::string listen;
    std::vector<std::string> proxies;
    bool access_log = false;
    std::string staff;
    std::string role;
    std::string team;
    record::DeviceNumber device = 0;
    record::Seq seq = 0;
    std::string reason;
    std::string id;
    std::string erasures;
    std::string file;
    std::string out;
    std::string recovery_key;
    bool dry_run = false;
};

/// The empty name would be the folder the program was started in.
CLI::Validator is_given() {
    return {[](std::string& text) { return text.empty() ? std::string("tom / empty") : ""; }, ""};
}

CLI::Validator is_one_address() {
    return {[](std::string& text) {
                return is_address(text) ? std::string() : "ingen adresse / no address: " + text;
            },
            ""};
}

class Commands {
public:
    Commands(CLI::App& app, Given& given) : app_(app), given_(given) {}

    void declare() {
        declare_set_up();
        declare_devices();
        simple(app_, "conflicts", "conflicts", "Det, et menneske skal afgøre / undecided fields");
        declare_quarantine();
        sub(app_, "history", "Hver ændring af en post / every change of a record",
            [this] {
                return AdminCall{Json{{"cmd", "history"}, {"id", given_.id}}};
            })
            ->add_option("ID", given_.id)
            ->required();
        simple(app_, "attachments", "attachments",
               "Bilag, der ikke er kommet helt frem / attachments that have not come whole");
        simple(app_, "stats", "stats", "Tal / figures");
        simple(app_, "verify", "verify", "Kontrollér alt, der er gemt / check everything stored");
        CLI::App* backup = sub(app_, "backup", "Sikkerhedskopi til FILE / backup to FILE", [this] {
            return AdminCall{
                Json{{"cmd", "backup"}, {"file", std::filesystem::absolute(given_.file).string()}}};
        });
        backup->add_option("FILE", given_.file)->required()->check(is_given());
        CLI::App* migrate =
            sub(app_, "migrate", "Flyt lageret til PostgreSQL / move the store to PostgreSQL",
                [this] { return MigrateCall{given_.dry_run}; });
        migrate->add_flag(
            "--dry-run", given_.dry_run,
            "Se kun efter, om det kan lade sig gøre / only look whether it can be done");
        CLI::App* bundle =
            sub(app_, "bundle", "Svar på en tablets fil / answer a tablet's file", [this] {
                return AdminCall{Json{{"cmd", "bundle"},
                                      {"in", std::filesystem::absolute(given_.file).string()},
                                      {"out", std::filesystem::absolute(given_.out).string()}}};
            });
        bundle->add_option("FILE", given_.file)->required()->check(is_given());
        bundle->add_option("--out", given_.out, "FILE")->required()->check(is_given());
        declare_citizen();
        declare_witness();
    }

    [[nodiscard]] Call made() const { return make_(); }

private:
    CLI::App* sub(CLI::App& parent, const char* name, const char* help,
                  std::function<Call()> make) {
        CLI::App* command = parent.add_subcommand(name, help);
        command->callback([this, make = std::move(make)] { make_ = make; });
        return command;
    }
    CLI::App* simple(CLI::App& parent, const char* name, const char* cmd, const char* help) {
        return sub(parent, name, help, [cmd] { return AdminCall{Json{{"cmd", cmd}}}; });
    }

    void declare_set_up() {
        CLI::App* init =
            sub(app_, "init", "Opret nøgler og tomt lager / make keys and store", [this] {
                return InitCall{given_.hosts, given_.demo};
            });
        init->add_option("--host", given_.hosts, "NAME|IP")->take_all();
        init->add_flag("--demo", given_.demo, "Kun opdigtede personer / made-up people only");

        CLI::App* serve = sub(app_, "serve", "Betjen tablets / serve tablets", [this]() -> Call {
            auto call = listen_address(given_.listen);
            if (!call) {
                throw CLI::ValidationError("--listen", "ADDR:PORT");
            }
            call->access_log = given_.access_log;
            call->proxies = given_.proxies;
            return *call;
        });
        serve->add_option("--listen", given_.listen, "ADDR:PORT; port 0: en ledig / a free one")
            ->required();
        serve->add_flag("--access-log", given_.access_log,
                        "En linje pr. forespørgsel / a line per request");

        serve
            ->add_option("--behind-proxy", given_.proxies,
                         "ADDR: en proxy, hvis X-Real-IP der stoles på / a proxy whose X-Real-IP "
                         "is trusted")
            ->take_all()
            ->check(is_one_address());

        CLI::App* proxy_files = sub(app_, "proxy-files",
                                    "Det, en proxy foran centralen skal bruge / what a proxy in "
                                    "front of the central needs",
                                    [this] {
                                        return ProxyFilesCall{given_.out, given_.hosts};
                                    });
        proxy_files->add_option("--out", given_.out, "DIR")->required()->check(is_given());
        proxy_files->add_option("--host", given_.hosts, "NAME|IP")->required()->take_all();

        CLI::App* enrol =
            sub(app_, "enrol", "Engangskode til en tablet / one-time code for a tablet", [this] {
                return AdminCall{Json{{"cmd", "enrol"},
                                      {"staff", given_.staff},
                                      {"role", given_.role},
                                      {"team", given_.team}}};
            });
        enrol->add_option("--staff", given_.staff, "NAME")->required();
        enrol->add_option("--role", given_.role, "staff|coordinator|sync_admin|partner_staff")
            ->required();
        enrol->add_option("--team", given_.team, "TEAM")->required();

        CLI::App* restore = sub(app_, "restore", "Gendan fra FILE / restore from FILE", [this] {
            return RestoreCall{given_.file, given_.recovery_key, given_.erasures};
        });
        restore->add_option("FILE", given_.file)->required()->check(is_given());
        restore->add_option("--recovery-key", given_.recovery_key, "FILE");
        restore->add_option("--erasures", given_.erasures, "FILE: <DIR>.erasures");
    }

    void declare_quarantine() {
        simple(app_, "quarantined", "quarantined",
               "Ændringer, der er lagt til side / changes set apart");
        const auto about = [this](const char* cmd, const char* help) {
            CLI::App* command = sub(app_, cmd, help, [this, cmd] {
                return AdminCall{Json{{"cmd", cmd},
                                      {"device", given_.device},
                                      {"seq", given_.seq},
                                      {"reason", given_.reason}}};
            });
            command->add_option("DEVICE", given_.device)->required();
            command->add_option("SEQ", given_.seq)->required();
            return command;
        };
        about("release", "Flet en ind, der er lagt til side / merge one that is set apart");
        about("discard", "Kassér en, der er lagt til side / discard one that is set apart")
            ->add_option("--reason", given_.reason, "TEXT")
            ->required();
    }

    void declare_citizen() {
        CLI::App& citizen = *app_.add_subcommand("citizen", "En borgers oplysninger / a citizen");
        citizen.require_subcommand(1);
        citizen.fallthrough();
        simple(citizen, "log", "citizen log",
               "Hvad der er slettet, og hvem der mangler / what was erased, who has not");
        const auto about = [&](const char* name, const char* cmd, const char* help) {
            CLI::App* command = sub(citizen, name, help, [this, cmd] {
                return AdminCall{Json{{"cmd", cmd}, {"id", given_.id}, {"reason", given_.reason}}};
            });
            command->add_option("ID", given_.id)->required();
            return command;
        };
        about("erase", "citizen erase", "Slet alt om en borger / erase all about a citizen")
            ->add_option("--reason", given_.reason, "TEXT")
            ->required();
        about("extract", "citizen extract", "Alt, der er gemt om en borger / all that is held");
        about("hold", "citizen hold", "Må ikke slettes / must not be erased")
            ->add_option("--reason", given_.reason, "TEXT")
            ->required();
        about("lift", "citizen lift", "Må slettes igen / may be erased again");
    }

    void declare_witness() {
        CLI::App& witness = *app_.add_subcommand(
            "witness", "Det, en gendannet central mangler, og en tablet havde / "
                       "what a restored central lacks and a tablet had");
        witness.require_subcommand(1);
        witness.fallthrough();
        simple(witness, "list", "witness list", "Hvad der mangler / what is lacking");
        for (const auto& [name, cmd, help] :
             {std::tuple{"restore", "witness restore", "Skriv det igen / write it again"},
              std::tuple{"discard", "witness discard", "Glem det / forget it"}}) {
            sub(witness, name, help,
                [this, cmd = cmd] {
                    return AdminCall{Json{{"cmd", cmd}, {"id", given_.id}}};
                })
                ->add_option("ID", given_.id)
                ->required();
        }
    }

    void declare_devices() {
        CLI::App& device = *app_.add_subcommand("device", "Tablets / tablets");
        device.require_subcommand(1);
        device.fallthrough();
        simple(device, "list", "devices", "Alle / all");
        for (const char* name : {"revoke", "report"}) {
            CLI::App* command =
                sub(device, name,
                    name == std::string_view("revoke")
                        ? "Bortvis en tablet / turn a tablet away"
                        : "Hvad en tablet nåede / how far a tablet had come",
                    [this, name] {
                        return AdminCall{Json{{"cmd", name}, {"device", given_.device}}};
                    });
            command->add_option("DEVICE", given_.device)->required();
        }
    }

    CLI::App& app_;
    Given& given_;
    std::function<Call()> make_;
};

} // namespace

std::variant<CentralInvocation, ExitCode> read_central_arguments(int argc, char** argv) {
    CLI::App app("Borgerservice 2GO: centralen / the central", "b2go-central");
    Given given;
    app.add_option("--data", given.data, "Centralens mappe / the central's folder");
    app.add_option("--key-file", given.key_file, "Ellers <DIR>.key / otherwise <DIR>.key");
    app.add_option("--postgres", given.postgres,
                   "postgresql://USER@HOST/DB, uden adgangskode / without a password");
    app.add_option("--lang", given.language, "da eller en / da or en")
        ->check(CLI::IsMember({"da", "en"}));
    app.set_version_flag("--version", "b2go-central " + version());
    app.require_subcommand(1);
    app.fallthrough();
    Commands commands(app, given);
    commands.declare();
    if (!are_utf8({argv, static_cast<std::size_t>(argc)})) {
        std::cerr << "b2go-central: " << not_utf8().da << " / " << not_utf8().en << '\n';
        return kUsage;
    }
    try {
        app.parse(argc, argv);
        CentralInvocation invocation{given.data, given.key_file, given.postgres,
                                     given.language == "en" ? base::Language::english
                                                            : base::Language::danish,
                                     commands.made()};
        if (given.data.empty()) {
            throw CLI::RequiredError("--data");
        }
        if (auto* admin = std::get_if<AdminCall>(&invocation.call)) {
            admin->command["lang"] = given.language;
        }
        return invocation;
    } catch (const CLI::Success& asked) {
        const bool is_version = asked.get_name() == "CallForVersion";
        app.exit(asked, is_version ? std::cout : std::cerr, std::cerr);
        return kDone;
    } catch (const CLI::ParseError& error) {
        tell_usage("b2go-central", error.what());
        return kUsage;
    }
}

} // namespace b2go::platform
