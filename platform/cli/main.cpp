#include <fstream>
#include <iostream>

#include "app/commands.hpp"
#include "domain/registry.hpp"
#include "platform/cli/batch.hpp"
#include "platform/cli/invocation.hpp"
#include "platform/exit_codes.hpp"
#include "platform/os_clock.hpp"
#include "platform/os_random.hpp"
#include "platform/place.hpp"
#include "platform/process.hpp"
#include "platform/program.hpp"
#include "platform/tablet/passphrase.hpp"
#include "registry/json.hpp"

namespace {

using namespace b2go;
using namespace b2go::platform;

/// Data to standard output, words for people to standard error.
int end_refused(const base::Rejection& rejection, base::Language language) {
    std::cerr << "b2go: " << rejection.message.in(language) << '\n';
    const ExitCode code = exit_code_of(rejection.kind);
    if (code == kRefused) {
        std::cout << app::errors_to_json(rejection, language).dump() << '\n';
    }
    return code;
}

void print(const Json& result) {
    if (!result.is_array()) {
        std::cout << result.dump() << '\n';
        return;
    }
    for (const Json& row : result) {
        std::cout << row.dump() << '\n';
    }
}

int print_schema(const SchemaCall& call, base::Language language) {
    if (call.type.empty()) {
        for (const registry::Entity* entity : domain::registry().entities()) {
            print(registry::schema_to_json(*entity, domain::registry()));
        }
        return kDone;
    }
    const auto entity = app::entity_named(call.type);
    if (!entity) {
        return end_refused(entity.error(), language);
    }
    print(registry::schema_to_json(**entity, domain::registry()));
    return kDone;
}

int refuse_later(const LaterCall& call, base::Language language) {
    return end_refused({base::Refusal::unsupported,
                        {"\"" + call.name + "\" kommer i en senere version. Intet er ændret.",
                         "\"" + call.name + "\" comes in a later version. Nothing was changed."},
                        {}},
                       language);
}

/// What the programs read from the machine.
struct Machine {
    OsClock clock;
    OsUptime uptime;
    OsRandom random;
    [[nodiscard]] base::Clocks clocks() const { return {clock, uptime}; }
};

int enrol(const Invocation& invocation, const EnrolCall& call, Machine& machine) {
    const auto passphrase = read_new_passphrase(invocation.language);
    if (!passphrase) {
        return end_refused(passphrase.error(), invocation.language);
    }
    const auto tablet = Tablet::enrol(invocation.store, *passphrase, call.enrolment, call.effort,
                                      machine.clocks(), machine.random);
    if (!tablet) {
        return end_refused(tablet.error(), invocation.language);
    }
    const auto identity = (*tablet)->store().run(
        store::Priority::person, [](store::Store& store) { return store.identity(); });
    // The catalogues, the team and its citizens come with the first sync. Without network it can be
    // made later: the tablet is enrolled.
    if (const auto first = (*tablet)->sync(); !first) {
        std::cerr << "b2go: " << first.error().message.in(invocation.language) << '\n';
    }
    print({{"device", identity->device},
           {"staff", identity->staff.text()},
           {"staff_name", identity->staff_name},
           {"team", identity->team.text()},
           {"demo", identity->demo}});
    return kDone;
}

/// A sync went well, and yet not all was taken: nobody may overlook it.
void warn_of_set_apart(const Json& synced, base::Language language) {
    const auto count = synced.value("quarantined", std::uint64_t{0});
    if (count == 0) {
        return;
    }
    const base::Label words{
        "Centralen har lagt " + std::to_string(count) +
            " af tablettens ændringer til side. Intet er tabt. Se hvilke og hvorfor med b2go "
            "quarantined, og kontakt synk-administratoren.",
        "The central has set " + std::to_string(count) +
            " of this tablet's changes apart. Nothing is lost. See which and why with b2go "
            "quarantined, and contact the sync administrator."};
    std::cerr << "b2go: " << words.in(language) << '\n';
}

int run_command(Runner& runner, const CommandCall& call, base::Language language) {
    const auto result = runner.run(call.command);
    if (!result) {
        return end_refused(result.error(), language);
    }
    print(*result);
    const std::string cmd = call.command.value("cmd", "");
    if (cmd == "sync" && !result->contains("bundled")) {
        for (const Json& note : result->at("notes")) {
            std::cerr << "b2go: "
                      << base::Label(note.at("da").get<std::string>(),
                                     note.at("en").get<std::string>())
                             .in(language)
                      << '\n';
        }
        warn_of_set_apart(*result, language);
    }
    if (cmd == "sync" && result->value("left", std::uint64_t{0}) > 0) {
        const base::Label words{
            "Ikke alt kunne være i én fil. Læs svaret på den ind, og lav en til.",
            "Not everything fitted into one file. Read its answer in, and make "
            "another."};
        std::cerr << "b2go: " << words.in(language) << '\n';
    }
    const bool found = cmd == "verify" && !result->value("ok", true);
    return found ? kFound : kDone;
}

int run_batch_call(Runner& runner, const BatchCall& call, base::Language language) {
    if (call.file == "-") {
        return run_batch(runner, std::cin, std::cout, language);
    }
    std::ifstream file(call.file);
    if (!file) {
        return end_refused({base::Refusal::invalid,
                            {"Filen kan ikke læses. Intet er ændret.",
                             "The file cannot be read. Nothing was changed."},
                            {{"FILE", {"Kan ikke læses.", "Cannot be read."}}}},
                           language);
    }
    return run_batch(runner, file, std::cout, language);
}

int on_store(const Invocation& invocation, Machine& machine) {
    const auto passphrase = read_passphrase(invocation.language);
    if (!passphrase) {
        return end_refused(passphrase.error(), invocation.language);
    }
    const auto tablet =
        Tablet::open(invocation.store, *passphrase, machine.clocks(), machine.random);
    if (!tablet) {
        return end_refused(tablet.error(), invocation.language);
    }
    Runner runner(**tablet, machine.random);
    if (const auto* batch = std::get_if<BatchCall>(&invocation.call)) {
        return run_batch_call(runner, *batch, invocation.language);
    }
    return run_command(runner, std::get<CommandCall>(invocation.call), invocation.language);
}

int run(const Invocation& invocation) {
    if (const auto* schema = std::get_if<SchemaCall>(&invocation.call)) {
        return print_schema(*schema, invocation.language);
    }
    if (const auto* later = std::get_if<LaterCall>(&invocation.call)) {
        return refuse_later(*later, invocation.language);
    }
    // Before anybody is asked for a passphrase.
    if (const auto refused = refused_place(invocation.store, "store")) {
        return end_refused(*refused, invocation.language);
    }
    Machine machine;
    if (const auto* call = std::get_if<EnrolCall>(&invocation.call)) {
        return enrol(invocation, *call, machine);
    }
    return on_store(invocation, machine);
}

} // namespace

int main(int argc, char** argv) {
    const auto arguments = read_arguments(argc, argv);
    if (const auto* end = std::get_if<UsageEnd>(&arguments)) {
        return end->code;
    }
    const auto& invocation = std::get<Invocation>(arguments);
    try {
        harden_process();
        settle_heap();
        base::init_crypto();
        return hand_over(run(invocation), "b2go", invocation.language);
    } catch (const base::Fault& fault) {
        std::cerr << "b2go: " << words_for(fault).in(invocation.language) << '\n';
        return exit_code_of(fault.code());
    } catch (const std::exception&) {
        std::cerr << "b2go: uventet fejl; det gemte er, som det var. / unexpected error; what is "
                     "stored is as it was.\n";
        return kFault;
    }
}
